package org.competitionledger.core.findings;

import java.time.Instant;
import java.util.List;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.view.Finding;

/**
 * A log that has grown and is not signed for a minute (§10.5): its last events stand under no
 * signed head, so that nobody could prove it if they were replaced. No event tells that; whoever
 * knows the newest head does.
 */
public final class LogUnsigned {

  private LogUnsigned() {}

  /**
   * The finding.
   *
   * @param size how many events the newest head signs, 0 if there is none
   * @param last the last sequence; at least {@code size}
   * @param since when the first event was recorded that it does not sign
   * @param at the moment of looking
   */
  public static FindingAt behind(long size, long last, Instant since, Instant at) {
    return found(
        FindingCode.LOG_UNSIGNED,
        Words.FINDINGS.say(
            "log-is-no-longer-signed",
            Term.of(size),
            Term.count(last + 1 - size, "event", "events")),
        size,
        since,
        at);
  }

  /**
   * "A log whose signed head is not in the register": whoever has the register alone does not know
   * of it.
   *
   * @param size how many events the head signs that is not in it
   * @param since when that was noticed
   * @param at the moment of looking
   */
  public static FindingAt unregistered(long size, Instant since, Instant at) {
    return found(
        FindingCode.LOG_UNREGISTERED,
        Words.FINDINGS.say("log-is-not-registered", Term.count(size, "event", "events")),
        size - 1,
        since,
        at);
  }

  private static FindingAt found(
      FindingCode code, Term detail, long event, Instant since, Instant at) {
    Finding finding =
        new Finding(
            code.code(),
            "log",
            detail.text(),
            List.of(event),
            1,
            event,
            since,
            FindingStore.NONE,
            null);
    return new FindingAt(code, finding, false, at);
  }
}
