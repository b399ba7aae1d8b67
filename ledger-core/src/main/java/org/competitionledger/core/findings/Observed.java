package org.competitionledger.core.findings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.competitionledger.core.competition.CriteriaSets;
import org.competitionledger.core.competition.GoverningRules;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.competition.StateKind;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.Times;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.Event;
import org.competitionledger.event.Party;
import org.competitionledger.state.CallState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.Finding;

/**
 * What a rule looks at.
 *
 * @param state the competition's state, the event folded
 * @param board findings and notes so far
 * @param event the event
 * @param time its ledger time
 * @param zone the competition's zone
 */
record Observed(State state, Board board, Event event, Instant time, ZoneId zone) {

  long sequence() {
    return event.getSequence();
  }

  /** Sequence of the first event of its command: two of one command came together. */
  long commandFirst() {
    return event.getSequence() - event.getCommandIndex();
  }

  /** Brings up a finding that holds from this event on. */
  void raise(FindingCode code, String subject, Term detail, long... proofs) {
    raiseFrom(time, code, subject, detail, proofs);
  }

  /** Brings up a finding that holds from a moment on. Proofs that are 'none' are left out. */
  void raiseFrom(Instant since, FindingCode code, String subject, Term detail, long... proofs) {
    List<Long> known = LongStream.of(proofs).filter(proof -> proof >= 0).boxed().toList();
    board.raise(code, subject, detail.text(), since, sequence(), known);
  }

  /** The finding, if there is one, no longer holds with this event. */
  void resolve(FindingCode code, String subject) {
    board.resolve(code, subject, time, sequence());
  }

  /** As {@link #resolve}; but what came up at this very moment never held. */
  void withdraw(FindingCode code, String subject) {
    Instant at =
        board
            .find(code, subject)
            .map(Finding::getSince)
            .filter(since -> !since.isBefore(time))
            .map(since -> since.minus(1, ChronoUnit.MICROS))
            .orElse(time);
    board.resolve(code, subject, at, sequence());
  }

  Optional<StageState> stage(String stage) {
    return state.find(StateKind.STAGE.key(stage));
  }

  Optional<CallState> call(String call) {
    return state.find(StateKind.CALL.key(call));
  }

  Optional<EntryState> entry(String stage, String participant) {
    return state.find(Keys.entry(stage, participant));
  }

  /** The set that governs a stage. */
  Optional<CriteriaSet> governing(String stage) {
    return GoverningRules.of(state, stage, time).map(set -> set.getCriteria());
  }

  /** A criterion of a version. */
  Optional<Criterion> criterion(int version, String criterion) {
    return state
        .find(Keys.criteria(version))
        .flatMap(set -> CriteriaSets.criterion(set.getCriteria(), criterion));
  }

  Term nameOfStage(String id) {
    return Term.of(new StateNames(state).stage(id)).open();
  }

  Term nameOfCall(String id) {
    return Term.of(new StateNames(state).call(id)).open();
  }

  Term nameOfParticipant(String id) {
    return Term.of(new StateNames(state).participant(id)).open();
  }

  Term nameOf(Party party) {
    return Term.of(new StateNames(state).of(party)).open();
  }

  /** By the registered name. */
  Term nameOfEvaluator(String id) {
    return Term.of(new StateNames(state).evaluator(id)).open();
  }

  /** In quotation marks. */
  Term nameOfCriterion(String id) {
    return Term.of(new StateNames(state).criterion(id)).open().quoted();
  }

  LocalDate dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** A day in words. */
  Term day(Instant instant) {
    return Times.written(dayOf(instant).toString());
  }
}
