package org.competitionledger.core.decide;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.command.RefusalReceipt;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.state.OverlayState;

/** What decide says to a command. */
public sealed interface Decision {

  /**
   * Accepted: these events are to be recorded.
   *
   * @param events the events, numbered, dated and encoded
   * @param after the state with the events folded: above the one they were decided by, until it is
   *     committed
   */
  record Accepted(List<EncodedEvent> events, OverlayState after) implements Decision {}

  /**
   * The same command was accepted before; nothing is to be recorded.
   *
   * @param firstSequence sequence of its first event
   * @param count number of its events
   */
  record Replayed(long firstSequence, int count) implements Decision {}

  /**
   * Refused.
   *
   * @param refusal why
   * @param index index of the refused event in the command; empty where the command as a whole was
   *     refused
   * @param lastSequence the competition's last sequence, -1 if it has none
   */
  record Refused(Refusal refusal, OptionalInt index, long lastSequence) implements Decision {

    /** The same as it is answered to who asked. */
    public org.competitionledger.command.Refused answer() {
      return answer(Optional.empty());
    }

    /** The same, where it was put on record. */
    public org.competitionledger.command.Refused answer(Optional<RefusalReceipt> receipt) {
      return new org.competitionledger.command.Refused(
          refusal.code().code(),
          index.isPresent() ? index.getAsInt() : null,
          refusal.pointer().orElse(null),
          refusal.arguments(),
          lastSequence,
          receipt.orElse(null));
    }
  }
}
