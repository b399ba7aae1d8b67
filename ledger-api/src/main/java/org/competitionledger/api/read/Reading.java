package org.competitionledger.api.read;

import java.time.Instant;
import java.time.ZoneId;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.HeadState;

/**
 * A competition as it stands.
 *
 * @param lastSequence the answer holds at least as of this sequence
 */
public record Reading(String competition, State state, long lastSequence) {

  /** What was announced. */
  public CompetitionState announced() {
    return state.find(Keys.COMPETITION).orElseThrow();
  }

  /** The zone in which days are counted. */
  public ZoneId zone() {
    return ZoneId.of(announced().getZone());
  }

  /** Ledger time of the last event. */
  public Instant ledgerTime() {
    return state.find(Keys.HEAD).map(HeadState::getLastLedgerTime).orElseThrow();
  }
}
