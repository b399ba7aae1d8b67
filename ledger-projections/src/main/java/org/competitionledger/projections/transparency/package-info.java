/**
 * The transparency log of each competition: trees that grow with the fold, heads that the owner of
 * a partition signs over them, and the ways to ask for both.
 */
package org.competitionledger.projections.transparency;
