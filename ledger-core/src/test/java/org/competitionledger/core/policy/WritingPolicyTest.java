package org.competitionledger.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.of;
import static org.competitionledger.core.decide.Says.promise;
import static org.competitionledger.core.decide.Says.ruled;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.sourced;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.submission;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Specification.COMPETITION;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.clerk;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;

import java.util.List;
import org.competitionledger.command.Authority;
import org.competitionledger.core.acceptance.CommandRefusals;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.GrantedRole;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.event.RoleGranted;
import org.competitionledger.event.RoleRevoked;
import org.competitionledger.event.StatementRecorded;
import org.junit.jupiter.api.Test;

class WritingPolicyTest {

  @Test
  void letsEvaluatorsScoreRuleRecuseAndCorrectAsThemselves() {
    given(judgedCup())
        .by(evaluator("eva"))
        .and(
            score("heat", "ants", "style", 1, "eva", "5"),
            corrected("heat", "ants", "style", "eva", "6"),
            ruled("heat", "ants", "safe"),
            new EvaluatorRecused("heat", "eva", "bees", null));
  }

  @Test
  void letsNoEvaluatorGiveADirectScore() {
    given(judgedCup())
        .by(evaluator("eva"))
        .when(score("heat", "ants", "speed", "5"))
        .thenRefused(RefusalCode.EVALUATOR_NOT_ITSELF);
  }

  @Test
  void letsTheOrganizerCorrectWhatAnEvaluatorGave() {
    given(judgedCup())
        .by(evaluator("eva"))
        .and(score("heat", "ants", "style", 1, "eva", "5"))
        .by(Specification.organizer())
        .when(corrected("heat", "ants", "style", "eva", "6"))
        .thenRecorded();
  }

  @Test
  void letsApplicantsActForTheirParticipant() {
    given(entered())
        .by(applicant("ants"))
        .and(
            submission("heat", "ants", "model"),
            of("ants", new StatementRecorded(text("We are ants"), null, null)),
            of("ants", promise("p-1")),
            new PromiseKept("p-1", null),
            objection("o-1", "ants"),
            new EntryWithdrawn("heat", "ants", null));
  }

  @Test
  void letsApplicantsActForNobodyElse() {
    given(entered())
        .by(applicant("ants"))
        .when(submission("heat", "bees", "model"))
        .thenRefused(RefusalCode.PARTICIPANT_NOT_GRANTED);
  }

  @Test
  void letsWhomTheRecordNamesRepresentAParticipant() {
    Object antsModel = submission("heat", "ants", "model");
    given(entered())
        .by(nobody("lee"))
        .when(antsModel)
        .thenRefused(RefusalCode.COMPETITION_NOT_GRANTED)
        .by(organizer())
        .and(new RoleGranted("lee", GrantedRole.APPLICANT, "ants"))
        .by(nobody("lee"))
        .and(antsModel)
        .when(submission("heat", "bees", "hive"))
        .thenRefused(RefusalCode.PARTICIPANT_NOT_GRANTED)
        .by(nobody("kim"))
        .when(submission("heat", "ants", "other"))
        .thenRefused(RefusalCode.COMPETITION_NOT_GRANTED)
        .by(organizer())
        .and(
            new RoleGranted("lee", GrantedRole.APPLICANT, "bees"),
            new RoleRevoked("lee", GrantedRole.APPLICANT, "ants", null))
        .by(nobody("lee"))
        .and(submission("heat", "bees", "hive"))
        .when(submission("heat", "ants", "other"))
        .thenRefused(RefusalCode.PARTICIPANT_NOT_GRANTED)
        .by(organizer())
        .and(new RoleRevoked("lee", GrantedRole.APPLICANT, "bees", null))
        .by(nobody("lee"))
        .when(submission("heat", "bees", "other"))
        .thenRefused(RefusalCode.COMPETITION_NOT_GRANTED);
  }

  @Test
  void letsOrganisersOnRecordMakeOthersAndBeUnmade() {
    given(announced(), new RoleGranted("lee", GrantedRole.ORGANIZER, null))
        .by(nobody("lee"))
        .and(notice("n-1"), new RoleGranted("kim", GrantedRole.CLERK, null))
        .by(nobody("kim"))
        .and(sourced(notice("n-2")))
        .when(notice("n-3"))
        .thenRefused(RefusalCode.SOURCE_MISSING)
        .by(organizer())
        .and(new RoleRevoked("lee", GrantedRole.ORGANIZER, null, null))
        .by(nobody("lee"))
        .when(notice("n-3"))
        .thenRefused(RefusalCode.COMPETITION_NOT_GRANTED);
  }

  @Test
  void letsNoClerkOfAReconstructionGiveRolesNorWhomItAppointsJudge() {
    given()
        .by(clerk())
        .and(
            sourced("ministry", announced(RecordKind.RECONSTRUCTED)),
            sourced("ministry", stage("heat", 1)),
            sourced("ministry", new PanelAnnounced("heat", "jury", 1, null, false, List.of())),
            sourced("ministry", new EvaluatorAppointed("heat", "jury", "eva", null)))
        .when(sourced("ministry", new RoleGranted("clerk-1", GrantedRole.ORGANIZER, null)))
        .thenRefused(RefusalCode.ROLE_NOT_ALLOWED)
        .when(sourced("ministry", new RoleRevoked("lee", GrantedRole.ORGANIZER, null, null)))
        .thenRefused(RefusalCode.ROLE_NOT_ALLOWED)
        .by(nobody("eva"))
        .when(score("heat", "ants", "style", 1, "eva", "5"))
        .thenRefused(RefusalCode.COMPETITION_NOT_GRANTED);
  }

  @Test
  void takesATokensRolesForOtherCompetitionsForNothingHere() {
    given(announced(), new RoleGranted("lee", GrantedRole.CLERK, null))
        .by(new Authority("lee", List.of(Role.ORGANIZER), List.of("other-cup"), List.of("ants")))
        .and(sourced(notice("n-1")))
        .when(notice("n-2"))
        .thenRefused(RefusalCode.SOURCE_MISSING);
  }

  @Test
  void letsWhoWasAppointedJudgeWithoutAnEvaluatorsToken() {
    given(judgedCup())
        .by(nobody("eva"))
        .and(score("heat", "ants", "style", 1, "eva", "5"))
        .when(score("heat", "bees", "style", 1, "gus", "5"))
        .thenRefused(RefusalCode.EVALUATOR_NOT_ITSELF);
  }

  @Test
  void grantsAnApplicantsRoleForAKnownParticipantAndNoOtherForAny() {
    given(entered())
        .when(new RoleGranted("lee", GrantedRole.APPLICANT, null))
        .thenRefused(RefusalCode.FIELD_MISSING, "/data/participant")
        .when(new RoleGranted("lee", GrantedRole.APPLICANT, "dogs"))
        .thenRefused(RefusalCode.UNKNOWN_PARTICIPANT, "/data/participant")
        .when(new RoleGranted("lee", GrantedRole.CLERK, "ants"))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/participant")
        .when(new RoleGranted("l|e", GrantedRole.CLERK, null))
        .thenRefused(RefusalCode.EVALUATOR_ID_MALFORMED, "/data/person");
  }

  /** A token that grants nothing. */
  private static Authority nobody(String subject) {
    return new Authority(subject, List.of(), List.of(), List.of());
  }

  @Test
  void letsApplicantsKeepOnlyTheirOwnPromises() {
    given(entered(), promise("p-1"))
        .by(applicant("ants"))
        .when(of("ants", new PromiseKept("p-1", null)))
        .thenRefused(RefusalCode.ROLE_NOT_ALLOWED);
  }

  @Test
  void letsTheClerkOfALiveCompetitionRecordNoticesFromASource() {
    given(announced())
        .by(clerk())
        .when(sourced(notice("n-1")))
        .thenRecorded()
        .when(sourced(stage("heat", 1)))
        .thenRefused(RefusalCode.ROLE_NOT_ALLOWED);
  }

  @Test
  void letsTheClerkOfAReconstructedCompetitionRecordEverythingWithSourceAndParty() {
    given()
        .by(clerk())
        .when(sourced("ministry", announced(RecordKind.RECONSTRUCTED)))
        .thenRecorded()
        .when(sourced("ministry", stage("heat", 1)))
        .thenRecorded()
        .when(sourced(stage("final", 2)))
        .thenRefused(RefusalCode.PARTY_MISSING);
  }

  @Test
  void recordsTheFirstRoleThatAllows() {
    Authority both =
        new Authority("eva", List.of(Role.CLERK, Role.EVALUATOR), List.of("*"), List.of());
    Specification cup = given(judgedCup()).by(both);

    assertThat(role(cup.when(ruled("heat", "ants", "safe")))).isEqualTo(Role.EVALUATOR);
    assertThat(role(cup.when(sourced(notice("n-1"))))).isEqualTo(Role.CLERK);
  }

  @Test
  void takesTokensForThisCompetitionOrForAll() {
    given(announced())
        .by(CommandRefusals.organizerOf(COMPETITION))
        .and(notice("n-1"))
        .by(CommandRefusals.organizerOf("*"))
        .and(notice("n-2"));
  }

  private static Role role(Specification.Then then) {
    return then.events().get(0).event().getActor().getRole();
  }
}
