package org.competitionledger.core.findings.records;

import java.time.Duration;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;

/**
 * Event recorded long after it happened (LIVE) (§10.4): more than {@link #DAYS} days after the
 * latest time at which it can have happened. One finding for the whole competition.
 */
public final class RecordedLate {

  static final int DAYS = 30;

  private static final String SUBJECT = "record";

  private RecordedLate() {}

  /** Told from the event alone, since every event is asked. */
  public static boolean isLate(Event event) {
    ApproximateTime occurred = event.getSaid().getOccurredAt();
    return occurred != null
        && occurred.getLatest().isBefore(event.getRecordedAt().minus(Duration.ofDays(DAYS)));
  }

  public static void observe(RecordKind record, Observed at) {
    if (record == RecordKind.LIVE) {
      at.raise(
          FindingCode.RECORDED_LATE,
          SUBJECT,
          Words.FINDINGS.say("record-is-kept-live-but", Term.of(DAYS)),
          at.sequence());
    }
  }
}
