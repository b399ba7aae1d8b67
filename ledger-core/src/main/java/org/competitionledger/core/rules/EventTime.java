package org.competitionledger.core.rules;

import java.time.Instant;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.times.LedgerTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.HeadState;

/** The ledger time of an event that is not folded yet. */
final class EventTime {

  private EventTime() {}

  static Instant of(State before, Event event, RecordKind record) {
    return LedgerTime.of(
        record,
        event.getRecordedAt(),
        event.getSaid().getOccurredAt(),
        before.find(Keys.HEAD).map(HeadState::getLastLedgerTime));
  }
}
