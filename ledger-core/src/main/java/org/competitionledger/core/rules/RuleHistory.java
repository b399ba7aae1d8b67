package org.competitionledger.core.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.RegisteredNames;
import org.competitionledger.core.state.State;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.Event;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.view.Impact;
import org.competitionledger.view.ImpactStatus;
import org.competitionledger.view.RuleChange;

/**
 * The rule-change history: criteria versions, interpretations, and changes of schedule, calls,
 * seats and goals, each under its sequence. First plans of stages and the initial call are no
 * changes; the first criteria and goals are, as what all later ones are compared with.
 */
public final class RuleHistory {

  /** The payloads that can make a change; all others never do. */
  static final Set<Class<?>> CHANGES =
      Set.of(
          PolicyGoalsDeclared.class,
          StageRescheduled.class,
          OccasionScheduled.class,
          OccasionClosed.class,
          CallOpened.class,
          CallChanged.class,
          CriteriaPublished.class,
          CriteriaAmended.class,
          CriterionSpecified.class,
          CriterionInterpreted.class);

  private RuleHistory() {}

  /**
   * The change that an event makes, if it makes one. To be asked before the event is folded. Total,
   * as folding is: an event about something that was never recorded makes none.
   *
   * @param before the state that the preceding events leave
   * @param event the next event
   */
  public static Optional<RuleChange> changeOf(State before, Event event) {
    Object payload = event.getSaid().getPayload();
    if (!CHANGES.contains(payload.getClass())) {
      return Optional.empty();
    }
    return before
        .find(Keys.COMPETITION)
        .flatMap(
            competition ->
                draft(before, event).map(draft -> change(before, competition, event, draft)));
  }

  private static Optional<ChangeDraft> draft(State before, Event event) {
    Object payload = event.getSaid().getPayload();
    if (payload instanceof CriteriaPublished published) {
      return Optional.of(CriteriaChanges.published(published));
    }
    if (payload instanceof CriteriaAmended amended) {
      return Optional.of(CriteriaChanges.amended(before, amended, event.getLedgerVersion()));
    }
    if (payload instanceof CriterionSpecified specified) {
      return CriteriaChanges.specified(before, specified);
    }
    if (payload instanceof CriterionInterpreted interpreted) {
      return Optional.of(CriteriaChanges.interpreted(before, interpreted));
    }
    if (payload instanceof StageRescheduled rescheduled) {
      return PlanChanges.rescheduled(before, rescheduled);
    }
    if (payload instanceof OccasionScheduled scheduled) {
      return PlanChanges.weighted(before, scheduled);
    }
    if (payload instanceof OccasionClosed closed) {
      return PlanChanges.reweighted(before, closed);
    }
    if (payload instanceof CallOpened opened) {
      return PlanChanges.callAdded(opened);
    }
    if (payload instanceof CallChanged changed) {
      return PlanChanges.callChanged(before, changed);
    }
    return Optional.of(PlanChanges.goals(before, (PolicyGoalsDeclared) payload));
  }

  private static RuleChange change(
      State before, CompetitionState competition, Event event, ChangeDraft draft) {
    Instant ledgerTime = EventTime.of(before, event, competition.getRecord());
    ZoneId zone = ZoneId.of(competition.getZone());
    Proposal said = event.getSaid();
    return RuleChange.newBuilder()
        .setSequence(event.getSequence())
        .setCommandFirst(event.getSequence() - event.getCommandIndex())
        .setKind(draft.kind())
        .setVersion(draft.version())
        .setComparedWith(draft.comparedWith())
        .setTitle(draft.words().title())
        .setRationale(draft.words().rationale())
        .setLegalBasis(draft.words().legalBasis())
        .setDryRun(
            said.getPayload() instanceof CriteriaAmended amended ? amended.getDryRun() : null)
        .setActor(event.getActor())
        .setParty(RegisteredNames.named(before, said.getParty()))
        .setSource(said.getSource())
        .setOccurredAt(said.getOccurredAt())
        .setAnnouncedAt(said.getAnnouncedAt())
        .setRecordedAt(event.getRecordedAt())
        .setLedgerTime(ledgerTime)
        .setEffectiveFrom(draft.reach().effectiveFrom())
        .setNoticeDays(
            draft.reach().takesEffect()
                ? Notice.days(
                    competition.getRecord(), zone, event, ledgerTime, draft.reach().effectiveFrom())
                : null)
        .setDirection(Directions.combined(draft.reasons()))
        .setReasons(draft.reasons())
        .setTiming(draft.reach().stages().stream().map(stage -> Timing.of(before, stage)).toList())
        .setDifferences(draft.differences())
        .setImpact(new Impact(ImpactStatus.NOT_COMPUTED))
        .build();
  }
}
