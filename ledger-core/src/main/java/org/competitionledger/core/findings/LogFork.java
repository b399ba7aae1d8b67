package org.competitionledger.core.findings;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.Event;
import org.competitionledger.state.HeadState;
import org.competitionledger.view.Finding;

/**
 * "Log fork": two different events were shown under one number. No log that is read alone has one;
 * who holds two copies asks this for an event that they don't have in common.
 */
public final class LogFork {

  private LogFork() {}

  /** Whether two events have the same number and are not the same, byte for byte. */
  public static boolean isFork(Event one, Event other) {
    return one.getSequence() == other.getSequence()
        && !Arrays.equals(EventCodec.encode(one), EventCodec.encode(other));
  }

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

  /**
   * Brings the finding up.
   *
   * @param state the competition's state as folded so far
   * @param memory the findings' own state
   * @param shown the event that another copy of the log shows under a number already folded
   */
  public static List<Finding> observe(State state, State memory, Event shown) {
    Instant time =
        state.find(Keys.HEAD).map(HeadState::getLastLedgerTime).orElse(shown.getRecordedAt());
    FindingStore store = new FindingStore(memory);
    store.raise(
        FindingCode.LOG_FORK,
        "log",
        Words.FINDINGS.say("log-has-forked-different-events", Term.of(shown.getSequence())).text(),
        time,
        shown.getSequence(),
        List.of(shown.getSequence()));
    return store.changed();
  }
}
