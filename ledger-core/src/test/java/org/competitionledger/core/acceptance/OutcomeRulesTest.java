package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.certification;
import static org.competitionledger.core.decide.Cups.closedStage;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Cups.scored;
import static org.competitionledger.core.decide.Says.advanced;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.benefit;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.time;
import static org.competitionledger.core.decide.Says.vote;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;

import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.BenefitGranted;
import org.competitionledger.event.BenefitRevoked;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.Route;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;
import org.junit.jupiter.api.Test;

class OutcomeRulesTest {

  @Test
  void certifiesTheTableAndAgainAfterACorrection() {
    Specification cup = given(closedStage());
    cup.and(certification(cup)).and(corrected("heat", "ants", "speed", null, "70"));

    cup.when(certification(cup)).thenRecorded();
  }

  @Test
  void certifiesAnEarlierSequenceIfNothingChangedTheTableSince() {
    Specification cup = given(closedStage());
    StandingsCertified certified = certification(cup);

    cup.and(notice("n-1"), eliminated("heat", "bees")).when(certified).thenRecorded();
  }

  @Test
  void certifiesNoTableOfTheFuture() {
    given(closedStage())
        .when(new StandingsCertified("heat", 1, 13L, "a".repeat(64)))
        .thenRefused(RefusalCode.SEQUENCE_UNKNOWN, "/data/sequence");
  }

  @Test
  void certifiesNoTableThatThisVeryMomentPutsUnderANewVersion() {
    Specification cup =
        given(
            closedStage(),
            amended(set(2, "heat", criterion("speed")).setEffectiveFrom(time("2026-03"))));
    StandingsCertified certified = certification(cup);

    cup.at("2026-03-01T00:00:00Z").when(certified).thenRefused(RefusalCode.TABLE_CHANGED);
  }

  @Test
  void followsTheCutRule() {
    Specification cup =
        given(scored(), advanced("heat", "ants", "final"), eliminated("heat", "bees"));

    EntryState entry = cup.state().find(Keys.entry("final", "ants")).orElseThrow();
    assertThat(entry.getRoute()).isEqualTo(Route.ADVANCED);
    assertThat(entry.getStatus()).isEqualTo(EntryStatus.IN);
  }

  @Test
  void departsFromTheCutRuleForAStatedReason() {
    given(scored(), new EntryEliminated("heat", "ants", text("Borrowed engine"), "speed", 1));
  }

  @Test
  void advancesNobodyAgainstTheCutRuleWithoutAReason() {
    given(scored())
        .when(advanced("heat", "bees", "final"))
        .thenRefused(RefusalCode.CUT_CONTRADICTED, "/data/reason");
  }

  @Test
  void seesTheCutAsTheBatchSoFarLeavesIt() {
    given(scored())
        .when(corrected("heat", "bees", "speed", null, "95"), eliminated("heat", "ants"))
        .thenRecorded();
  }

  @Test
  void forgetsTablesOfARefusedBatch() {
    Specification cup = given(scored());
    cup.when(
            corrected("heat", "bees", "speed", null, "95"),
            eliminated("heat", "ants"),
            eliminated("heat", "ants"))
        .thenRefusedAt(2, RefusalCode.ENTRY_OUT);

    cup.and(corrected("heat", "bees", "speed", null, "70"))
        .when(eliminated("heat", "ants"))
        .thenRefused(RefusalCode.CUT_CONTRADICTED);
  }

  @Test
  void namesADecisiveCriterionThatTheVersionHas() {
    given(scored())
        .when(new EntryEliminated("heat", "bees", text("Slow"), "grace", 1))
        .thenRefused(RefusalCode.UNKNOWN_CRITERION, "/data/decisiveCriterion");
  }

  @Test
  void eliminatesWithoutACutRule() {
    given(entered(), eliminated("heat", "ants"));
  }

  @Test
  void reinstatesWhoWasOut() {
    given(
        entered(),
        eliminated("heat", "ants"),
        new EntryReinstated("heat", "ants", null),
        new EntryDisqualified("heat", "ants", text("Doping")),
        new EntryReinstated("heat", "ants", null));
  }

  @Test
  void takesEachEvaluatorsVoteUntilNoAwardIsDeclared() {
    given(judgedCup(), call("spring", "heat"))
        .by(evaluator("eva"))
        .and(vote("spring", "eva"))
        .by(evaluator("gus"))
        .and(vote("spring", "gus"))
        .by(organizer())
        .and(OutcomeRefusals.noAward("no-award"))
        .when(OutcomeRefusals.noAward("no-award"))
        .thenRefused(RefusalCode.NO_AWARD_DECLARED);
  }

  @Test
  void grantsRevokesAndGrantsAgain() {
    given(
        entered(),
        benefit("gpu"),
        new BenefitGranted("gpu", "ants", null, null),
        new BenefitRevoked("gpu", "ants", text("Misused")),
        new BenefitGranted("gpu", "ants", null, null));
  }

  @Test
  void addsAndRetiresSigningKeys() {
    given(
        entered(),
        new SigningKeyAdded(OutcomeRefusals.VKEY),
        new SigningKeyAdded(OutcomeRefusals.OTHER_VKEY),
        new SigningKeyRetired(OutcomeRefusals.VKEY));
  }
}
