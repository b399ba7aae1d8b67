package org.competitionledger.api.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/** Promises with their age. */
public record PromisesView(List<Item> promises) {

  /**
   * A promise at a moment; written as core's {@code RulesJson} says.
   *
   * @param at the moment
   * @param zone in which its days are counted
   * @param announcedWith what was announced in one go with it
   */
  public record Item(
      PromiseView promise, Instant at, ZoneId zone, List<AnnouncedTogether.Part> announcedWith) {}

  /** Promises looked at, at most; a competition with more shows its first. */
  private static final int PROMISES_MAX = 1_000;

  /** All promises, as of now; in a reconstructed competition as of its last event. */
  static List<Item> all(LedgerNode node, Reading reading, List<RuleChange> changes) {
    Instant at = moment(reading);
    ZoneId zone = reading.zone();
    List<PromiseView> promises = node.views().promises(reading.competition(), -1, PROMISES_MAX);
    AnnouncedTogether together = new AnnouncedTogether(changes, promises);
    return promises.stream()
        .map(promise -> new Item(promise, at, zone, together.with(promise)))
        .toList();
  }

  /** What was announced in one go with each of these changes and with the promises. */
  static AnnouncedTogether together(LedgerNode node, String competition, List<RuleChange> changes) {
    return new AnnouncedTogether(changes, node.views().promises(competition, -1, PROMISES_MAX));
  }

  /** The promises that have not been kept, without what was announced with them. */
  public static List<Item> open(LedgerNode node, Reading reading) {
    return node.views().promises(reading.competition(), -1, PROMISES_MAX).stream()
        .filter(promise -> promise.getKept() < 0)
        .map(promise -> new Item(promise, moment(reading), reading.zone(), List.of()))
        .toList();
  }

  private static Instant moment(Reading reading) {
    return reading.announced().getRecord() == RecordKind.LIVE
        ? Instant.now()
        : reading.ledgerTime();
  }
}
