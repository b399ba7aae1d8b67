package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.advanced;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.judged;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.panel;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.voided;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.DefinitionDirection;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.Scale;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.Verdict;
import org.junit.jupiter.api.Test;

/** What comes before or after the usual moment, and what settles a finding. */
class SettledTest {

  private static Story open() {
    return Story.of(
        stage("heat", 1),
        stage("final", 2),
        published(
            set(
                1,
                "heat",
                criterion("speed").setMaximum(number("100")),
                gate("safe").setState(DefinitionState.TO_BE_SPECIFIED))),
        participant("ants"),
        opened("heat"),
        admitted("heat", "ants"));
  }

  private static GateRuled ruled(Verdict verdict) {
    return new GateRuled("heat", "ants", "safe", verdict, null);
  }

  private static CriterionSpecified specified(String from) {
    return new CriterionSpecified(
        2,
        1,
        gate("safe").setDefinition(text("A helmet")).build(),
        from == null ? null : Story.time(from),
        null,
        null,
        null);
  }

  @Test
  void aMeaningFixedAfterTheRulingIsFoundToo() {
    Story story = open().on("2026-02-01", ruled(Verdict.FAILED)).on("2026-03-01", specified(null));

    assertThat(
            story
                .finding(FindingCode.MEANING_FIXED_WITH_RULING)
                .orElseThrow()
                .finding()
                .getSequences())
        .containsExactly(7L, 8L);
  }

  @Test
  void neitherAPassedGateNorAnUnchangedMeaningIsFound() {
    assertThat(
            open()
                .on("2026-02-01", ruled(Verdict.PASSED))
                .on("2026-03-01", specified(null))
                .told()
                .open())
        .doesNotContain(FindingCode.MEANING_FIXED_WITH_RULING);
    assertThat(
            open()
                .on("2026-02-01", ruled(Verdict.FAILED))
                .and(RuleCases.interpreted(DefinitionDirection.UNCHANGED))
                .told()
                .open())
        .doesNotContain(FindingCode.MEANING_FIXED_WITH_RULING);
  }

  @Test
  void aCriterionIsUndefinedUntilTheVersionThatDefinesItStarts() {
    Story story = open().on("2026-02-01", specified("2026-03-01"));

    FindingAt before = at(story, "2026-02-15T00:00:00Z");
    assertThat(before.resolved()).isFalse();
    FindingAt after = at(story, "2026-03-02T00:00:00Z");
    assertThat(after.resolved()).isTrue();
    assertThat(after.openDays(ZoneId.of("Asia/Seoul"))).isEqualTo(59); // 1 January to 1 March
    assertThat(after.finding().getResolvedBy()).isEqualTo(7);
    assertThat(after.finding().getDetail().getEn()).endsWith("whoever fails it is out.");
  }

  @Test
  void ofAnOpenScoredCriterionItIsSaidWhatHangsOnIt() {
    Story story =
        Story.of(
            stage("heat", 1),
            published(
                set(
                    1,
                    "heat",
                    criterion("speed")
                        .setState(DefinitionState.TO_BE_SPECIFIED)
                        .setMaximum(number("40")))));

    assertThat(at(story, "2026-02-01T00:00:00Z").finding().getDetail().getEn())
        .endsWith("points that hang on it: 40.");
  }

  /** A version announced ahead that never comes to apply leaves no spell behind. */
  @Test
  void whatWasExpectedToBeOpenAndNeverWasIsNotFound() {
    Story story =
        Story.of(stage("heat", 1), published(set(1, "heat", gate("safe"))))
            .on(
                "2026-02-01",
                amended(
                    set(2, "heat", gate("safe").setState(DefinitionState.TO_BE_SPECIFIED))
                        .setEffectiveFrom(Story.time("2026-04-01"))))
            .on("2026-03-01", amended(set(3, "heat", gate("safe"))));

    assertThat(story.told().findings())
        .extracting(FindingAt::code)
        .doesNotContain(FindingCode.CRITERION_UNDEFINED_IN_FORCE);
  }

  private static FindingAt at(Story story, String moment) {
    return Findings.at(
            story.told().memory(),
            Optional.of(FindingCode.CRITERION_UNDEFINED_IN_FORCE),
            Instant.parse(moment))
        .get(0);
  }

  @Test
  void aGateFailedAfterTheAdvanceIsFoundAndSettledByPassing() {
    Story story =
        open().and(advanced("heat", "ants", "final")).on("2026-02-01", ruled(Verdict.FAILED));
    assertThat(story.told().open()).contains(FindingCode.ADVANCED_DESPITE_FAILED_GATE);

    assertThat(story.and(ruled(Verdict.PASSED)).told().open())
        .doesNotContain(FindingCode.ADVANCED_DESPITE_FAILED_GATE);
  }

  @Test
  void aComputedGateIsFailedByItsPoints() {
    Gate fast = new Gate(GateMethod.COMPUTED, "speed", Comparison.AT_LEAST, number("60"), null);
    for (String speed : List.of("59", "60")) {
      Story story =
          Story.of(
                  stage("heat", 1),
                  stage("final", 2),
                  participant("ants"),
                  published(set(1, "heat", criterion("speed"), gate("fast").setGate(fast))),
                  opened("heat"),
                  admitted("heat", "ants"))
              .and(score("heat", "ants", "speed", speed))
              .and(advanced("heat", "ants", "final"));

      assertThat(story.told().open().contains(FindingCode.ADVANCED_DESPITE_FAILED_GATE))
          .isEqualTo(speed.equals("59"));
    }
  }

  @Test
  void aTableCertifiedAfterwardsSettlesTheOutcome() {
    Story story =
        RuleCases.entered()
            .and(score("heat", "ants", "speed", "90"))
            .and(eliminated("heat", "ants"))
            .and(new StageClosed("heat"));
    assertThat(story.told().open()).contains(FindingCode.OUTCOME_WITHOUT_CERTIFIED_TABLE);

    assertThat(story.then(OutcomeCases::certification).told().open()).isEmpty();
  }

  @Test
  void aVoidAfterTheStageClosedIsAChangeOfAPublishedScore() {
    Story story = OutcomeCases.closed().and(voided("heat", "ants", "speed", null));

    assertThat(story.told().open()).contains(FindingCode.SCORE_CORRECTED_AFTER_PUBLICATION);
  }

  @Test
  void aPanelAnnouncedAfterwardsSettlesIt() {
    Story story =
        Story.of(
                stage("heat", 1),
                published(set(1, "heat", judged("style"), judged("grace"))),
                opened("heat"))
            .and(new EvaluationOpened("heat"));
    assertThat(story.told().open()).contains(FindingCode.PANEL_NOT_ANNOUNCED);

    story.and(panel("heat", "others", "grace"));
    assertThat(story.told().open()).contains(FindingCode.PANEL_NOT_ANNOUNCED);
    assertThat(story.and(panel("heat", "jury", "style")).told().open()).isEmpty();
  }

  @Test
  void aWiderScaleMakesScoresComparableAgain() {
    Story story =
        RuleCases.entered()
            .and(score("heat", "ants", "speed", "90"))
            .and(amended(set(2, "heat", scaled("50"))));
    assertThat(story.told().open()).contains(FindingCode.SCORE_NOT_COMPARABLE);

    assertThat(story.and(amended(set(3, "heat", scaled("90")))).told().open())
        .doesNotContain(FindingCode.SCORE_NOT_COMPARABLE);
  }

  private static Criterion.Builder scaled(String most) {
    return criterion("speed").setScale(new Scale(number("0"), number(most)));
  }

  @Test
  void aPromiseIsBrokenByTheEndOfItsStageOrOfTheCompetition() {
    assertThat(
            Story.of(stage("heat", 1), opened("heat"), PromiseCases.promise("heat", null))
                .on("2026-02-01", new StageClosed("heat"))
                .told()
                .open())
        .contains(FindingCode.PROMISE_BROKEN);
    Story ended =
        Story.of(PromiseCases.promise(null, null)).on("2026-02-01", new CompetitionConcluded(null));
    assertThat(
            ended.finding(FindingCode.PROMISE_BROKEN).orElseThrow().finding().getDetail().getEn())
        .contains("1 February 2026", "“We will say more”");

    assertThat(ended.and(new PromiseKept("p-1", null)).told().open()).isEmpty();
  }

  @Test
  void goalsThatCriteriaServeSettleIt() {
    Story story = RuleCases.ruled().and(RuleCases.goals(true, "fun")).and(RuleCases.heavier());
    assertThat(story.told().open()).contains(FindingCode.CRITERION_SERVES_NO_GOAL);

    story.and(
        amended(
            set(
                3,
                "heat",
                criterion("speed"),
                criterion("pace").setParent("speed").setGoals(List.of("fun")))));
    assertThat(story.told().open()).doesNotContain(FindingCode.CRITERION_SERVES_NO_GOAL);
    assertThat(story.and(RuleCases.goals(true, "fame")).told().open())
        .contains(FindingCode.CRITERION_SERVES_NO_GOAL);
  }
}
