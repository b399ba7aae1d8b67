package org.competitionledger.api.read;

/**
 * A competition as it stood at a moment.
 *
 * @param reading the state after the event; what is read from it never changes
 * @param settled whether the same question will always mean the same event: not so for a time after
 *     the last event, nor for now
 */
public record Moment(Reading reading, long sequence, boolean settled) {}
