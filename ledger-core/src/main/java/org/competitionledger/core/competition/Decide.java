package org.competitionledger.core.competition;

import java.time.Instant;
import org.competitionledger.command.Command;

/** Judges commands. */
public final class Decide {

  private Decide() {}

  /**
   * Decides one command: all of its events or none. Where it is accepted, the events are folded
   * into the state; where it is refused, the state is untouched.
   *
   * @param competition the competition's id
   * @param state its state
   * @param command what is proposed
   * @param now the ledger's clock; where it runs behind the last event's recordedAt, that counts
   */
  public static Decision decide(String competition, State state, Command command, Instant now) {
    throw new IllegalStateException("to be written");
  }
}
