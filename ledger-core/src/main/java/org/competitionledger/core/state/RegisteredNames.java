package org.competitionledger.core.state;

import java.util.Optional;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.PartyState;

/**
 * A registered participant, evaluator or organiser is shown by its registered name (§3.6): the one
 * place where it is looked up.
 */
public final class RegisteredNames {

  private RegisteredNames() {}

  /** The name of a participant, of the organiser or of an evaluator. */
  public static Optional<LocalisedText> of(State state, String party) {
    return state
        .find(StateKind.PARTICIPANT.key(party))
        .map(ParticipantState::getName)
        .or(() -> ofNoParticipant(state, party));
  }

  /** A party by its registered name, whatever an event calls it. */
  public static Party named(State state, Party party) {
    return party == null
        ? null
        : of(state, party.getId()).map(name -> new Party(party.getId(), name)).orElse(party);
  }

  /** The name of the organiser or of an evaluator, who may be called as a participant is. */
  public static Optional<LocalisedText> ofNoParticipant(State state, String party) {
    return state.find(StateKind.PARTY.key(party)).map(PartyState::getName);
  }

  /** Whether a name, in each language in which it is stated, is the registered one. */
  public static boolean same(LocalisedText stated, LocalisedText registered) {
    return same(stated.getKo(), registered.getKo()) && same(stated.getEn(), registered.getEn());
  }

  private static boolean same(String stated, String registered) {
    return stated == null || stated.equals(registered);
  }

  /** Whether a name is the registered one and adds a language that the register lacks. */
  public static boolean completes(LocalisedText stated, LocalisedText registered) {
    return registered.getEn() == null
        ? registered.getKo().equals(stated.getKo())
        : registered.getKo() == null && registered.getEn().equals(stated.getEn());
  }

  /** Puts a name on the register, unless the party has one there that it does not complete. */
  public static void register(String party, LocalisedText name, State state) {
    Optional<LocalisedText> known = ofNoParticipant(state, party);
    if (name != null && known.filter(one -> !completes(name, one)).isEmpty()) {
      state.put(StateKind.PARTY.key(party), new PartyState(name));
    }
  }
}
