package org.competitionledger.core.findings;

import java.time.Instant;
import java.util.List;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.view.Finding;

/**
 * "Log fork": two different events were shown under one number. No log that is read alone has one;
 * it takes a witness, who remembers what it was shown.
 */
public final class LogFork {

  private LogFork() {}

  /**
   * The finding of a witness that refuses to cosign: it had cosigned a head of the log that the log
   * shown to it now does not continue.
   *
   * @param witness the witness's name
   * @param size how many events the head had that it cosigned
   * @param since when it refused for the first time
   * @param at the moment of looking
   */
  public static FindingAt refused(String witness, long size, Instant since, Instant at) {
    long last = size - 1;
    Finding finding =
        new Finding(
            FindingCode.LOG_FORK.code(),
            "witness " + witness,
            Words.FINDINGS
                .say(
                    "log-has-forked-the-witness",
                    Term.of(witness),
                    Term.count(size, "event", "events"))
                .text(),
            List.of(last),
            1,
            last,
            since,
            FindingStore.NONE,
            null);
    return new FindingAt(FindingCode.LOG_FORK, finding, false, at);
  }
}
