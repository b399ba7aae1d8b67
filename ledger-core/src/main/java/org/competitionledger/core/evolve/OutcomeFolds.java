package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import java.util.Optional;
import org.competitionledger.core.evolve.FoldContext.Folds;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionPeriodAnnounced;
import org.competitionledger.event.ObjectionResult;
import org.competitionledger.event.ObjectionWaived;
import org.competitionledger.event.Route;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.event.VoteCast;
import org.competitionledger.state.CallState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.MarkState;
import org.competitionledger.state.ObjectionPeriodState;
import org.competitionledger.state.ObjectionState;
import org.competitionledger.state.StageState;

/** What votes, outcomes and objections do to the state. */
final class OutcomeFolds {

  private OutcomeFolds() {}

  static void register(Folds folds) {
    folds
        .on(VoteCast.class, OutcomeFolds::voteCast)
        .on(NoAwardDeclared.class, OutcomeFolds::noAward)
        .on(StandingsCertified.class, OutcomeFolds::certified)
        .on(EntryAdvanced.class, OutcomeFolds::advanced)
        .on(EntryEliminated.class, OutcomeFolds::eliminated)
        .on(EntryWithdrawn.class, OutcomeFolds::withdrawn)
        .on(EntryDisqualified.class, OutcomeFolds::disqualified)
        .on(EntryReinstated.class, OutcomeFolds::reinstated)
        .on(ObjectionPeriodAnnounced.class, OutcomeFolds::objectionPeriod)
        .on(
            ObjectionWaived.class,
            (waived, context) ->
                context
                    .state()
                    .put(
                        Keys.waiver(waived.getStage(), waived.getParticipant()),
                        new MarkState(context.sequence())))
        .on(ObjectionFiled.class, OutcomeFolds::objectionFiled)
        .on(ObjectionDecided.class, OutcomeFolds::objectionDecided);
  }

  private static void voteCast(VoteCast cast, FoldContext context) {
    context.state().put(Keys.vote(cast), new MarkState(context.sequence()));
  }

  private static void noAward(NoAwardDeclared declared, FoldContext context) {
    if (declared.getCall() != null) {
      context.change(
          StateKind.CALL.key(declared.getCall()),
          call -> CallState.newBuilder(call).setNoAward(context.sequence()).build());
    }
    if (declared.getStage() != null) {
      context.change(
          StateKind.STAGE.key(declared.getStage()),
          stage -> StageState.newBuilder(stage).setNoAward(context.sequence()).build());
      firstOutcome(declared.getStage(), context);
      context.tableChanged(declared.getStage());
    }
  }

  private static void certified(StandingsCertified certified, FoldContext context) {
    context.change(
        StateKind.STAGE.key(certified.getStage()),
        stage ->
            StageState.newBuilder(stage)
                .setCertified(context.sequence())
                .setCertifiedVersion(certified.getVersion())
                .setCertifiedAsOf(certified.getSequence())
                .setCertifiedDigest(certified.getDigest())
                .build());
    context.tableChanged(certified.getStage());
  }

  /** The entry in the next stage keeps the time of application, for the tie-break EARLIEST. */
  private static void advanced(EntryAdvanced advanced, FoldContext context) {
    Optional<EntryState> left =
        context.state().find(Keys.entry(advanced.getStage(), advanced.getParticipant()));
    status(advanced.getStage(), advanced.getParticipant(), EntryStatus.ADVANCED, context);
    firstOutcome(advanced.getStage(), context);
    context.tableChanged(advanced.getStage());
    context
        .state()
        .put(
            Keys.entry(advanced.getNextStage(), advanced.getParticipant()),
            new EntryState(
                advanced.getNextStage(),
                advanced.getParticipant(),
                Route.ADVANCED,
                left.map(EntryState::getCall).orElse(null),
                EntryStatus.IN,
                context.sequence(),
                ParticipationFolds.governingVersion(advanced.getNextStage(), context),
                NOT_YET,
                advanced.getPreparationStart(),
                left.map(EntryState::getAppliedAt).orElse(context.ledgerTime()),
                left.map(EntryState::getApplied).orElse(context.sequence())));
    context.rankingChanged(advanced.getNextStage());
  }

  private static void eliminated(EntryEliminated eliminated, FoldContext context) {
    status(eliminated.getStage(), eliminated.getParticipant(), EntryStatus.ELIMINATED, context);
    firstOutcome(eliminated.getStage(), context);
    context.tableChanged(eliminated.getStage());
  }

  /** Withdrawn and disqualified entries are listed apart, so that the ranks of others change. */
  private static void withdrawn(EntryWithdrawn withdrawn, FoldContext context) {
    status(withdrawn.getStage(), withdrawn.getParticipant(), EntryStatus.WITHDRAWN, context);
    context.rankingChangedHere(withdrawn.getStage());
  }

  private static void disqualified(EntryDisqualified disqualified, FoldContext context) {
    status(
        disqualified.getStage(), disqualified.getParticipant(), EntryStatus.DISQUALIFIED, context);
    context.rankingChangedHere(disqualified.getStage());
  }

  private static void reinstated(EntryReinstated reinstated, FoldContext context) {
    context.change(
        Keys.entry(reinstated.getStage(), reinstated.getParticipant()),
        entry ->
            EntryState.newBuilder(entry)
                .setRoute(Route.REINSTATED)
                .setStatus(EntryStatus.IN)
                .setOutcome(context.sequence())
                .build());
    context.rankingChangedHere(reinstated.getStage());
  }

  private static void status(
      String stage, String participant, EntryStatus status, FoldContext context) {
    context.change(
        Keys.entry(stage, participant),
        entry ->
            EntryState.newBuilder(entry).setStatus(status).setOutcome(context.sequence()).build());
  }

  private static void firstOutcome(String stage, FoldContext context) {
    StateKey<StageState> key = StateKind.STAGE.key(stage);
    context
        .state()
        .find(key)
        .filter(known -> known.getFirstOutcome() == NOT_YET)
        .map(known -> StageState.newBuilder(known).setFirstOutcome(context.sequence()).build())
        .ifPresent(known -> context.state().put(key, known));
  }

  private static void objectionPeriod(ObjectionPeriodAnnounced announced, FoldContext context) {
    context
        .state()
        .put(
            StateKind.OBJECTION_PERIOD.key(announced.getStage()),
            new ObjectionPeriodState(
                context.sequence(),
                context.ledgerTime(),
                announced.getUntil(),
                announced.getDays()));
  }

  private static void objectionFiled(ObjectionFiled filed, FoldContext context) {
    context
        .state()
        .put(
            StateKind.OBJECTION.key(filed.getObjection()),
            new ObjectionState(filed.getParticipant(), context.sequence(), NOT_YET));
  }

  /** An upheld decision is found by its sequence: that is what an event caused by it names. */
  private static void objectionDecided(ObjectionDecided decided, FoldContext context) {
    context.change(
        StateKind.OBJECTION.key(decided.getObjection()),
        objection ->
            new ObjectionState(
                objection.getParticipant(), objection.getFiled(), context.sequence()));
    if (decided.getDecision() == ObjectionResult.UPHELD) {
      context.state().put(Keys.upheld(context.sequence()), new MarkState(context.sequence()));
    }
  }
}
