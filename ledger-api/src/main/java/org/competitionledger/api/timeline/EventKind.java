package org.competitionledger.api.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.core.event.ByPayload;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.ApplicationSubmitted;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.BenefitGranted;
import org.competitionledger.event.BenefitOffered;
import org.competitionledger.event.BenefitRevoked;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.Event;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.IntentDeclared;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionPeriodAnnounced;
import org.competitionledger.event.ObjectionWaived;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.ParticipationDeclined;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.RoleGranted;
import org.competitionledger.event.RoleRevoked;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.event.SnapshotDisclosed;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.event.StageScheduled;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.event.StatementRecorded;
import org.competitionledger.event.SubmissionRegistered;
import org.competitionledger.event.TieResolved;
import org.competitionledger.event.VoteCast;

/** What an event is about, as people look for it; every type of event is of one kind. */
public enum EventKind {
  RULES(
      CriteriaPublished.class,
      CriteriaAmended.class,
      CriterionSpecified.class,
      CriterionInterpreted.class),
  CALLS(CallOpened.class, CallChanged.class, CallClosed.class),
  STAGES(
      StageScheduled.class,
      StageRescheduled.class,
      StageOpened.class,
      EvaluationOpened.class,
      EvaluationClosed.class,
      StageClosed.class,
      OccasionScheduled.class,
      OccasionClosed.class),
  REGISTRATIONS(ParticipantRegistered.class, ParticipantChanged.class),
  APPLICATIONS(
      IntentDeclared.class,
      ParticipationDeclined.class,
      ApplicationSubmitted.class,
      ApplicationWithdrawn.class,
      ApplicationAccepted.class,
      ApplicationRejected.class),
  ENTRIES(EntryAdmitted.class, AccommodationDecided.class),
  SUBMISSIONS(SubmissionRegistered.class, SnapshotDisclosed.class),
  EVALUATORS(PanelAnnounced.class, EvaluatorAppointed.class, EvaluatorRecused.class),
  SCORES(
      ScoreRecorded.class,
      ScoreCorrected.class,
      ScoreVoided.class,
      ScoreSealed.class,
      ScoreRevealed.class,
      ScoreStatisticPublished.class,
      FigureReported.class,
      AdjustmentApplied.class,
      TieResolved.class),
  GATES(GateRuled.class),
  OUTCOMES(
      VoteCast.class,
      NoAwardDeclared.class,
      StandingsCertified.class,
      EntryAdvanced.class,
      EntryEliminated.class,
      EntryWithdrawn.class,
      EntryDisqualified.class,
      EntryReinstated.class),
  OBJECTIONS(
      ObjectionPeriodAnnounced.class,
      ObjectionWaived.class,
      ObjectionFiled.class,
      ObjectionDecided.class),
  BENEFITS(BenefitOffered.class, BenefitGranted.class, BenefitRevoked.class),
  STATEMENTS(NoticePublished.class, StatementRecorded.class),
  PROMISES(PromiseMade.class, PromiseKept.class),
  COMPETITION(
      CompetitionAnnounced.class,
      PolicyGoalsDeclared.class,
      CompetitionConcluded.class,
      RoleGranted.class,
      RoleRevoked.class),
  KEYS(SigningKeyAdded.class, SigningKeyRetired.class);

  private static final ByPayload<EventKind> KINDS = ByPayload.of(byType());

  private final List<Class<?>> types;

  EventKind(Class<?>... types) {
    this.types = List.of(types);
  }

  private static Map<Class<?>, EventKind> byType() {
    Map<Class<?>, EventKind> kinds = new HashMap<>();
    for (EventKind kind : values()) {
      kind.types.forEach(type -> kinds.put(type, kind));
    }
    return kinds;
  }

  /** The kind of an event. */
  public static EventKind of(Event event) {
    return KINDS.of(event.getSaid().getPayload());
  }

  /** Its name in addresses, for example {@code rules}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a name; empty if none has it. */
  public static Optional<EventKind> named(String text) {
    return Stream.of(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
