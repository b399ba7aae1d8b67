package org.competitionledger.core.results;

import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.TieBreak;

/**
 * How an entry stands to another one on equal points.
 *
 * @param participant the other
 * @param rank the other's rank; empty while ranks are not known
 * @param order where the entry stands to it
 * @param tieBreak what parted them; empty where nothing did
 * @param told what each of them brought to it
 */
public record Tie(
    String participant,
    OptionalInt rank,
    Order order,
    Optional<TieBreak> tieBreak,
    TieKey.Told told) {

  /** Where an entry stands to another. */
  public enum Order implements PublicName {
    AHEAD,
    BEHIND,
    /** They share a rank. */
    SHARED
  }
}
