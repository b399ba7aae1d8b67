package org.competitionledger.api.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.competitionledger.api.read.Reading;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.view.PromiseView;

/** Promises with their age. */
public record PromisesView(List<Item> promises) {

  /**
   * A promise at a moment; written as core's {@code RulesJson} says.
   *
   * @param at the moment
   * @param zone in which its days are counted
   */
  public record Item(PromiseView promise, Instant at, ZoneId zone) {}

  /** Promises looked at, at most; a competition with more shows its first. */
  private static final int PROMISES_MAX = 1_000;

  /** All promises, as of now; in a reconstructed competition as of its last event. */
  public static List<Item> all(LedgerNode node, Reading reading) {
    Instant at =
        reading.announced().getRecord() == RecordKind.LIVE ? Instant.now() : reading.ledgerTime();
    ZoneId zone = reading.zone();
    return node.views().promises(reading.competition(), -1, PROMISES_MAX).stream()
        .map(promise -> new Item(promise, at, zone))
        .toList();
  }

  /** The promises that have not been kept. */
  public static List<Item> open(LedgerNode node, Reading reading) {
    return all(node, reading).stream().filter(item -> item.promise().getKept() < 0).toList();
  }
}
