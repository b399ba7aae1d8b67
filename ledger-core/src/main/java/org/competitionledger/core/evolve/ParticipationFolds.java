package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.evolve.Folding.Folds;
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
            (of, at) -> phase(of.getCall(), of.getParticipant(), ApplicationPhase.WITHDRAWN, at))
        .on(
            ApplicationAccepted.class,
            (of, at) -> phase(of.getCall(), of.getParticipant(), ApplicationPhase.ACCEPTED, at))
        .on(
            ApplicationRejected.class,
            (of, at) -> phase(of.getCall(), of.getParticipant(), ApplicationPhase.REJECTED, at))
        .on(EntryAdmitted.class, ParticipationFolds::admitted)
        .on(AccommodationDecided.class, (decided, at) -> {})
        .on(SubmissionRegistered.class, ParticipationFolds::submitted)
        .on(SnapshotDisclosed.class, (disclosed, at) -> {});
  }

  private static void registered(ParticipantRegistered registered, Folding at) {
    at.state()
        .put(
            StateKind.PARTICIPANT.key(registered.getParticipant()),
            new ParticipantState(
                registered.getParticipant(), registered.getName(), at.sequence(), null, 0));
    joins(registered.getParticipant(), registered.getMemberOf(), at);
  }

  /** A team knows how many members it has: one that has any is a member of nobody. */
  private static void joins(String participant, String team, Folding at) {
    StateKey<ParticipantState> key = StateKind.PARTICIPANT.key(participant);
    if (team == null || at.state().find(key).isEmpty()) {
      return;
    }
    String before = at.state().find(key).get().getMemberOf();
    if (before != null) {
      members(before, -1, at);
    }
    members(team, 1, at);
    at.change(key, member -> ParticipantState.newBuilder(member).setMemberOf(team).build());
    at.change(
        Keys.COMPETITION,
        competition -> CompetitionState.newBuilder(competition).setMemberships(true).build());
  }

  private static void members(String team, int more, Folding at) {
    at.change(
        StateKind.PARTICIPANT.key(team),
        known -> ParticipantState.newBuilder(known).setMembers(known.getMembers() + more).build());
  }

  /** Tables carry names: a new name changes those of the stages that the participant is in. */
  private static void changed(ParticipantChanged changed, Folding at) {
    joins(changed.getParticipant(), changed.getMemberOf(), at);
    if (changed.getName() == null) {
      return;
    }
    at.change(
        StateKind.PARTICIPANT.key(changed.getParticipant()),
        participant -> ParticipantState.newBuilder(participant).setName(changed.getName()).build());
    List<String> stages = new ArrayList<>();
    at.state().scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage.getStage()));
    for (String stage : stages) {
      if (at.state().find(Keys.entry(stage, changed.getParticipant())).isPresent()) {
        at.tableChanged(stage);
      }
    }
  }

  private static void intentDeclared(IntentDeclared declared, Folding at) {
    application(
        declared.getCall(),
        declared.getParticipant(),
        at,
        application -> application.setIntended(at.sequence()));
  }

  private static void declined(ParticipationDeclined declined, Folding at) {
    application(
        declined.getCall(),
        declined.getParticipant(),
        at,
        application -> application.setDeclined(at.sequence()));
  }

  private static void applied(ApplicationSubmitted submitted, Folding at) {
    application(
        submitted.getCall(),
        submitted.getParticipant(),
        at,
        application ->
            application
                .setPhase(ApplicationPhase.SUBMITTED)
                .setSubmitted(at.sequence())
                .setSubmittedAt(at.ledgerTime()));
    StateKey<CallState> key = StateKind.CALL.key(submitted.getCall());
    at.state()
        .find(key)
        .filter(call -> call.getFirstApplication() == NOT_YET)
        .map(call -> CallState.newBuilder(call).setFirstApplication(at.sequence()).build())
        .ifPresent(call -> at.state().put(key, call));
  }

  private static void phase(String call, String participant, ApplicationPhase phase, Folding at) {
    application(call, participant, at, application -> application.setPhase(phase));
  }

  private static void application(
      String call, String participant, Folding at, UnaryOperator<ApplicationState.Builder> change) {
    StateKey<ApplicationState> key = Keys.application(call, participant);
    ApplicationState.Builder application =
        at.state()
            .find(key)
            .map(ApplicationState::newBuilder)
            .orElseGet(() -> noApplication(call, participant));
    at.state().put(key, change.apply(application).build());
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

  private static void admitted(EntryAdmitted admitted, Folding at) {
    Optional<ApplicationState> application =
        admitted.getCall() == null
            ? Optional.empty()
            : at.state()
                .find(Keys.application(admitted.getCall(), admitted.getParticipant()))
                .filter(applied -> applied.getSubmittedAt() != null);
    Instant appliedAt = application.map(ApplicationState::getSubmittedAt).orElse(at.ledgerTime());
    long applied = application.map(ApplicationState::getSubmitted).orElse(at.sequence());
    at.state()
        .put(
            Keys.entry(admitted.getStage(), admitted.getParticipant()),
            new EntryState(
                admitted.getStage(),
                admitted.getParticipant(),
                admitted.getRoute(),
                admitted.getCall(),
                EntryStatus.IN,
                at.sequence(),
                governingVersion(admitted.getStage(), at),
                NOT_YET,
                admitted.getPreparationStart(),
                appliedAt,
                applied));
    at.rankingChanged(admitted.getStage());
  }

  /** The version that governs a stage now; 0 if none does. */
  static int governingVersion(String stage, Folding at) {
    return GoverningRules.of(at.state(), stage, at.ledgerTime())
        .map(set -> set.getCriteria().getVersion())
        .orElse(0);
  }

  private static void submitted(SubmissionRegistered submitted, Folding at) {
    at.state()
        .put(StateKind.SUBMISSION.key(submitted.getSubmission()), new MarkState(at.sequence()));
    StateKey<StageState> key = StateKind.STAGE.key(submitted.getStage());
    at.state()
        .find(key)
        .filter(stage -> stage.getFirstSubmission() == NOT_YET)
        .map(stage -> StageState.newBuilder(stage).setFirstSubmission(at.sequence()).build())
        .ifPresent(stage -> at.state().put(key, stage));
  }
}
