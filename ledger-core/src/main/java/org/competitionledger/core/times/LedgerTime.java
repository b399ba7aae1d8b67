package org.competitionledger.core.times;

import java.time.Instant;
import java.util.Optional;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.RecordKind;

/** The clock by which windows, timing, notice and as-of go. It never decreases in a competition. */
public final class LedgerTime {

  private LedgerTime() {}

  /**
   * In a LIVE competition recordedAt; in a RECONSTRUCTED one the later end of occurredAt, but never
   * before the preceding event's (§2.2). An event without occurredAt takes the preceding event's
   * time, since its recordedAt, years later, would end all order of those that follow.
   *
   * @param record how the competition is recorded
   * @param recordedAt the ledger's clock
   * @param occurredAt when it happened, resolved; null if not said
   * @param preceding the preceding event's ledger time; empty for the first event
   */
  public static Instant of(
      RecordKind record,
      Instant recordedAt,
      ApproximateTime occurredAt,
      Optional<Instant> preceding) {
    if (record == RecordKind.LIVE) {
      return recordedAt;
    }
    Instant occurred = occurredAt == null ? preceding.orElse(recordedAt) : occurredAt.getLatest();
    return preceding.isPresent() && preceding.get().isAfter(occurred) ? preceding.get() : occurred;
  }
}
