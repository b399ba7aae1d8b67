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
    Finding finding =
        new Finding(
            FindingCode.LOG_UNSIGNED.code(),
            "log",
            Words.FINDINGS
                .say(
                    "log-is-no-longer-signed",
                    Term.of(size),
                    Term.count(last + 1 - size, "event", "events"))
                .text(),
            List.of(size),
            1,
            size,
            since,
            FindingStore.NONE,
            null);
    return new FindingAt(FindingCode.LOG_UNSIGNED, finding, false, at);
  }
}
