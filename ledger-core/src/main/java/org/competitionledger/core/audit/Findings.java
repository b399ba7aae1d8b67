package org.competitionledger.core.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.findings.StageTally;
import org.competitionledger.core.findings.changes.AmendedOnChangedFigures;
import org.competitionledger.core.findings.changes.CallChangedLate;
import org.competitionledger.core.findings.changes.DifferentRules;
import org.competitionledger.core.findings.changes.FieldReopened;
import org.competitionledger.core.findings.changes.GateTightenedLate;
import org.competitionledger.core.findings.changes.PreparationUnequal;
import org.competitionledger.core.findings.changes.PublicationChangedLate;
import org.competitionledger.core.findings.changes.RuleChangedLate;
import org.competitionledger.core.findings.changes.RuleRetroactive;
import org.competitionledger.core.findings.changes.RulesFirstPublished;
import org.competitionledger.core.findings.outcomes.AdvancedDespiteGate;
import org.competitionledger.core.findings.outcomes.CertifiedTables;
import org.competitionledger.core.findings.outcomes.CriterionUndefined;
import org.competitionledger.core.findings.outcomes.EliminatedByUndefined;
import org.competitionledger.core.findings.outcomes.EliminationsAndCut;
import org.competitionledger.core.findings.outcomes.MeaningFixedWithRuling;
import org.competitionledger.core.findings.outcomes.NoAwardClause;
import org.competitionledger.core.findings.outcomes.ObjectionUnanswered;
import org.competitionledger.core.findings.outcomes.ObjectionsOutOfTime;
import org.competitionledger.core.findings.outcomes.OutcomeBeforeGate;
import org.competitionledger.core.findings.outcomes.OutcomeOnPointLeftOpen;
import org.competitionledger.core.findings.outcomes.SeatsUnfilled;
import org.competitionledger.core.findings.records.LessPublished;
import org.competitionledger.core.findings.records.OutcomeBasis;
import org.competitionledger.core.findings.records.PanelNotAnnounced;
import org.competitionledger.core.findings.records.PolicyGoals;
import org.competitionledger.core.findings.records.PublishedStatistics;
import org.competitionledger.core.findings.records.RecordedLate;
import org.competitionledger.core.findings.records.ScoreNotComparable;
import org.competitionledger.core.findings.records.ScoresAfterwards;
import org.competitionledger.core.findings.records.SealedScores;
import org.competitionledger.core.findings.records.SourcesConflict;
import org.competitionledger.core.findings.records.UnkeptPromises;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.event.Event;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.HeadState;
import org.competitionledger.view.Finding;
import org.competitionledger.view.RuleChange;

/**
 * The findings of a competition, kept up to date event by event. An event costs what the rules that
 * look at its type cost: a few look-ups, and more only where something rare happened. Most types,
 * scores among them, are looked at by none.
 */
public final class Findings {

  private static final Observers RULES =
      new Observers()
          .with(StageTally::register)
          .with(RuleChangedLate::register)
          .with(RulesFirstPublished::register)
          .with(RuleRetroactive::register)
          .with(AmendedOnChangedFigures::register)
          .with(GateTightenedLate::register)
          .with(CriterionUndefined::register)
          .with(MeaningFixedWithRuling::register)
          .with(UnkeptPromises::register)
          .with(EliminatedByUndefined::register)
          .with(OutcomeOnPointLeftOpen::register)
          .with(DifferentRules::register)
          .with(PreparationUnequal::register)
          .with(EliminationsAndCut::register)
          .with(AdvancedDespiteGate::register)
          .with(OutcomeBeforeGate::register)
          .with(OutcomeBasis::register)
          .with(CertifiedTables::register)
          .with(ScoresAfterwards::register)
          .with(SealedScores::register)
          .with(PanelNotAnnounced::register)
          .with(PublishedStatistics::register)
          .with(LessPublished::register)
          .with(PublicationChangedLate::register)
          .with(ScoreNotComparable::register)
          .with(NoAwardClause::register)
          .with(CallChangedLate::register)
          .with(FieldReopened::register)
          .with(SeatsUnfilled::register)
          .with(PolicyGoals::register)
          .with(ObjectionUnanswered::register)
          .with(ObjectionsOutOfTime::register)
          .with(SourcesConflict::register);

  private Findings() {}

  /**
   * Observes one event.
   *
   * @param state the competition's state, the event folded
   * @param memory the findings' own state, changed by this; nothing else may be kept in it
   * @param event the event
   * @param change the change of the rules that it made, as {@code RuleHistory.changeOf} told before
   *     it was folded
   * @return the findings that came up, were extended or were resolved
   */
  public static List<Finding> observe(
      State state, State memory, Event event, Optional<RuleChange> change) {
    Object payload = event.getSaid().getPayload();
    boolean late = RecordedLate.isLate(event);
    if (!late && change.isEmpty() && !RULES.looksAt(payload.getClass())) {
      return List.of();
    }
    Optional<CompetitionState> competition = state.find(Keys.COMPETITION);
    Optional<HeadState> head = state.find(Keys.HEAD);
    if (competition.isEmpty() || head.isEmpty()) {
      return List.of();
    }
    Observed at =
        new Observed(
            state,
            new FindingStore(memory),
            event,
            head.get().getLastLedgerTime(),
            ZoneId.of(competition.get().getZone()));
    if (late) {
      RecordedLate.observe(competition.get().getRecord(), at);
    }
    RULES.observe(payload, at);
    change.ifPresent(made -> RULES.observeChange(made, at));
    return at.store().changed();
  }

  /**
   * The findings at a moment, oldest first: those that had come up by then, also where they were
   * resolved since.
   *
   * @param memory the findings' own state
   * @param code those of one code only; empty for all
   * @param at the moment, in ledger time; in a LIVE competition now, so that what falls due shows
   */
  public static List<FindingAt> at(State memory, Optional<FindingCode> code, Instant at) {
    List<FindingAt> findings = new ArrayList<>();
    memory.scan(
        FindingKinds.FINDING,
        code.map(known -> known.code() + '|').orElse(""),
        (key, finding) -> FindingAt.of(finding, at).ifPresent(findings::add));
    findings.sort(
        Comparator.comparingLong((FindingAt found) -> found.finding().getRaisedBy())
            .thenComparing(found -> found.finding().getCode())
            .thenComparing(found -> found.finding().getSubject()));
    return findings;
  }
}
