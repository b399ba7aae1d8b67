package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.ruled;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;

import java.util.List;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.Verdict;
import org.junit.jupiter.api.Test;

/** The case that the ledger was made for, with a writer who states nothing of its definitions. */
class UndefinedGateTest {

  private static final GateRuled FAILED =
      new GateRuled("heat", "ants", "safe", Verdict.FAILED, null);

  /** The gate has a name, no definition and no stated state: it decides, and that is found. */
  @Test
  void whoFailsAGateWithoutADefinitionIsFoundToHaveBeenEliminatedByIt() {
    ObservedStory told =
        Story.of(
                stage("heat", 1),
                published(set(1, "heat", criterion("speed"), gate("safe").setDefinition(null))))
            .and(participant("ants"), opened("heat"), admitted("heat", "ants"))
            .and(FAILED, new EntryEliminated("heat", "ants", null, "safe", 1))
            .told();

    assertThat(told.open())
        .contains(
            FindingCode.CRITERION_UNDEFINED_IN_FORCE, FindingCode.ELIMINATED_BY_UNDEFINED_CRITERION)
        .doesNotContain(FindingCode.OUTCOME_BEFORE_GATE_RULED);
  }

  @Test
  void aTableIsCertifiedWithoutARulingOnItsGate() {
    Story story =
        OutcomeCases.gated()
            .and(score("heat", "ants", "speed", "90"), new StageClosed("heat"))
            .then(OutcomeCases::certification);

    assertThat(
            story
                .finding(FindingCode.OUTCOME_BEFORE_GATE_RULED)
                .orElseThrow()
                .finding()
                .getDetail()
                .getEn())
        .isEqualTo(
            "The table of heat was certified while entries had no ruling on the gate “safe” on"
                + " record.");
  }

  /** Who failed a computed gate is out by that; no ruling on another gate is needed. */
  @Test
  void whoFailedAComputedGateNeedsNoRuling() {
    ObservedStory told =
        OutcomeCases.entered(criterion("speed"), gate("safe"), fast())
            .and(score("heat", "ants", "speed", "40"), eliminated("heat", "ants"))
            .told();

    assertThat(told.open()).doesNotContain(FindingCode.OUTCOME_BEFORE_GATE_RULED);
    assertThat(
            OutcomeCases.entered(criterion("speed"), gate("safe"), fast())
                .and(score("heat", "ants", "speed", "60"), eliminated("heat", "ants"))
                .told()
                .open())
        .contains(FindingCode.OUTCOME_BEFORE_GATE_RULED);
  }

  private static Criterion.Builder fast() {
    return gate("fast")
        .setGate(new Gate(GateMethod.COMPUTED, "speed", Comparison.AT_LEAST, number("50"), null));
  }

  /** Each entry's outcome is a finding of its own, with the gates that it lacked. */
  @Test
  void eachEntryIsToldTheGatesThatItLacked() {
    Story story =
        OutcomeCases.entered(criterion("speed"), gate("safe"), gate("own"))
            .and(participant("bees"), admitted("heat", "bees"))
            .and(ruled("heat", "ants", "own"), ruled("heat", "bees", "safe"))
            .and(eliminated("heat", "ants"), eliminated("heat", "bees"));

    assertThat(story.told().findings())
        .filteredOn(found -> found.code() == FindingCode.OUTCOME_BEFORE_GATE_RULED)
        .extracting(found -> found.finding().getDetail().getEn())
        .containsExactly(
            "No ruling on the gate “safe” is on record for ants, whose outcome in heat is.",
            "No ruling on the gate “own” is on record for bees, whose outcome in heat is.");
  }

  @Test
  void aRulingThatComesLaterMendsNothing() {
    ObservedStory told =
        OutcomeCases.gated().and(eliminated("heat", "ants"), ruled("heat", "ants", "safe")).told();

    assertThat(told.open()).contains(FindingCode.OUTCOME_BEFORE_GATE_RULED);
  }

  /** Two failed gates leave points open: the elimination hangs on both. */
  @Test
  void anEliminationHangsOnThePointsOfAllFailedGates() {
    Story story =
        OutcomeCases.entered(
                criterion("speed"),
                gate("safe").setLeftOpen(List.of(text("Whether a cap is a helmet"))),
                gate("own").setLeftOpen(List.of(text("How much is own"))))
            .and(FAILED, new GateRuled("heat", "ants", "own", Verdict.FAILED, null))
            .and(eliminated("heat", "ants"));

    assertThat(
            story
                .finding(FindingCode.OUTCOME_ON_POINT_LEFT_OPEN)
                .orElseThrow()
                .finding()
                .getDetail()
                .getEn())
        .isEqualTo(
            "ants failed the gates “safe” and “own” and was eliminated from heat; their definitions"
                + " leave open: “Whether a cap is a helmet” and “How much is own”.");
  }

  /** No criterion is named as decisive: it hangs on the gates that were failed. */
  @Test
  void anEliminationHangsOnThePointThatAFailedGateLeavesOpen() {
    Story story =
        Story.of(
                stage("heat", 1),
                published(
                    set(
                        1,
                        "heat",
                        criterion("speed"),
                        gate("safe").setLeftOpen(List.of(text("Whether a cap is a helmet"))))))
            .and(participant("ants"), opened("heat"), admitted("heat", "ants"))
            .and(FAILED, eliminated("heat", "ants"));

    assertThat(
            story
                .finding(FindingCode.OUTCOME_ON_POINT_LEFT_OPEN)
                .orElseThrow()
                .finding()
                .getDetail()
                .getEn())
        .isEqualTo(
            "ants failed the gate “safe” and was eliminated from heat; its definition leaves open:"
                + " “Whether a cap is a helmet”.");
    assertThat(story.told().open()).contains(FindingCode.DEFINITION_LEFT_OPEN_IN_FORCE);
  }
}
