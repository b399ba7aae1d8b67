package org.competitionledger.api.rules;

import java.time.Instant;
import java.util.List;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/** Promises with their age. */
public record PromisesView(List<Item> promises) {

  /**
   * A promise at a moment; written as core's {@code RulesJson} says.
   *
   * @param status how it stands
   * @param announcedWith what was announced in one go with it
   */
  public record Item(
      PromiseView promise, Promises.Status status, List<AnnouncedTogether.Part> announcedWith) {}

  /** Promises looked at, at most; a competition with more shows its first. */
  private static final int PROMISES_MAX = 1_000;

  /** All promises, as of now; in a reconstructed competition as of its last event. */
  public static List<Item> all(LedgerNode node, Reading reading, List<RuleChange> changes) {
    List<PromiseView> promises = node.views().promises(reading.competition(), -1, PROMISES_MAX);
    AnnouncedTogether together = new AnnouncedTogether(changes, promises);
    return promises.stream()
        .map(promise -> new Item(promise, status(promise, reading), together.with(promise)))
        .toList();
  }

  /** What was announced in one go with each of these changes and with the promises. */
  public static AnnouncedTogether together(
      LedgerNode node, String competition, List<RuleChange> changes) {
    return new AnnouncedTogether(changes, node.views().promises(competition, -1, PROMISES_MAX));
  }

  /** The promises that have not been kept, without what was announced with them. */
  public static List<Item> open(LedgerNode node, Reading reading) {
    return node.views().promises(reading.competition(), -1, PROMISES_MAX).stream()
        .filter(promise -> promise.getKept() < 0)
        .map(promise -> new Item(promise, status(promise, reading), List.of()))
        .toList();
  }

  private static Promises.Status status(PromiseView promise, Reading reading) {
    Instant at =
        reading.announced().getRecord() == RecordKind.LIVE ? Instant.now() : reading.ledgerTime();
    return Promises.at(reading.state(), promise, at, reading.zone());
  }
}
