/**
 * Criteria sets as rules read them: which one governs a stage, what stands in it, what it means
 * where a text is missing.
 */
package org.competitionledger.core.criteria;
