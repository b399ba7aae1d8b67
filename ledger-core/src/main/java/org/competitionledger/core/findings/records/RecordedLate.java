package org.competitionledger.core.findings.records;

import java.time.Duration;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
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
          Template.fill(
              "실시간으로 기록하는 대회이나, 일이 있은 지 {0}일이 넘어 기록된 것이 있다.",
              "The record is kept live, but holds events recorded more than {0} days after they"
                  + " happened.",
              Term.of(DAYS)),
          at.sequence());
    }
  }
}
