package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.advanced;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.time;
import static org.competitionledger.core.decide.Says.voided;
import static org.competitionledger.core.findings.FindingCode.LESS_PUBLISHED_THAN_STATED;
import static org.competitionledger.core.findings.FindingCode.OBJECTION_AFTER_PERIOD;
import static org.competitionledger.core.findings.FindingCode.PREPARATION_UNEQUAL;
import static org.competitionledger.core.findings.FindingCode.PROMISE_KEPT_LATE;
import static org.competitionledger.core.findings.FindingCode.PUBLICATION_NARROWED_AFTER_SCORES;
import static org.competitionledger.core.findings.FindingCode.RULE_CHANGED_AFTER_FIRST_SCORE;
import static org.competitionledger.core.findings.PublicationCases.hidden;
import static org.competitionledger.core.findings.PublicationCases.now;
import static org.competitionledger.core.findings.PublicationCases.promised;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.event.Accommodation;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionPeriodAnnounced;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;
import org.competitionledger.event.Route;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StatisticKind;
import org.competitionledger.event.Transform;
import org.competitionledger.event.TransformMethod;
import org.junit.jupiter.api.Test;

/** What is published of the scores, promises kept late, objections and accommodations. */
class PublicationFindingsTest {

  @Test
  void leadersArePublishedByAFigureOrByTheGreatest() {
    Story silent =
        promised(PublicationScope.LEADERS).and(hidden("speed"), eliminated("heat", "ants"));
    assertThat(silent.finding(LESS_PUBLISHED_THAN_STATED).orElseThrow().finding().getDetail())
        .extracting(text -> text.getKo(), text -> text.getEn())
        .containsExactly(
            "heat 규칙에는 점수를 어디까지 공개할지(점수는 평가 기준별 1위 점수와 통계값만 공개) 적혀 있으나, 2026년 2월 1일까지"
                + " 그만큼 공개된 기록이 없다. 1위 점수가 공개되지 않은 평가 기준: ‘speed’.",
            "The rules of heat say that of the scores, those of each criterion's leader and"
                + " aggregates are to be published; by 1 February 2026 less than that was published"
                + " on record. Criteria without a published leader: “speed”.");

    Story greatest =
        promised(PublicationScope.LEADERS)
            .and(hidden("speed"), statistic(StatisticKind.MAX), eliminated("heat", "ants"));
    assertThat(less(greatest)).isEmpty();
    Story figure =
        promised(PublicationScope.LEADERS)
            .and(participant("bees"), admitted("heat", "bees"))
            .and(hidden("speed"), score("heat", "bees", "speed", "90"), eliminated("heat", "ants"));
    assertThat(less(figure)).isEmpty();
  }

  @Test
  void aggregatesArePublishedByAnyStatistic() {
    Story silent =
        promised(PublicationScope.AGGREGATES).and(hidden("speed"), eliminated("heat", "ants"));
    assertThat(less(silent)).hasValueSatisfying(found -> assertThat(found.resolved()).isFalse());

    Story later = silent.on("2026-02-03", statistic(StatisticKind.MEAN));
    assertThat(less(later)).hasValueSatisfying(found -> assertThat(found.resolved()).isTrue());
  }

  @Test
  void whatIsPublishedTheSameDayWasNeverMissing() {
    Story sameDay =
        promised(PublicationScope.ALL)
            .and(hidden("speed"), eliminated("heat", "ants"))
            .and(corrected("heat", "ants", "speed", null, "80"));
    assertThat(less(sameDay)).isEmpty();

    Story nextDay =
        promised(PublicationScope.ALL)
            .and(hidden("speed"), eliminated("heat", "ants"))
            .on("2026-02-02", corrected("heat", "ants", "speed", null, "80"));
    assertThat(less(nextDay)).hasValueSatisfying(found -> assertThat(found.resolved()).isTrue());
  }

  /** In the order of the log, not in that of the entries' names. */
  @Test
  void theProofIsTheFirstScoreThatWasHidden() {
    ScoreRecorded bees = ScoreRecorded.newBuilder(hidden("speed")).setParticipant("bees").build();
    Story story =
        promised(PublicationScope.ALL)
            .and(participant("bees"), admitted("heat", "bees"))
            .and(bees, hidden("speed"), eliminated("heat", "ants"));
    long outcome = story.sequenceOf(EntryEliminated.class);

    assertThat(less(story).orElseThrow().finding().getSequences())
        .contains(outcome - 2, outcome)
        .doesNotContain(outcome - 1);
  }

  /** What counts for nothing is no score of which a rule says that it will be published. */
  @Test
  void aCorrectionElsewhereMakesNothingMissing() {
    CriteriaSet.Builder set =
        set(1, "heat", criterion("speed"), criterion("note").setKind(CriterionKind.INFORMATIVE))
            .setPublication(List.of(new Publication("heat", PublicationScope.ALL, null, null)));
    Story story =
        Story.of(stage("heat", 1), published(set))
            .and(participant("ants"), opened("heat"), admitted("heat", "ants"))
            .on("2026-02-01", hidden("note"), score("heat", "ants", "speed", "8"))
            .and(eliminated("heat", "ants"))
            .on("2026-02-02", corrected("heat", "ants", "speed", null, "9"));

    assertThat(less(story)).isEmpty();
  }

  /** A table turns the better place into more points: who leads has most of them. */
  @Test
  void theLeaderByPlacesHasTheMostPoints() {
    Transform table =
        Transform.newBuilder()
            .setMethod(TransformMethod.POINTS_TABLE)
            .setTable(List.of(number("9"), number("6")))
            .build();
    CriteriaSet.Builder set =
        set(1, "heat", criterion("speed").setBetter(Better.LOWER).setTransform(table))
            .setPublication(List.of(new Publication("heat", PublicationScope.LEADERS, null, null)));
    Story story =
        Story.of(stage("heat", 1), published(set))
            .and(participant("ants"), opened("heat"), admitted("heat", "ants"))
            .on("2026-02-01", hidden("speed"), statistic(StatisticKind.MAX))
            .and(eliminated("heat", "ants"));

    assertThat(less(story)).isEmpty();
  }

  @Test
  void aDateThatTheRulesGiveIsWaitedFor() {
    Story dated =
        promised(new Publication("heat", PublicationScope.ALL, time("2026-03-01"), null))
            .and(hidden("speed"), eliminated("heat", "ants"));

    assertThat(less(dated).orElseThrow().finding().getSince())
        .isBetween(Instant.parse("2026-03-01T15:00:00Z"), Instant.parse("2026-03-01T15:00:01Z"));
  }

  @Test
  void aChangeOfPublicationIsNotToldAgainAsAChangeOfRules() {
    Story narrowed =
        promised(PublicationScope.ALL)
            .and(score("heat", "ants", "speed", "90"))
            .on("2026-02-02", now(PublicationScope.AGGREGATES));

    assertThat(narrowed.told().open())
        .contains(PUBLICATION_NARROWED_AFTER_SCORES)
        .doesNotContain(RULE_CHANGED_AFTER_FIRST_SCORE);
  }

  @Test
  void aSpecificationPromisedForACriterionIsDueBeforeItIsEvaluated() {
    assertThat(keptAfterOpening(PromiseKind.SPECIFY, "speed").finding(PROMISE_KEPT_LATE))
        .hasValueSatisfying(
            found ->
                assertThat(found.finding().getDetail().getEn())
                    .isEqualTo(
                        "A promise is on record as kept only after the evaluation of heat had"
                            + " opened: “We will say more”."));
    assertThat(keptAfterOpening(PromiseKind.SPECIFY, "style").finding(PROMISE_KEPT_LATE)).isEmpty();
    assertThat(keptAfterOpening(PromiseKind.PUBLISH, "speed").finding(PROMISE_KEPT_LATE)).isEmpty();
  }

  @Test
  void aPromiseWithADateIsKeptByIt() {
    Story late =
        Story.of(PromiseCases.promise(null, "2026-02"))
            .on("2026-03-02", new PromiseKept("p-1", null));

    assertThat(late.finding(PROMISE_KEPT_LATE).orElseThrow().finding().getDetail().getKo())
        .isEqualTo("약속을 지켰다는 기록이 기한(2026년 2월)이 지난 뒤에야 나왔다: ‘We will say more’.");
  }

  @Test
  void anObjectionToSomethingBeforeTheOutcomeIsBoundByNoPeriod() {
    Story decided =
        PublicationCases.decided()
            .and(new ObjectionPeriodAnnounced("heat", time("2026-02-10"), null, null))
            .on("2026-02-20", new ObjectionFiled("o-1", "ants", 2L, text("The rules")));
    assertThat(decided.finding(OBJECTION_AFTER_PERIOD)).isEmpty();

    assertThat(decided.and(objection("o-2", "ants")).finding(OBJECTION_AFTER_PERIOD))
        .hasValueSatisfying(
            found ->
                assertThat(found.finding().getDetail().getKo())
                    .isEqualTo(
                        "ants가 heat 결과에 대한 이의신청 기간이 끝난 뒤(2026년 2월 20일, 기간의 마지막 날은 2026년 2월"
                            + " 10일) 이의를 제기했다."));
  }

  /** That others went on to another stage, which has its outcome now, is not its affair. */
  @Test
  void theOutcomeObjectedToIsOfTheLastStageOneTookPartIn() {
    Story story =
        PublicationCases.decided()
            .and(PublicationCases.days(10), stage("final", 2), participant("bees"))
            .and(admitted("final", "bees"))
            .on("2026-02-15", eliminated("final", "bees"))
            .on("2026-02-20", objection("o-1", "ants"));

    assertThat(story.finding(OBJECTION_AFTER_PERIOD)).isPresent();
  }

  @Test
  void whoIsAccommodatedWhenAdmittedNeverPreparedUnequally() {
    Story story =
        Story.of(stage("heat", 1), published(set(1, "heat", criterion("speed"))), opened("heat"))
            .and(participant("ants"), participant("bees"), entry("ants", "2026-01-05"))
            .on("2026-02-20", entry("bees", "2026-02-20"))
            .and(new AccommodationDecided("heat", "bees", Accommodation.EXTRA_TIME, null));

    assertThat(story.finding(PREPARATION_UNEQUAL)).isEmpty();
  }

  private static EntryAdmitted entry(String participant, String start) {
    ApproximateTime from = time(start);
    return new EntryAdmitted("heat", participant, Route.ORIGINAL, null, from);
  }

  private static Story keptAfterOpening(PromiseKind kind, String subject) {
    return RuleCases.entered()
        .on("2026-01-10", new PromiseMade("p-1", kind, text("We will say more."), subject, null))
        .on("2026-02-01", new EvaluationOpened("heat"))
        .on("2026-02-02", new PromiseKept("p-1", null));
  }

  private static ScoreStatisticPublished statistic(StatisticKind kind) {
    return ScoreStatisticPublished.newBuilder()
        .setStage("heat")
        .setCriterion("speed")
        .setKind(kind)
        .setValue(number("90"))
        .setN(1)
        .build();
  }

  private static Optional<FindingAt> less(Story story) {
    return story.finding(LESS_PUBLISHED_THAN_STATED);
  }

  private static boolean isLess(Story story) {
    return less(story).filter(found -> !found.resolved()).isPresent();
  }

  @Test
  void anAdvanceOrTheCloseOfTheStageIsTheMomentToo() {
    assertThat(
            isLess(
                promised(PublicationScope.ALL)
                    .and(stage("final", 2), hidden("speed"), advanced("heat", "ants", "final"))))
        .isTrue();
    assertThat(isLess(promised(PublicationScope.ALL).and(hidden("speed"), new StageClosed("heat"))))
        .isTrue();
    assertThat(isLess(promised(PublicationScope.ALL).and(hidden("speed"))))
        .as("nothing is decided yet")
        .isFalse();
    assertThat(
            isLess(
                promised(PublicationScope.NONE).and(hidden("speed"), eliminated("heat", "ants"))))
        .as("none was promised")
        .isFalse();
  }

  /** Of two scores of an entry that were hidden both are to be published. */
  @Test
  void anEntryIsPublishedOnceAllOfItsScoresAre() {
    CriteriaSet.Builder set =
        set(1, "heat", criterion("speed"), criterion("style"))
            .setPublication(List.of(new Publication("heat", PublicationScope.ALL, null, null)));
    Story story =
        Story.of(stage("heat", 1), published(set))
            .and(participant("ants"), opened("heat"), admitted("heat", "ants"))
            .on("2026-02-01", hidden("speed"), hidden("style"), eliminated("heat", "ants"));
    assertThat(isLess(story)).isTrue();
    assertThat(isLess(story.on("2026-02-03", corrected("heat", "ants", "speed", null, "80"))))
        .isTrue();
    assertThat(isLess(story.on("2026-02-04", voided("heat", "ants", "style", null))))
        .as("what was voided is no score")
        .isFalse();
  }

  @Test
  void leadersAreNotPublishedByAMean() {
    Story story =
        promised(PublicationScope.LEADERS)
            .and(hidden("speed"), statistic(StatisticKind.MEAN), eliminated("heat", "ants"));
    assertThat(isLess(story)).isTrue();
    assertThat(isLess(story.on("2026-02-02", statistic(StatisticKind.RANGE)))).isTrue();
    assertThat(isLess(story.on("2026-02-03", statistic(StatisticKind.MAX)))).isFalse();
  }

  @Test
  void whereLessIsBetterTheLeaderHasTheLeast() {
    CriteriaSet.Builder set =
        set(1, "heat", criterion("speed").setBetter(Better.LOWER))
            .setPublication(List.of(new Publication("heat", PublicationScope.LEADERS, null, null)));
    Story story =
        Story.of(stage("heat", 1), published(set))
            .and(participant("ants"), opened("heat"), admitted("heat", "ants"))
            .on("2026-02-01", hidden("speed"), statistic(StatisticKind.MAX))
            .and(eliminated("heat", "ants"));
    assertThat(isLess(story)).isTrue();
    assertThat(isLess(story.on("2026-02-03", statistic(StatisticKind.MIN)))).isFalse();
  }
}
