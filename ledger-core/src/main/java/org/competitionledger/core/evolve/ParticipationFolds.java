package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.evolve.FoldContext.Folds;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.ApplicationSubmitted;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.IntentDeclared;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.ParticipationDeclined;
import org.competitionledger.event.SnapshotDisclosed;
import org.competitionledger.event.SubmissionRegistered;
import org.competitionledger.state.ApplicationPhase;
import org.competitionledger.state.ApplicationState;
import org.competitionledger.state.CallState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.MarkState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.StageState;

/** What the events of taking part and of evidence do to the state. */
final class ParticipationFolds {

  private ParticipationFolds() {}

  static void register(Folds folds) {
    folds
        .on(ParticipantRegistered.class, ParticipationFolds::registered)
        .on(ParticipantChanged.class, ParticipationFolds::changed)
        .on(IntentDeclared.class, ParticipationFolds::intentDeclared)
        .on(ParticipationDeclined.class, ParticipationFolds::declined)
        .on(ApplicationSubmitted.class, ParticipationFolds::applied)
        .on(
            ApplicationWithdrawn.class,
            (of, context) ->
                phase(of.getCall(), of.getParticipant(), ApplicationPhase.WITHDRAWN, context))
        .on(
            ApplicationAccepted.class,
            (of, context) ->
                phase(of.getCall(), of.getParticipant(), ApplicationPhase.ACCEPTED, context))
        .on(
            ApplicationRejected.class,
            (of, context) ->
                phase(of.getCall(), of.getParticipant(), ApplicationPhase.REJECTED, context))
        .on(EntryAdmitted.class, ParticipationFolds::admitted)
        .on(AccommodationDecided.class, (decided, context) -> {})
        .on(SubmissionRegistered.class, ParticipationFolds::submitted)
        .on(SnapshotDisclosed.class, (disclosed, context) -> {});
  }

  private static void registered(ParticipantRegistered registered, FoldContext context) {
    context
        .state()
        .put(
            StateKind.PARTICIPANT.key(registered.getParticipant()),
            new ParticipantState(
                registered.getParticipant(), registered.getName(), context.sequence(), null, 0));
    joins(registered.getParticipant(), registered.getMemberOf(), context);
  }

  /** A team knows how many members it has: one that has any is a member of nobody. */
  private static void joins(String participant, String team, FoldContext context) {
    StateKey<ParticipantState> key = StateKind.PARTICIPANT.key(participant);
    if (team == null || context.state().find(key).isEmpty()) {
      return;
    }
    String before = context.state().find(key).get().getMemberOf();
    if (before != null) {
      members(before, -1, context);
    }
    members(team, 1, context);
    context.change(key, member -> ParticipantState.newBuilder(member).setMemberOf(team).build());
    context.change(
        Keys.COMPETITION,
        competition -> CompetitionState.newBuilder(competition).setMemberships(true).build());
  }

  private static void members(String team, int more, FoldContext context) {
    context.change(
        StateKind.PARTICIPANT.key(team),
        known -> ParticipantState.newBuilder(known).setMembers(known.getMembers() + more).build());
  }

  /** Tables carry names: a new name changes those of the stages that the participant is in. */
  private static void changed(ParticipantChanged changed, FoldContext context) {
    joins(changed.getParticipant(), changed.getMemberOf(), context);
    if (changed.getName() == null) {
      return;
    }
    context.change(
        StateKind.PARTICIPANT.key(changed.getParticipant()),
        participant -> ParticipantState.newBuilder(participant).setName(changed.getName()).build());
    List<String> stages = new ArrayList<>();
    context.state().scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage.getStage()));
    for (String stage : stages) {
      if (context.state().find(Keys.entry(stage, changed.getParticipant())).isPresent()) {
        context.tableChanged(stage);
      }
    }
  }

  private static void intentDeclared(IntentDeclared declared, FoldContext context) {
    application(
        declared.getCall(),
        declared.getParticipant(),
        context,
        application -> application.setIntended(context.sequence()));
  }

  private static void declined(ParticipationDeclined declined, FoldContext context) {
    application(
        declined.getCall(),
        declined.getParticipant(),
        context,
        application -> application.setDeclined(context.sequence()));
  }

  private static void applied(ApplicationSubmitted submitted, FoldContext context) {
    application(
        submitted.getCall(),
        submitted.getParticipant(),
        context,
        application ->
            application
                .setPhase(ApplicationPhase.SUBMITTED)
                .setSubmitted(context.sequence())
                .setSubmittedAt(context.ledgerTime()));
    StateKey<CallState> key = StateKind.CALL.key(submitted.getCall());
    context
        .state()
        .find(key)
        .filter(call -> call.getFirstApplication() == NOT_YET)
        .map(call -> CallState.newBuilder(call).setFirstApplication(context.sequence()).build())
        .ifPresent(call -> context.state().put(key, call));
  }

  private static void phase(
      String call, String participant, ApplicationPhase phase, FoldContext context) {
    application(call, participant, context, application -> application.setPhase(phase));
  }

  private static void application(
      String call,
      String participant,
      FoldContext context,
      UnaryOperator<ApplicationState.Builder> change) {
    StateKey<ApplicationState> key = Keys.application(call, participant);
    ApplicationState.Builder application =
        context
            .state()
            .find(key)
            .map(ApplicationState::newBuilder)
            .orElseGet(() -> noApplication(call, participant));
    context.state().put(key, change.apply(application).build());
  }

  private static ApplicationState.Builder noApplication(String call, String participant) {
    return ApplicationState.newBuilder()
        .setCall(call)
        .setParticipant(participant)
        .setPhase(ApplicationPhase.NONE)
        .setIntended(NOT_YET)
        .setDeclined(NOT_YET)
        .setSubmitted(NOT_YET)
        .setSubmittedAt(null);
  }

  private static void admitted(EntryAdmitted admitted, FoldContext context) {
    Optional<ApplicationState> application =
        admitted.getCall() == null
            ? Optional.empty()
            : context
                .state()
                .find(Keys.application(admitted.getCall(), admitted.getParticipant()))
                .filter(applied -> applied.getSubmittedAt() != null);
    Instant appliedAt =
        application.map(ApplicationState::getSubmittedAt).orElse(context.ledgerTime());
    long applied = application.map(ApplicationState::getSubmitted).orElse(context.sequence());
    context
        .state()
        .put(
            Keys.entry(admitted.getStage(), admitted.getParticipant()),
            new EntryState(
                admitted.getStage(),
                admitted.getParticipant(),
                admitted.getRoute(),
                admitted.getCall(),
                EntryStatus.IN,
                context.sequence(),
                governingVersion(admitted.getStage(), context),
                NOT_YET,
                admitted.getPreparationStart(),
                appliedAt,
                applied));
    context.rankingChanged(admitted.getStage());
  }

  /** The version that governs a stage now; 0 if none does. */
  static int governingVersion(String stage, FoldContext context) {
    return GoverningRules.of(context.state(), stage, context.ledgerTime())
        .map(set -> set.getCriteria().getVersion())
        .orElse(0);
  }

  private static void submitted(SubmissionRegistered submitted, FoldContext context) {
    context
        .state()
        .put(
            StateKind.SUBMISSION.key(submitted.getSubmission()), new MarkState(context.sequence()));
    StateKey<StageState> key = StateKind.STAGE.key(submitted.getStage());
    context
        .state()
        .find(key)
        .filter(stage -> stage.getFirstSubmission() == NOT_YET)
        .map(stage -> StageState.newBuilder(stage).setFirstSubmission(context.sequence()).build())
        .ifPresent(stage -> context.state().put(key, stage));
  }
}
