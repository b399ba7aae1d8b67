/**
 * What the rules make of scores. A criteria set is compiled once for a stage; then the points of
 * one entry are a pure, exact function of that entry's own recorded scores (and, under
 * RATIO_TO_BEST or a countback by ranks, of the figures of its rivals).
 */
package org.competitionledger.core.scoring;
