package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import java.util.Optional;
import org.competitionledger.core.evolve.Folding.Folds;
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
            (waived, at) ->
                at.state()
                    .put(
                        Keys.waiver(waived.getStage(), waived.getParticipant()),
                        new MarkState(at.sequence())))
        .on(ObjectionFiled.class, OutcomeFolds::objectionFiled)
        .on(ObjectionDecided.class, OutcomeFolds::objectionDecided);
  }

  private static void voteCast(VoteCast cast, Folding at) {
    at.state().put(Keys.vote(cast), new MarkState(at.sequence()));
  }

  private static void noAward(NoAwardDeclared declared, Folding at) {
    if (declared.getCall() != null) {
      at.change(
          StateKind.CALL.key(declared.getCall()),
          call -> CallState.newBuilder(call).setNoAward(at.sequence()).build());
    }
    if (declared.getStage() != null) {
      at.change(
          StateKind.STAGE.key(declared.getStage()),
          stage -> StageState.newBuilder(stage).setNoAward(at.sequence()).build());
      firstOutcome(declared.getStage(), at);
      at.tableChanged(declared.getStage());
    }
  }

  private static void certified(StandingsCertified certified, Folding at) {
    at.change(
        StateKind.STAGE.key(certified.getStage()),
        stage ->
            StageState.newBuilder(stage)
                .setCertified(at.sequence())
                .setCertifiedVersion(certified.getVersion())
                .setCertifiedAsOf(certified.getSequence())
                .setCertifiedDigest(certified.getDigest())
                .build());
    at.tableChanged(certified.getStage());
  }

  /** The entry in the next stage keeps the time of application, for the tie-break EARLIEST. */
  private static void advanced(EntryAdvanced advanced, Folding at) {
    Optional<EntryState> left =
        at.state().find(Keys.entry(advanced.getStage(), advanced.getParticipant()));
    status(advanced.getStage(), advanced.getParticipant(), EntryStatus.ADVANCED, at);
    firstOutcome(advanced.getStage(), at);
    at.tableChanged(advanced.getStage());
    at.state()
        .put(
            Keys.entry(advanced.getNextStage(), advanced.getParticipant()),
            new EntryState(
                advanced.getNextStage(),
                advanced.getParticipant(),
                Route.ADVANCED,
                left.map(EntryState::getCall).orElse(null),
                EntryStatus.IN,
                at.sequence(),
                ParticipationFolds.governingVersion(advanced.getNextStage(), at),
                NOT_YET,
                advanced.getPreparationStart(),
                left.map(EntryState::getAppliedAt).orElse(at.ledgerTime()),
                left.map(EntryState::getApplied).orElse(at.sequence())));
    at.rankingChanged(advanced.getNextStage());
  }

  private static void eliminated(EntryEliminated eliminated, Folding at) {
    status(eliminated.getStage(), eliminated.getParticipant(), EntryStatus.ELIMINATED, at);
    firstOutcome(eliminated.getStage(), at);
    at.tableChanged(eliminated.getStage());
  }

  /** Withdrawn and disqualified entries are listed apart, so that the ranks of others change. */
  private static void withdrawn(EntryWithdrawn withdrawn, Folding at) {
    status(withdrawn.getStage(), withdrawn.getParticipant(), EntryStatus.WITHDRAWN, at);
    at.rankingChangedHere(withdrawn.getStage());
  }

  private static void disqualified(EntryDisqualified disqualified, Folding at) {
    status(disqualified.getStage(), disqualified.getParticipant(), EntryStatus.DISQUALIFIED, at);
    at.rankingChangedHere(disqualified.getStage());
  }

  private static void reinstated(EntryReinstated reinstated, Folding at) {
    at.change(
        Keys.entry(reinstated.getStage(), reinstated.getParticipant()),
        entry ->
            EntryState.newBuilder(entry)
                .setRoute(Route.REINSTATED)
                .setStatus(EntryStatus.IN)
                .setOutcome(at.sequence())
                .build());
    at.rankingChangedHere(reinstated.getStage());
  }

  private static void status(String stage, String participant, EntryStatus status, Folding at) {
    at.change(
        Keys.entry(stage, participant),
        entry -> EntryState.newBuilder(entry).setStatus(status).setOutcome(at.sequence()).build());
  }

  private static void firstOutcome(String stage, Folding at) {
    StateKey<StageState> key = StateKind.STAGE.key(stage);
    at.state()
        .find(key)
        .filter(known -> known.getFirstOutcome() == NOT_YET)
        .map(known -> StageState.newBuilder(known).setFirstOutcome(at.sequence()).build())
        .ifPresent(known -> at.state().put(key, known));
  }

  private static void objectionPeriod(ObjectionPeriodAnnounced announced, Folding at) {
    at.state()
        .put(
            StateKind.OBJECTION_PERIOD.key(announced.getStage()),
            new ObjectionPeriodState(
                at.sequence(), at.ledgerTime(), announced.getUntil(), announced.getDays()));
  }

  private static void objectionFiled(ObjectionFiled filed, Folding at) {
    at.state()
        .put(
            StateKind.OBJECTION.key(filed.getObjection()),
            new ObjectionState(filed.getParticipant(), at.sequence(), NOT_YET));
  }

  /** An upheld decision is found by its sequence: that is what an event caused by it names. */
  private static void objectionDecided(ObjectionDecided decided, Folding at) {
    at.change(
        StateKind.OBJECTION.key(decided.getObjection()),
        objection ->
            new ObjectionState(objection.getParticipant(), objection.getFiled(), at.sequence()));
    if (decided.getDecision() == ObjectionResult.UPHELD) {
      at.state().put(Keys.upheld(at.sequence()), new MarkState(at.sequence()));
    }
  }
}
