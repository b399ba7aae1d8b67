package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import org.competitionledger.core.evolve.FoldContext.Folds;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.BenefitGranted;
import org.competitionledger.event.BenefitOffered;
import org.competitionledger.event.BenefitRevoked;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.state.BenefitState;
import org.competitionledger.state.SigningKeyState;

/** What benefits and signing keys do to the state. */
final class BenefitFolds {

  private BenefitFolds() {}

  static void register(Folds folds) {
    folds
        .on(BenefitOffered.class, BenefitFolds::offered)
        .on(BenefitGranted.class, BenefitFolds::granted)
        .on(BenefitRevoked.class, BenefitFolds::revoked)
        .on(SigningKeyAdded.class, BenefitFolds::keyAdded)
        .on(SigningKeyRetired.class, BenefitFolds::keyRetired);
  }

  private static void offered(BenefitOffered offered, FoldContext context) {
    context
        .state()
        .put(
            StateKind.BENEFIT.key(offered.getBenefit()),
            new BenefitState(context.sequence(), NOT_YET));
  }

  private static void granted(BenefitGranted granted, FoldContext context) {
    context
        .state()
        .put(
            Keys.grant(granted.getBenefit(), granted.getParticipant()),
            new BenefitState(context.sequence(), NOT_YET));
  }

  private static void revoked(BenefitRevoked revoked, FoldContext context) {
    context.change(
        Keys.grant(revoked.getBenefit(), revoked.getParticipant()),
        grant -> new BenefitState(grant.getSequence(), context.sequence()));
  }

  private static void keyAdded(SigningKeyAdded added, FoldContext context) {
    context
        .state()
        .put(
            StateKind.SIGNING_KEY.key(added.getVkey()),
            new SigningKeyState(context.sequence(), NOT_YET));
  }

  /** The key with which the log began was never added. */
  private static void keyRetired(SigningKeyRetired retired, FoldContext context) {
    StateKey<SigningKeyState> key = StateKind.SIGNING_KEY.key(retired.getVkey());
    long added = context.state().find(key).map(SigningKeyState::getAdded).orElse(NOT_YET);
    context.state().put(key, new SigningKeyState(added, context.sequence()));
  }
}
