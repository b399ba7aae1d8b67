package org.competitionledger.core.findings.outcomes;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.findings.FailedGates;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;

/**
 * Outcome or certification while a gate of that entry was not ruled (§10.3): of a gate that is
 * ruled on, since a computed one is as good as its points. Who failed a gate is out by that; no
 * other is needed. A ruling that comes later mends nothing: the outcome was decided without it.
 */
public final class OutcomeBeforeGate {

  private OutcomeBeforeGate() {}

  public static void register(Observers observers) {
    observers
        .on(
            EntryAdvanced.class,
            (event, at) -> outcome(event.getStage(), event.getParticipant(), at))
        .on(
            EntryEliminated.class,
            (event, at) -> outcome(event.getStage(), event.getParticipant(), at))
        .on(StandingsCertified.class, (event, at) -> certified(event.getStage(), at));
  }

  private static void outcome(String stage, String participant, Observed at) {
    rules(stage, at).ifPresent(rules -> outcome(stage, participant, rules, at));
  }

  private static void outcome(String stage, String participant, CriteriaState rules, Observed at) {
    List<String> gates = unruled(rules, stage, participant, at);
    raise(
        stage + '|' + participant,
        rules,
        Words.FINDINGS.say(
            "no-ruling-on-the-gate",
            at.nameOfStage(stage),
            names(gates, at),
            at.nameOfParticipant(participant)),
        gates,
        at);
  }

  /** Who has left the stage is no part of what is certified. */
  private static void certified(String stage, Observed at) {
    Optional<CriteriaState> rules = rules(stage, at);
    if (rules.isEmpty() || ruledGates(rules.get()).isEmpty()) {
      return;
    }
    SortedSet<String> unruled = new TreeSet<>();
    at.state()
        .scan(
            StateKind.ENTRY,
            stage + '|',
            (key, entry) -> {
              if (isIn(entry)) {
                unruled.addAll(unruled(rules.get(), stage, entry.getParticipant(), at));
              }
            });
    List<String> gates = List.copyOf(unruled);
    raise(
        stage,
        rules.get(),
        Words.FINDINGS.say("table-of-was-certified-while", at.nameOfStage(stage), names(gates, at)),
        gates,
        at);
  }

  private static boolean isIn(EntryState entry) {
    return entry.getStatus() == EntryStatus.IN || entry.getStatus() == EntryStatus.ADVANCED;
  }

  private static Optional<CriteriaState> rules(String stage, Observed at) {
    return GoverningRules.of(at.state(), stage, at.time());
  }

  private static List<String> ruledGates(CriteriaState rules) {
    return rules.getCriteria().getCriteria().stream()
        .filter(criterion -> criterion.getKind() == CriterionKind.GATE)
        .filter(gate -> !CriteriaSets.isComputed(gate))
        .map(Criterion::getId)
        .toList();
  }

  private static List<String> unruled(
      CriteriaState rules, String stage, String participant, Observed at) {
    List<String> unruled =
        ruledGates(rules).stream()
            .filter(gate -> at.state().find(Keys.ruling(stage, participant, gate)).isEmpty())
            .toList();
    return unruled.isEmpty() || FailedGates.of(stage, participant, at).isEmpty()
        ? unruled
        : List.of();
  }

  private static void raise(
      String subject, CriteriaState rules, Term detail, List<String> gates, Observed at) {
    if (!gates.isEmpty()) {
      at.raise(
          FindingCode.OUTCOME_BEFORE_GATE_RULED,
          subject,
          detail,
          rules.getSequence(),
          at.sequence());
    }
  }

  private static Term names(List<String> gates, Observed at) {
    return Term.list(gates.stream().map(at::nameOfCriterion).toList());
  }
}
