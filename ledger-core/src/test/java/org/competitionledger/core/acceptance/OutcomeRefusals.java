package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Cups.called;
import static org.competitionledger.core.decide.Cups.certification;
import static org.competitionledger.core.decide.Cups.closedStage;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Cups.scored;
import static org.competitionledger.core.decide.Says.advanced;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.benefit;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.upheld;
import static org.competitionledger.core.decide.Says.vote;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;
import static org.competitionledger.core.refusal.RefusalCode.BENEFIT_ALREADY_GRANTED;
import static org.competitionledger.core.refusal.RefusalCode.BENEFIT_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.BENEFIT_NOT_GRANTED;
import static org.competitionledger.core.refusal.RefusalCode.CUT_CONTRADICTED;
import static org.competitionledger.core.refusal.RefusalCode.DIGEST_MISMATCH;
import static org.competitionledger.core.refusal.RefusalCode.LAST_HELD_SIGNING_KEY;
import static org.competitionledger.core.refusal.RefusalCode.LAST_SIGNING_KEY;
import static org.competitionledger.core.refusal.RefusalCode.NO_AWARD_DECLARED;
import static org.competitionledger.core.refusal.RefusalCode.OBJECTION_DECIDED;
import static org.competitionledger.core.refusal.RefusalCode.OBJECTION_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.SIGNING_KEY_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.SIGNING_KEY_NOT_HELD;
import static org.competitionledger.core.refusal.RefusalCode.SIGNING_KEY_RETIRED;
import static org.competitionledger.core.refusal.RefusalCode.STAGE_NOT_LATER;
import static org.competitionledger.core.refusal.RefusalCode.TABLE_CHANGED;
import static org.competitionledger.core.refusal.RefusalCode.TABLE_PENDING;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_BENEFIT;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_CLAUSE;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_OBJECTION;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_SIGNING_KEY;
import static org.competitionledger.core.refusal.RefusalCode.VERSION_NOT_GOVERNING;
import static org.competitionledger.core.refusal.RefusalCode.VOTE_EXISTS;

import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.decide.Specification.Then;
import org.competitionledger.event.BenefitGranted;
import org.competitionledger.event.BenefitRevoked;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StandingsCertified;

/** Examples of outcomes, objections, benefits and keys that do not follow from what is recorded. */
final class OutcomeRefusals {

  static final String VKEY = "example.org/cup+0123abcd+AQIDBAUGBwg=";
  static final String OTHER_VKEY = "example.org/cup+89abcdef+AQIDBAUGBwk=";

  private OutcomeRefusals() {}

  static void examples(Examples examples) {
    examples
        .on(
            VOTE_EXISTS,
            () ->
                given(judgedCup(), call("spring", "heat"))
                    .by(evaluator("eva"))
                    .and(vote("spring", "eva"))
                    .when(vote("spring", "eva")))
        .on(
            NO_AWARD_DECLARED,
            () ->
                given(judgedCup(), call("spring", "heat"), noAward("no-award"))
                    .by(evaluator("eva"))
                    .when(vote("spring", "eva")))
        .on(UNKNOWN_CLAUSE, () -> given(called()).when(noAward("small-print")))
        .on(VERSION_NOT_GOVERNING, OutcomeRefusals::certifiesAnotherVersion)
        .on(TABLE_CHANGED, OutcomeRefusals::certifiesAnEarlierTable)
        .on(TABLE_PENDING, OutcomeRefusals::certifiesAPendingTable)
        .on(
            DIGEST_MISMATCH,
            () -> given(closedStage()).when(new StandingsCertified("heat", 1, 12L, "a".repeat(64))))
        .on(CUT_CONTRADICTED, () -> given(scored()).when(eliminated("heat", "ants")))
        .on(STAGE_NOT_LATER, () -> given(entered()).when(advanced("heat", "ants", "heat")))
        .on(
            OBJECTION_EXISTS,
            () ->
                given(entered())
                    .by(applicant("ants"))
                    .and(objection("o-1", "ants"))
                    .when(objection("o-1", "ants")))
        .on(UNKNOWN_OBJECTION, () -> given(entered()).when(upheld("o-1")))
        .on(
            OBJECTION_DECIDED,
            () ->
                given(entered())
                    .by(applicant("ants"))
                    .and(objection("o-1", "ants"))
                    .by(organizer())
                    .and(upheld("o-1"))
                    .when(upheld("o-1")))
        .on(BENEFIT_EXISTS, () -> given(announced(), benefit("gpu")).when(benefit("gpu")))
        .on(UNKNOWN_BENEFIT, () -> given(entered()).when(granted()))
        .on(
            BENEFIT_ALREADY_GRANTED,
            () -> given(entered(), benefit("gpu"), granted()).when(granted()))
        .on(
            BENEFIT_NOT_GRANTED,
            () ->
                given(entered(), benefit("gpu"))
                    .when(new BenefitRevoked("gpu", "ants", text("Misused"))))
        .on(
            SIGNING_KEY_EXISTS,
            () -> given(announced(), new SigningKeyAdded(VKEY)).when(new SigningKeyAdded(VKEY)))
        .on(UNKNOWN_SIGNING_KEY, () -> given(announced()).when(new SigningKeyRetired(VKEY)))
        .on(
            SIGNING_KEY_RETIRED,
            () ->
                given(announced(), new SigningKeyAdded(VKEY), new SigningKeyAdded(OTHER_VKEY))
                    .and(new SigningKeyRetired(VKEY))
                    .when(new SigningKeyRetired(VKEY)))
        .on(
            LAST_SIGNING_KEY,
            () -> given(announced(), new SigningKeyAdded(VKEY)).when(new SigningKeyRetired(VKEY)))
        .on(
            SIGNING_KEY_NOT_HELD,
            () -> given(announced()).holding(VKEY).when(new SigningKeyAdded(OTHER_VKEY)))
        .on(
            LAST_HELD_SIGNING_KEY,
            () ->
                given(announced(), new SigningKeyAdded(OTHER_VKEY))
                    .holding(VKEY)
                    .when(new SigningKeyRetired(VKEY)));
  }

  static NoAwardDeclared noAward(String clause) {
    return new NoAwardDeclared("spring", null, clause, 3, 2, 1, 0, null, null);
  }

  private static BenefitGranted granted() {
    return new BenefitGranted("gpu", "ants", null, null);
  }

  private static Then certifiesAnotherVersion() {
    Specification cup = given(closedStage());
    StandingsCertified right = certification(cup);
    return cup.when(new StandingsCertified("heat", 2, right.getSequence(), right.getDigest()));
  }

  private static Then certifiesAnEarlierTable() {
    Specification cup = given(closedStage());
    StandingsCertified earlier = certification(cup);
    return cup.and(corrected("heat", "ants", "speed", null, "70")).when(earlier);
  }

  private static Then certifiesAPendingTable() {
    Specification cup = given(judgedCup(), new StageClosed("heat"));
    return cup.when(certification(cup));
  }
}
