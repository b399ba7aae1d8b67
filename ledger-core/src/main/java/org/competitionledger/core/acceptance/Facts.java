package org.competitionledger.core.acceptance;

import static org.competitionledger.core.refusal.Refusal.refuse;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.state.CallState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.StageState;

/**
 * What a rule looks at beside the payload: the state that the events before left, and what is said
 * around the payload.
 *
 * @param id the competition's id
 * @param state the state before the event
 * @param competition the competition; empty before its first event
 * @param subject who writes
 * @param role in which role
 * @param said the proposal, its times resolved
 * @param sequence the sequence that the event would have
 * @param ledgerTime the ledger time that it would have
 * @param ledgerVersion the version of the ledger's rules that decides it
 * @param tables tables that were computed before
 * @param held which keys the ledger signs with
 */
public record Facts(
    String id,
    State state,
    Optional<CompetitionState> competition,
    String subject,
    Role role,
    Proposal said,
    long sequence,
    Instant ledgerTime,
    int ledgerVersion,
    TableMemo tables,
    HeldKeys held) {

  static final String STAGE = "/data/stage";
  static final String CALL = "/data/call";
  static final String PARTICIPANT = "/data/participant";
  static final String CRITERION = "/data/criterion";

  Optional<StageState> stage(String stage) {
    return state.find(StateKind.STAGE.key(stage));
  }

  Optional<EntryState> entry(String stage, String participant) {
    return state.find(Keys.entry(stage, participant));
  }

  /** The number of the latest criteria version; 0 if there is none. */
  int latestVersion() {
    return competition.isPresent() ? competition.get().getLatestVersion() : 0;
  }

  /** The criteria version that governs a stage at this event. */
  Optional<CriteriaState> governing(String stage) {
    return GoverningRules.of(state, stage, ledgerTime, latestVersion());
  }

  /** A rule about a stage that must be known. */
  Optional<Refusal> inStage(String stage, Function<StageState, Optional<Refusal>> rule) {
    return known(stage(stage), rule, STAGE, RefusalCode.UNKNOWN_STAGE, stage);
  }

  /** A rule about a call that must be known. */
  Optional<Refusal> inCall(String call, Function<CallState, Optional<Refusal>> rule) {
    return known(state.find(StateKind.CALL.key(call)), rule, CALL, RefusalCode.UNKNOWN_CALL, call);
  }

  /** A rule about an entry that must be known, as its stage. */
  Optional<Refusal> ofEntry(
      String stage, String participant, Function<EntryState, Optional<Refusal>> rule) {
    Optional<EntryState> entry = entry(stage, participant);
    if (entry.isEmpty() && stage(stage).isEmpty()) {
      return refuse(STAGE, RefusalCode.UNKNOWN_STAGE, stage);
    }
    return known(entry, rule, PARTICIPANT, RefusalCode.UNKNOWN_ENTRY, participant, stage);
  }

  /** An entry that must be known, named in a list. */
  Optional<Refusal> entryInList(String stage, String participant, String pointer) {
    return ofEntry(stage, participant, entry -> Refusal.none())
        .map(
            refusal ->
                refusal.code() == RefusalCode.UNKNOWN_ENTRY
                    ? Refusal.at(pointer, RefusalCode.UNKNOWN_ENTRY, participant, stage)
                    : refusal);
  }

  /** Unknown participant (§5.2). */
  Optional<Refusal> participantKnown(String participant) {
    return Refusal.when(
        state.find(StateKind.PARTICIPANT.key(participant)).isEmpty(),
        PARTICIPANT,
        RefusalCode.UNKNOWN_PARTICIPANT,
        participant);
  }

  /** Unknown criterion (§5.2): a criterion that must be in the set that governs a stage. */
  Optional<Refusal> governedCriterion(
      String stage, String criterion, Function<Criterion, Optional<Refusal>> rule) {
    Optional<CriteriaState> governing = governing(stage);
    if (governing.isEmpty()) {
      return refuse(STAGE, RefusalCode.NO_GOVERNING_CRITERIA, stage);
    }
    return known(
        CriteriaSets.criterion(governing.get().getCriteria(), criterion),
        rule,
        CRITERION,
        RefusalCode.UNKNOWN_CRITERION,
        criterion,
        Integer.toString(governing.get().getCriteria().getVersion()));
  }

  /** Whether the ledger can sign the competition's log with a key. */
  boolean holds(String vkey) {
    return held.holds(id, vkey);
  }

  /** An event that another names must stand before this one. */
  Optional<Refusal> recordedBefore(Long named, String pointer) {
    return named != null && named >= sequence
        ? refuse(pointer, RefusalCode.SEQUENCE_UNKNOWN, Long.toString(named))
        : Refusal.none();
  }

  private static <T> Optional<Refusal> known(
      Optional<T> found,
      Function<T, Optional<Refusal>> rule,
      String pointer,
      RefusalCode unknown,
      String... arguments) {
    return found.isPresent() ? rule.apply(found.get()) : refuse(pointer, unknown, arguments);
  }
}
