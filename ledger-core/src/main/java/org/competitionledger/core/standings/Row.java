package org.competitionledger.core.standings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.core.results.GateVerdict;

/**
 * One entry in a table.
 *
 * @param participant the participant
 * @param place where it stands
 * @param sum what it stands there with
 * @param outcome what became of the entry; empty while it is in
 * @param gates every gate, in the order of the criteria set
 * @param points every scored or informative criterion, in the order of the criteria set
 */
public record Row(
    String participant,
    Place place,
    Sum sum,
    Optional<Outcome> outcome,
    List<GateVerdict> gates,
    List<Points> points) {

  /**
   * Where an entry stands.
   *
   * @param section where it is listed
   * @param rank from 1, shared by all tied (1, 2, 2, 4); only in {@link Section#RANKED}, and not
   *     while a total of an entry that failed no gate is not published
   * @param tied whether another entry shares its rank
   * @param rankAmongPublished instead of the rank, while a total is not published
   * @param rankIgnoringGates of an entry that failed a gate: its rank in the table with gates
   *     ignored
   * @param cut what the cut rule says
   */
  public record Place(
      Section section,
      OptionalInt rank,
      boolean tied,
      OptionalInt rankAmongPublished,
      OptionalInt rankIgnoringGates,
      Cut cut) {}

  /**
   * What an entry's scores come to.
   *
   * @param total sum over the top-level scored criteria, plus adjustments; empty if not published
   * @param gross the total if no occasion were dropped under BEST_N
   * @param complete whether no score is pending or not comparable, so that the total is not
   *     provisional
   * @param pending whether a score that counts towards the total is still pending
   */
  public record Sum(
      Optional<Amount> total, Optional<Amount> gross, boolean complete, boolean pending) {}

  /** Where it is listed. */
  public Section section() {
    return place.section;
  }

  /** From 1; empty where it has none, or where that is not known yet. */
  public OptionalInt rank() {
    return place.rank;
  }

  /** Whether another entry shares its rank. */
  public boolean tied() {
    return place.tied;
  }

  /** What the cut rule says. */
  public Cut cut() {
    return place.cut;
  }

  /** The total; empty if not published. */
  public Optional<Amount> total() {
    return sum.total;
  }

  /** Whether its total is not provisional. */
  public boolean complete() {
    return sum.complete;
  }

  /** Whether a score that counts towards the total is still pending. */
  public boolean pending() {
    return sum.pending;
  }
}
