package org.competitionledger.core.acceptance;

import static org.competitionledger.core.acceptance.Facts.PARTICIPANT;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.when;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.BenefitGranted;
import org.competitionledger.event.BenefitOffered;
import org.competitionledger.event.BenefitRevoked;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.state.SigningKeyState;

/** What refuses benefits and signing keys. */
final class BenefitRules {

  private static final String BENEFIT = "/data/benefit";
  private static final String VKEY = "/data/vkey";

  private BenefitRules() {}

  static void register(Rules rules) {
    rules
        .on(BenefitOffered.class, BenefitRules::offered)
        .on(BenefitGranted.class, BenefitRules::granted)
        .on(BenefitRevoked.class, BenefitRules::revoked)
        .on(SigningKeyAdded.class, BenefitRules::keyAdded)
        .on(SigningKeyRetired.class, BenefitRules::keyRetired);
  }

  /** A benefit's identifier is used once; the stage and the call it is for are known. */
  private static Optional<Refusal> offered(BenefitOffered offered, Facts facts) {
    return when(
            isOffered(offered.getBenefit(), facts),
            BENEFIT,
            RefusalCode.BENEFIT_EXISTS,
            offered.getBenefit())
        .or(
            () ->
                offered.getStage() == null
                    ? none()
                    : facts.inStage(offered.getStage(), stage -> none()))
        .or(
            () ->
                offered.getCall() == null
                    ? none()
                    : facts.inCall(offered.getCall(), call -> none()));
  }

  /** Granted is what was offered, to a participant who does not have it. */
  private static Optional<Refusal> granted(BenefitGranted granted, Facts facts) {
    String benefit = granted.getBenefit();
    String participant = granted.getParticipant();
    return when(!isOffered(benefit, facts), BENEFIT, RefusalCode.UNKNOWN_BENEFIT, benefit)
        .or(() -> facts.participantKnown(participant))
        .or(
            () ->
                when(
                    has(benefit, participant, facts),
                    PARTICIPANT,
                    RefusalCode.BENEFIT_ALREADY_GRANTED,
                    benefit,
                    participant));
  }

  /** Revoked is what was granted. */
  private static Optional<Refusal> revoked(BenefitRevoked revoked, Facts facts) {
    return when(
        !has(revoked.getBenefit(), revoked.getParticipant(), facts),
        PARTICIPANT,
        RefusalCode.BENEFIT_NOT_GRANTED,
        revoked.getBenefit(),
        revoked.getParticipant());
  }

  private static boolean isOffered(String benefit, Facts facts) {
    return facts.state().find(StateKind.BENEFIT.key(benefit)).isPresent();
  }

  private static boolean has(String benefit, String participant, Facts facts) {
    return facts
        .state()
        .find(Keys.grant(benefit, participant))
        .filter(grant -> grant.getRevoked() == NOT_YET)
        .isPresent();
  }

  /**
   * A key is added once, for ever: a retired one does not come back. It is one that the ledger
   * holds: another would be announced to verifiers and sign nothing.
   */
  private static Optional<Refusal> keyAdded(SigningKeyAdded added, Facts facts) {
    return when(
            facts.state().find(StateKind.SIGNING_KEY.key(added.getVkey())).isPresent(),
            VKEY,
            RefusalCode.SIGNING_KEY_EXISTS)
        .or(() -> when(!facts.holds(added.getVkey()), VKEY, RefusalCode.SIGNING_KEY_NOT_HELD));
  }

  /**
   * A key that signs is retired once, and only while another signs in its place, which the ledger
   * holds: a log that nobody signs any more proves nothing. That with which the log began was never
   * added; no event tells which it is, so that only those that were added count as others.
   */
  private static Optional<Refusal> keyRetired(SigningKeyRetired retired, Facts facts) {
    Map<String, SigningKeyState> known = keysOfTheName(retired.getVkey(), facts.state());
    SigningKeyState key = known.remove(retired.getVkey());
    boolean beginningKnown = known.values().stream().anyMatch(other -> other.getAdded() == NOT_YET);
    known.values().removeIf(other -> other.getRetired() != NOT_YET);
    Set<String> others = known.keySet();
    return (key == null
            ? when(others.isEmpty() || beginningKnown, VKEY, RefusalCode.UNKNOWN_SIGNING_KEY)
            : when(key.getRetired() != NOT_YET, VKEY, RefusalCode.SIGNING_KEY_RETIRED)
                .or(() -> lastOne(others, facts)))
        .or(
            () ->
                when(
                    !others.isEmpty() && others.stream().noneMatch(facts::holds),
                    VKEY,
                    RefusalCode.LAST_HELD_SIGNING_KEY));
  }

  private static Optional<Refusal> lastOne(Set<String> others, Facts facts) {
    return when(
        others.isEmpty() && facts.ledgerVersion() >= LedgerVersion.LAST_SIGNING_KEY_KEPT,
        VKEY,
        RefusalCode.LAST_SIGNING_KEY);
  }

  private static Map<String, SigningKeyState> keysOfTheName(String vkey, State state) {
    Map<String, SigningKeyState> keys = new HashMap<>();
    state.scan(
        StateKind.SIGNING_KEY,
        vkey.substring(0, vkey.indexOf('+') + 1),
        (key, known) -> keys.put(key.id(), known));
    return keys;
  }
}
