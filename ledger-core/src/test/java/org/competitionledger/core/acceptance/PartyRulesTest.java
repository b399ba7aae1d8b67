package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.appointed;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.panel;
import static org.competitionledger.core.decide.Says.promise;
import static org.competitionledger.core.decide.Says.proposal;
import static org.competitionledger.core.decide.Says.ruled;
import static org.competitionledger.core.decide.Says.source;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.clerk;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;

import java.util.List;
import java.util.Optional;
import org.competitionledger.command.Authority;
import org.competitionledger.core.decide.Rejudgement;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.RegisteredNames;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.Actor;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.Party;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Source;
import org.competitionledger.event.SourceKind;
import org.competitionledger.event.StatementRecorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Names are the register's": nobody speaks in another's name. */
class PartyRulesTest {

  private static final LocalisedText MINISTRY = text("Ministry of Science");
  private static final StatementRecorded STATEMENT =
      new StatementRecorded(text("All is well"), null, null);

  @Test
  void anApplicantDoesNotSpeakAsTheMinistry() {
    given(entered())
        .by(applicant("ants"))
        .when(by("ants", MINISTRY, SourceKind.OFFICIAL, STATEMENT))
        .thenRefused(RefusalCode.SOURCE_NOT_NAMED, "/source/kind")
        .when(by("ants", MINISTRY, SourceKind.NAMED, STATEMENT))
        .thenRefused(RefusalCode.NAME_NOT_REGISTERED, "/party/name")
        .when(by("ants", text("ants"), SourceKind.NAMED, STATEMENT))
        .thenRecorded();
  }

  @ParameterizedTest
  @EnumSource(
      value = SourceKind.class,
      names = {"OFFICIAL", "REPORTED", "ANONYMOUS"})
  void anApplicantsSourceIsNamed(SourceKind kind) {
    given(entered())
        .by(applicant("ants"))
        .when(by("ants", null, kind, objection("o-1", "ants")))
        .thenRefused(RefusalCode.SOURCE_NOT_NAMED);
  }

  @Test
  void anApplicantNamesNoOtherPartyWhateverItRecords() {
    given(entered())
        .by(applicant("ants"))
        .when(by("bees", null, SourceKind.NAMED, objection("o-1", "ants")))
        .thenRefused(RefusalCode.PARTY_NOT_OWN, "/party/id")
        .and(by("ants", null, SourceKind.NAMED, promise("p-1")))
        .when(by("bees", null, SourceKind.NAMED, new PromiseKept("p-1", null)))
        .thenRefused(RefusalCode.PARTY_NOT_OWN);
  }

  @Test
  void whoIsNotRegisteredHasNoNameToSpeakBy() {
    given(entered())
        .by(applicant("ministry"))
        .when(by("ministry", MINISTRY, SourceKind.NAMED, STATEMENT))
        .thenRefused(RefusalCode.UNKNOWN_PARTICIPANT, "/party/id");
  }

  @Test
  void anotherRoleOfTheSameTokenIsStillAsked() {
    Authority both =
        new Authority("c", List.of(Role.APPLICANT, Role.CLERK), List.of("*"), List.of("ants"));

    given(entered())
        .by(both)
        .when(by("herald", text("The Herald"), SourceKind.REPORTED, STATEMENT))
        .thenRecorded();
  }

  @Test
  void anEvaluatorSpeaksForItselfByItsRegisteredName() {
    given(judgedCup())
        .and(new EvaluatorAppointed("heat", "jury", "ivo", text("Ivo")))
        .by(evaluator("eva"))
        .when(by("ivo", null, null, ruled("heat", "ants", "safe")))
        .thenRefused(RefusalCode.PARTY_NOT_OWN)
        .when(by("eva", MINISTRY, null, ruled("heat", "ants", "safe")))
        .thenRefused(RefusalCode.NAME_NOT_REGISTERED)
        .by(evaluator("ivo"))
        .when(by("ivo", text("Eva"), null, ruled("heat", "ants", "safe")))
        .thenRefused(RefusalCode.NAME_NOT_REGISTERED)
        .when(by("ivo", text("Ivo"), null, ruled("heat", "ants", "safe")))
        .thenRecorded();
  }

  @Test
  void anEvaluatorHasOneName() {
    given(judgedCup())
        .and(new EvaluatorAppointed("heat", "jury", "ivo", text("Ivo")), panel("heat", "second"))
        .when(new EvaluatorAppointed("heat", "second", "ivo", text("Ivan")))
        .thenRefused(RefusalCode.NAME_NOT_REGISTERED, "/data/name")
        .when(appointed("heat", "second", "ivo"))
        .thenRecorded();
  }

  @Test
  void organiserAndClerkCompleteALanguageThatTheRegisterLacks() {
    LocalisedText both = new LocalisedText("이보", "Ivo");
    Specification cup =
        given(judgedCup())
            .and(
                new EvaluatorAppointed("heat", "jury", "ivo", text("Ivo")), panel("heat", "second"))
            .when(new EvaluatorAppointed("heat", "second", "ivo", new LocalisedText("이보", "Ivan")))
            .thenRefused(RefusalCode.NAME_NOT_REGISTERED, "/data/name")
            .and(new EvaluatorAppointed("heat", "second", "ivo", both));

    assertThat(RegisteredNames.ofNoParticipant(cup.state(), "ivo")).contains(both);
    given(entered())
        .when(by("ants", new LocalisedText("개미", "ants"), null, STATEMENT))
        .thenRecorded()
        .by(applicant("ants"))
        .when(by("ants", new LocalisedText("개미", "ants"), SourceKind.NAMED, STATEMENT))
        .thenRefused(RefusalCode.NAME_NOT_REGISTERED);
  }

  @Test
  void whoIsRenamedMayBeCalledByTheNewName() {
    given(entered())
        .when(
            by(
                "ants",
                text("The Termites"),
                null,
                new ParticipantChanged("ants", text("The Termites"), null, null)))
        .thenRecorded();
  }

  @Test
  void organiserAndClerkCallAParticipantByItsRegisteredName() {
    given(entered())
        .when(by("ants", text("The Termites"), null, STATEMENT))
        .thenRefused(RefusalCode.NAME_NOT_REGISTERED)
        .and(new ParticipantChanged("ants", text("The Termites"), null, null))
        .by(clerk())
        .when(by("ants", text("ants"), SourceKind.REPORTED, STATEMENT))
        .thenRefused(RefusalCode.NAME_NOT_REGISTERED)
        .when(by("ants", text("The Termites"), SourceKind.REPORTED, STATEMENT))
        .thenRecorded()
        .when(by("herald", text("The Herald"), SourceKind.REPORTED, STATEMENT))
        .thenRecorded();
  }

  @Test
  void theOrganiserIsCalledAsItAnnouncedItself() {
    LocalisedText name = new LocalisedText("과학기술정보통신부", "Ministry of Science and ICT");

    given(by("msit", name, null, announced()))
        .by(clerk())
        .when(by("msit", text("Ministry of Magic"), SourceKind.OFFICIAL, STATEMENT))
        .thenRefused(RefusalCode.NAME_NOT_REGISTERED)
        .when(by("msit", text("Ministry of Science and ICT"), SourceKind.OFFICIAL, STATEMENT))
        .thenRecorded();
  }

  /** An older log may call a participant otherwise: it verifies, and is told by the register. */
  @Test
  void whatOlderVersionsTookStandsAndIsToldByTheRegisteredName() {
    Specification cup = given(entered());
    Proposal said = by("ants", MINISTRY, SourceKind.OFFICIAL, STATEMENT);
    Event older = event(said, cup, 2);

    assertThat(refusal(older, cup)).isEmpty();
    assertThat(refusal(event(said, cup, 3), cup))
        .map(Refusal::code)
        .contains(RefusalCode.SOURCE_NOT_NAMED);
    assertThat(Headlines.of(older, new StateNames(cup.state())).getEn())
        .isEqualTo("ants made a statement: All is well.");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x202A, 0x202E, 0x2066, 0x2069, 0x200E, 0x200F, 0x061C, 0x0007, 0x0085, 0x200B, 0x2028,
        0xFEFF, 0xE0041, 0x3164, 0x115F, 0x1160, 0xFFA0
      })
  void namesAndAddressesHoldNothingUnseen(int character) {
    String unseen = new StringBuilder("a").appendCodePoint(character).append("b").toString();

    given(announced())
        .when(new NoticePublished("n-1", text(unseen), null, null, null))
        .thenRefused(RefusalCode.CONTROL_CHARACTER, "/data/title/en")
        .when(
            new NoticePublished("n-1", text("Notice"), null, "https://example.org/" + unseen, null))
        .thenRefused(
            character < ' ' ? RefusalCode.URL_MALFORMED : RefusalCode.CONTROL_CHARACTER,
            "/data/url")
        .when(by("herald", text(unseen), null, notice("n-1")))
        .thenRefused(RefusalCode.CONTROL_CHARACTER, "/party/name/en")
        .when(new NoticePublished("n-1", text("Notice 👩‍🔬"), null, null, null))
        .thenRecorded();
  }

  private static Proposal by(String id, LocalisedText name, SourceKind kind, Object payload) {
    Source source = kind == null ? null : new Source(kind, source().getCitation(), null);
    return new Proposal(null, null, new Party(id, name), source, null, payload);
  }

  private static Event event(Proposal said, Specification cup, int ledgerVersion) {
    Event recorded = given(entered()).when(proposal(STATEMENT)).events().get(0).event();
    return Event.newBuilder(recorded)
        .setSaid(said)
        .setSequence(cup.lastSequence() + 1)
        .setLedgerVersion(ledgerVersion)
        .setActor(new Actor("applicant-1", Role.APPLICANT))
        .build();
  }

  private static Optional<Refusal> refusal(Event event, Specification cup) {
    return new Rejudgement(Specification.COMPETITION, cup.state(), new TableMemo())
        .judge(event, Rejudgement.Proposed.of(event))
        .refusal();
  }
}
