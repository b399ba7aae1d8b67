package org.competitionledger.core.standings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.core.results.GateVerdict;

/**
 * One entry in a table.
 *
 * @param participant the participant
 * @param section where it is listed
 * @param rank from 1, shared by all tied (1, 2, 2, 4); only in {@link Section#RANKED}, and not
 *     while a total of an entry that failed no gate is not published
 * @param tied whether another entry shares its rank
 * @param rankAmongPublished instead of the rank, while a total is not published
 * @param rankIgnoringGates of an entry that failed a gate: its rank in the table with gates ignored
 * @param total sum over the top-level scored criteria, plus adjustments; empty if not published
 * @param gross the total if no occasion were dropped under BEST_N
 * @param complete whether no score is pending or not comparable, so that the total is not
 *     provisional
 * @param pending whether a score that counts towards the total is still pending
 * @param cut what the cut rule says
 * @param outcome what became of the entry; empty while it is in
 * @param gates every gate, in the order of the criteria set
 * @param points every scored or informative criterion, in the order of the criteria set
 */
public record Row(
    String participant,
    Section section,
    OptionalInt rank,
    boolean tied,
    OptionalInt rankAmongPublished,
    OptionalInt rankIgnoringGates,
    Optional<Amount> total,
    Optional<Amount> gross,
    boolean complete,
    boolean pending,
    Cut cut,
    Optional<Outcome> outcome,
    List<GateVerdict> gates,
    List<Points> points) {}
