package org.competitionledger.core.competition;

import java.time.Instant;
import java.util.Optional;
import org.competitionledger.command.Authority;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.CompetitionState;

/**
 * What a rule looks at beside the payload: the state that the events before left, and what is said
 * around the payload.
 *
 * @param id the competition's id
 * @param state the state before the event
 * @param competition the competition; empty before its first event
 * @param record how it is recorded
 * @param authority who writes
 * @param said the proposal
 * @param sequence the sequence that the event would have
 * @param recordedAt when it would be recorded
 * @param ledgerTime the ledger time that it would have
 */
record Facts(
    String id,
    State state,
    Optional<CompetitionState> competition,
    RecordKind record,
    Authority authority,
    Proposal said,
    long sequence,
    Instant recordedAt,
    Instant ledgerTime) {}
