package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.competition.Says.admitted;
import static org.competitionledger.core.competition.Says.criterion;
import static org.competitionledger.core.competition.Says.eliminated;
import static org.competitionledger.core.competition.Says.gate;
import static org.competitionledger.core.competition.Says.opened;
import static org.competitionledger.core.competition.Says.participant;
import static org.competitionledger.core.competition.Says.published;
import static org.competitionledger.core.competition.Says.ruled;
import static org.competitionledger.core.competition.Says.score;
import static org.competitionledger.core.competition.Says.set;
import static org.competitionledger.core.competition.Says.stage;
import static org.competitionledger.core.competition.Says.text;

import java.util.List;
import org.competitionledger.event.EntryEliminated;
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
    Told told =
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

  @Test
  void aRulingThatComesLaterMendsNothing() {
    Told told =
        OutcomeCases.gated().and(eliminated("heat", "ants"), ruled("heat", "ants", "safe")).told();

    assertThat(told.open()).contains(FindingCode.OUTCOME_BEFORE_GATE_RULED);
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
