package org.competitionledger.api.findings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.LedgerNode;

/** Findings of a competition. */
public record FindingsView(List<Item> findings) {

  /**
   * A finding; written as core's {@code FindingsJson} says.
   *
   * @param zone in which its days are counted
   */
  public record Item(FindingAt found, ZoneId zone) {}

  /** All findings, and behind them those of the log itself, which no event tells. */
  public static List<Item> withLog(
      LedgerNode node, LogFindings log, Reading reading, Optional<FindingCode> code) {
    Stream<Item> ofLog =
        log.of(reading.competition(), reading.lastSequence(), Instant.now()).stream()
            .filter(found -> code.isEmpty() || code.get() == found.code())
            .map(found -> new Item(found, reading.zone()));
    return Stream.concat(all(node, reading, code).stream(), ofLog).toList();
  }

  /** All findings, as of now; in a reconstructed competition as of its last event. */
  public static List<Item> all(LedgerNode node, Reading reading, Optional<FindingCode> code) {
    Instant last = reading.ledgerTime();
    Instant now = reading.announced().getRecord() == RecordKind.LIVE ? Instant.now() : last;
    Instant at = now.isAfter(last) ? now : last;
    ZoneId zone = reading.zone();
    return node.views().findings(reading.competition(), code, at).stream()
        .map(found -> new Item(found, zone))
        .toList();
  }
}
