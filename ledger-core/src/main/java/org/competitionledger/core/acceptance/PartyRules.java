package org.competitionledger.core.acceptance;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.policy.WritingPolicy;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.RegisteredNames;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.Party;
import org.competitionledger.event.Role;
import org.competitionledger.event.Source;
import org.competitionledger.event.SourceKind;

/** Whom an event may say that it speaks for, by which name, and on whose word. */
public final class PartyRules {

  private static final String PARTY_ID = "/party/id";

  private PartyRules() {}

  public static Optional<Refusal> check(Facts facts) {
    return facts.ledgerVersion() < LedgerVersion.NAMES_AS_REGISTERED
        ? none()
        : speaksForItself(facts).or(() -> namedAsRegistered(facts));
  }

  /** A participant's or evaluator's event that names another party (§3.5) is refused. */
  private static Optional<Refusal> speaksForItself(Facts facts) {
    return switch (facts.role()) {
      case APPLICANT -> applicant(facts);
      case EVALUATOR -> own(facts.said().getParty(), facts.subject());
      case ORGANIZER, CLERK -> none();
    };
  }

  /**
   * An applicant speaks for its participant alone: its party is that participant, its source NAMED
   * (§3.5). Who is not on the register has no name to speak by.
   */
  private static Optional<Refusal> applicant(Facts facts) {
    Party party = facts.said().getParty();
    Source source = facts.said().getSource();
    String participant = WritingPolicy.participant(facts.said(), facts.state()).orElse("");
    return own(party, participant)
        .or(
            () ->
                when(
                    party != null
                        && facts.state().find(StateKind.PARTICIPANT.key(participant)).isEmpty(),
                    PARTY_ID,
                    RefusalCode.UNKNOWN_PARTICIPANT,
                    participant))
        .or(
            () ->
                when(
                    source != null && source.getKind() != SourceKind.NAMED,
                    "/source/kind",
                    RefusalCode.SOURCE_NOT_NAMED));
  }

  private static Optional<Refusal> own(Party party, String self) {
    return party == null || party.getId().equals(self)
        ? none()
        : refuse(PARTY_ID, RefusalCode.PARTY_NOT_OWN, party.getId());
  }

  /** An event that states another name for it is refused (§3.6), whoever writes it. */
  private static Optional<Refusal> namedAsRegistered(Facts facts) {
    if (facts.said().getPayload() instanceof EvaluatorAppointed appointed) {
      Optional<Refusal> renamed = renamed(appointed, facts);
      if (renamed.isPresent()) {
        return renamed;
      }
    }
    Party party = facts.said().getParty();
    return party == null || party.getName() == null || bringsItsName(party, facts)
        ? none()
        : registered(party, facts).flatMap(name -> differs(party, name, "/party/name", facts));
  }

  /** Who is renamed may be called by the new name already. */
  private static boolean bringsItsName(Party party, Facts facts) {
    return facts.said().getPayload() instanceof ParticipantChanged changed
        && changed.getParticipant().equals(party.getId())
        && changed.getName() != null
        && RegisteredNames.same(party.getName(), changed.getName());
  }

  /** An evaluator without a name is known by its identifier: it cannot give itself another. */
  private static Optional<LocalisedText> registered(Party party, Facts facts) {
    String id = party.getId();
    return facts.role() == Role.EVALUATOR
        ? RegisteredNames.ofNoParticipant(facts.state(), id)
            .or(() -> Optional.of(new LocalisedText(id, id)))
        : RegisteredNames.of(facts.state(), id);
  }

  private static Optional<Refusal> renamed(EvaluatorAppointed appointed, Facts facts) {
    Party evaluator = new Party(appointed.getEvaluator(), appointed.getName());
    return evaluator.getName() == null
        ? none()
        : RegisteredNames.ofNoParticipant(facts.state(), evaluator.getId())
            .flatMap(name -> differs(evaluator, name, "/data/name", facts));
  }

  /** Organiser and clerk may complete a name in the language that it lacks. */
  private static Optional<Refusal> differs(
      Party party, LocalisedText registered, String pointer, Facts facts) {
    boolean completes =
        (facts.role() == Role.ORGANIZER || facts.role() == Role.CLERK)
            && RegisteredNames.completes(party.getName(), registered);
    return when(
        !completes && !RegisteredNames.same(party.getName(), registered),
        pointer,
        RefusalCode.NAME_NOT_REGISTERED,
        party.getId(),
        Stream.of(registered.getKo(), registered.getEn())
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(" / ")));
  }
}
