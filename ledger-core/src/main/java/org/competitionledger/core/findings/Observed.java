package org.competitionledger.core.findings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
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
 * @param store findings and notes so far
 * @param event the event
 * @param time its ledger time
 * @param zone the competition's zone
 */
public record Observed(State state, FindingStore store, Event event, Instant time, ZoneId zone) {

  public long sequence() {
    return event.getSequence();
  }

  /** Sequence of the first event of its command: two of one command came together. */
  public long commandFirst() {
    return event.getSequence() - event.getCommandIndex();
  }

  /** Brings up a finding that holds from this event on. */
  public void raise(FindingCode code, String subject, Term detail, long... proofs) {
    raiseFrom(time, code, subject, detail, proofs);
  }

  /** Brings up a finding that holds from a moment on. Proofs that are 'none' are left out. */
  public void raiseFrom(
      Instant since, FindingCode code, String subject, Term detail, long... proofs) {
    List<Long> known = LongStream.of(proofs).filter(proof -> proof >= 0).boxed().toList();
    store.raise(code, subject, detail.text(), since, sequence(), known);
  }

  /** The finding, if there is one, no longer holds with this event. */
  public void resolve(FindingCode code, String subject) {
    store.resolve(code, subject, time, sequence());
  }

  /** As {@link #resolve}; but what came up at this very moment never held. */
  public void withdraw(FindingCode code, String subject) {
    Instant at =
        store
            .find(code, subject)
            .map(Finding::getSince)
            .filter(since -> !since.isBefore(time))
            .map(since -> since.minus(1, ChronoUnit.MICROS))
            .orElse(time);
    store.resolve(code, subject, at, sequence());
  }

  public Optional<StageState> stage(String stage) {
    return state.find(StateKind.STAGE.key(stage));
  }

  public Optional<CallState> call(String call) {
    return state.find(StateKind.CALL.key(call));
  }

  public Optional<EntryState> entry(String stage, String participant) {
    return state.find(Keys.entry(stage, participant));
  }

  /** The set that governs a stage. */
  public Optional<CriteriaSet> governing(String stage) {
    return GoverningRules.of(state, stage, time).map(set -> set.getCriteria());
  }

  /** A criterion of a version. */
  public Optional<Criterion> criterion(int version, String criterion) {
    return state
        .find(Keys.criteria(version))
        .flatMap(set -> CriteriaSets.criterion(set.getCriteria(), criterion));
  }

  public Term nameOfStage(String id) {
    return Term.of(new StateNames(state).stage(id)).open();
  }

  public Term nameOfCall(String id) {
    return Term.of(new StateNames(state).call(id)).open();
  }

  public Term nameOfParticipant(String id) {
    return Term.of(new StateNames(state).participant(id)).open();
  }

  public Term nameOf(Party party) {
    return Term.of(new StateNames(state).of(party)).open();
  }

  /** By the registered name. */
  public Term nameOfEvaluator(String id) {
    return Term.of(new StateNames(state).evaluator(id)).open();
  }

  /** In quotation marks. */
  public Term nameOfCriterion(String id) {
    return Term.of(new StateNames(state).criterion(id)).open().quoted();
  }

  public LocalDate dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** A day in words. */
  public Term day(Instant instant) {
    return Times.written(dayOf(instant).toString());
  }
}
