/**
 * What the rules make of scores. A criteria set is compiled once for a stage ({@code
 * CompiledRules}); then the points of one entry are a pure, exact function of that entry's own
 * recorded scores ({@code EntrySheet}) and, under RATIO_TO_BEST, a countback by ranks or
 * WORST_PLUS, of its rivals ({@code OccasionBests}).
 *
 * <p>The steps, each in a class of its own and each told to a {@code Trace}: scores → one figure an
 * occasion ({@code OverEvaluators}) → points ({@code ToPoints}) → one sum ({@code OverOccasions}) →
 * factor, rounding, parents, total, gates, tie-breaks ({@code EntryScoring}). Where a sentence of
 * the rules leaves a choice, the choice stands in the javadoc of the step.
 */
package org.competitionledger.core.scoring;
