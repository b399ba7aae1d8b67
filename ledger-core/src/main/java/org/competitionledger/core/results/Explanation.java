package org.competitionledger.core.results;

import java.util.List;

/**
 * How an entry came by its total.
 *
 * @param result what came out
 * @param steps every step, criterion by criterion, children before parents, but what parts have in
 *     the occasions that their parent chose after that choice; then adjustments, total and gates
 */
public record Explanation(EntryResult result, List<Step> steps) {}
