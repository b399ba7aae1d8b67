package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import org.competitionledger.core.evolve.Folding.Folds;
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

  private static void offered(BenefitOffered offered, Folding at) {
    at.state()
        .put(StateKind.BENEFIT.key(offered.getBenefit()), new BenefitState(at.sequence(), NOT_YET));
  }

  private static void granted(BenefitGranted granted, Folding at) {
    at.state()
        .put(
            Keys.grant(granted.getBenefit(), granted.getParticipant()),
            new BenefitState(at.sequence(), NOT_YET));
  }

  private static void revoked(BenefitRevoked revoked, Folding at) {
    at.change(
        Keys.grant(revoked.getBenefit(), revoked.getParticipant()),
        grant -> new BenefitState(grant.getSequence(), at.sequence()));
  }

  private static void keyAdded(SigningKeyAdded added, Folding at) {
    at.state()
        .put(
            StateKind.SIGNING_KEY.key(added.getVkey()),
            new SigningKeyState(at.sequence(), NOT_YET));
  }

  /** The key with which the log began was never added. */
  private static void keyRetired(SigningKeyRetired retired, Folding at) {
    StateKey<SigningKeyState> key = StateKind.SIGNING_KEY.key(retired.getVkey());
    long added = at.state().find(key).map(SigningKeyState::getAdded).orElse(NOT_YET);
    at.state().put(key, new SigningKeyState(added, at.sequence()));
  }
}
