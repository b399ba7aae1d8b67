package org.competitionledger.core.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.bestSingle;
import static org.competitionledger.core.scoring.Criteria.byPoints;
import static org.competitionledger.core.scoring.Criteria.byScores;
import static org.competitionledger.core.scoring.Criteria.countback;
import static org.competitionledger.core.scoring.Criteria.decision;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.earliest;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.informative;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.lastOccasion;
import static org.competitionledger.core.scoring.Criteria.over;
import static org.competitionledger.core.scoring.Criteria.ratio;
import static org.competitionledger.core.scoring.Criteria.reachedFirst;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;
import static org.competitionledger.core.scoring.StageFixture.STAGE;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.JsonText;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.standings.Neighbourhood;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.wording.StepSentences;
import org.competitionledger.core.wording.TieSentences;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.ResultMethod;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.EntryStatus;
import org.junit.jupiter.api.Test;

class ExplanationJsonTest {

  private final StageFixture stage = new StageFixture().entries("a").closed(1);

  private JsonNode explained(CriteriaSet.Builder set) throws IOException {
    CompiledRules rules = CompiledRules.compile(stage.state(), STAGE, set.build());
    Explanation explanation =
        Standings.explain(stage.state(), STAGE, "a", set.build()).orElseThrow();
    return JsonText.parse(
            JsonBytes.of(
                out ->
                    ExplanationJson.write(
                        new ExplanationJson.Head(
                            "cup",
                            RecordKind.LIVE,
                            Optional.of(new LocalisedText("가팀", "Team A")),
                            stage.sequence(),
                            true),
                        rules,
                        explanation,
                        Standings.snapshots(stage.state(), List.of(rules))
                            .get(0)
                            .neighbourhood("a")
                            .orElseThrow(),
                        new ExplanationJson.Words(
                            new StepSentences(
                                    Names.IDENTIFIERS, STAGE, rules.course().occasions().size() > 1)
                                ::of,
                            new TieSentences(Names.IDENTIFIERS)::of,
                            participant -> Optional.of(new LocalisedText(null, participant))),
                        out)))
        .orElseThrow();
  }

  private static List<String> sentences(JsonNode explained, String step, String language) {
    return StreamSupport.stream(explained.path("steps").spliterator(), false)
        .filter(one -> one.path("step").asText().equals(step))
        .map(one -> one.path("text").path(language).asText())
        .toList();
  }

  private static JsonNode step(JsonNode explained, String step) {
    return StreamSupport.stream(explained.path("steps").spliterator(), false)
        .filter(one -> one.path("step").asText().equals(step))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void namesEveryScoreWithItsEventsAndWhatBecameOfIt() throws IOException {
    stage.marks("a", "q", "2", "5", "6", "9").voided("a", "q", "j5", "10");
    stage.absent("a", "q", 1, "j6").judged("a", "q", "j2", "5.5").recused("j7", "a");
    stage.judged("a", "q", "j7", "8");
    JsonNode explained = explained(set(judged("q", PanelMethod.TRIMMED_MEAN, 1, 1)).setDigits(1));
    assertThat(explained.path("total").path("value").decimalValue()).isEqualByComparingTo("5.75");
    assertThat(explained.path("total").path("text").asText()).isEqualTo("5.8");
    assertThat(explained.path("name").path("ko").asText()).isEqualTo("가팀");
    assertThat(explained.path("asOf").asLong()).isEqualTo(stage.sequence());
    assertThat(sentences(explained, "score", "en"))
        .containsExactlyInAnyOrder(
            "q: the score 10 of evaluator j5 was voided and does not count.",
            "q: the score “absent” of evaluator j6 is left out (did not start).",
            "q: the score 8 of evaluator j7 does not count, since the evaluator is recused.",
            "q: the score 2 of evaluator j1 is left out as too low.",
            "q: the score 9 of evaluator j4 is left out as too high.",
            "q: the score 5.5 of evaluator j2 counts.",
            "q: the score 6 of evaluator j3 counts.");
    assertThat(sentences(explained, "score", "ko"))
        .contains("q: 평가위원 j2의 점수 5.5가 반영됐다.", "q: 평가위원 j1의 점수 2는 낮은 쪽이어서 제외됐다.");
    assertThat(sentences(explained, "figure", "en"))
        .containsExactly("q: 11.5 ÷ 2 = 5.75 (rounded to 2 digits).");
    JsonNode corrected =
        StreamSupport.stream(explained.path("steps").spliterator(), false)
            .filter(one -> one.path("evaluator").asText().equals("j2"))
            .findFirst()
            .orElseThrow();
    assertThat(corrected.path("sequences")).as("recorded, then corrected").hasSize(2);
    assertThat(corrected.path("value").path("value").decimalValue()).isEqualByComparingTo("5.5");
    assertThat(corrected.path("use").asText()).isEqualTo("counts");
  }

  @Test
  void namesDroppedOccasionsFactorRoundingAdjustmentAndGates() throws IOException {
    stage.closed(2, "0.5").closed(3);
    stage.score("a", "race", 1, "1").score("a", "race", 2, "1").score("a", "race", 3, "2");
    stage.adjusted("a", "penalty", "-1.5").ruled("a", "origin", Verdict.FAILED);
    JsonNode explained =
        explained(
            set(
                direct("race")
                    .setTransform(table("10", "6"))
                    .setOccasions(best(2))
                    .setFactor(decimal("1.11"))
                    .setDigits(1),
                gate("origin"),
                gate("level", "race", Comparison.AT_LEAST, "6.5")));
    assertThat(sentences(explained, "points-of-occasion", "en"))
        .containsExactly(
            "race, round 1: position 1 is worth 10.",
            "race, round 2: position 1 is worth 10 (times 0.5 makes 5).",
            "race, round 3: position 2 is worth 6.");
    assertThat(sentences(explained, "occasions", "en"))
        .containsExactly("race: the best 2 rounds add up to 16 (dropped: 2; all of them make 21).");
    assertThat(step(explained, "occasions").path("dropped").toString()).isEqualTo("[2]");
    assertThat(sentences(explained, "criterion", "en"))
        .containsExactly("race gives 17.8 (16 × 1.11; rounded to 1 digit).");
    assertThat(sentences(explained, "adjustment", "en"))
        .containsExactly("The adjustment “penalty” takes 1.5.");
    assertThat(sentences(explained, "gate", "en"))
        .containsExactly(
            "The entry failed the gate “origin”.",
            "The entry passed the gate “level” (points 17.8, threshold 6.5).");
    assertThat(sentences(explained, "total", "en"))
        .containsExactly("The total is 16.3 (points 17.8, adjustments -1.5).");
    assertThat(sentences(explained, "total", "ko"))
        .containsExactly("총점은 16.3점이다(점수 17.8, 조정 -1.5).");
    assertThat(explained.path("section").asText()).isEqualTo("ineligible");
  }

  @Test
  void comparesWithTheBestOfAll() throws IOException {
    stage.entries("b").score("a", "speed", "40").score("b", "speed", "50");
    JsonNode explained = explained(set(direct("speed").setTransform(ratio("100", 2))));
    assertThat(sentences(explained, "points-of-occasion", "en"))
        .containsExactly("speed: 40, compared with the best, 50, is worth 80.");
  }

  @Test
  void saysWhatIsNotKnown() throws IOException {
    stage.unpublished("a", "q", ScoreState.NOT_PUBLISHED);
    JsonNode explained = explained(set(direct("q")));
    assertThat(explained.path("total").isNull()).isTrue();
    assertThat(explained.path("section").asText()).isEqualTo("not-published");
    assertThat(sentences(explained, "total", "en")).containsExactly("The total is not published.");
    assertThat(sentences(explained, "criterion", "ko")).containsExactly("q: 점수가 공개되지 않았다.");
  }

  /** "Nothing published, nothing said." */
  @Test
  void ofWhatIsNotPublishedItTellsNoNumberUpToTheTotal() throws IOException {
    stage.unpublished("a", "q", ScoreState.NOT_PUBLISHED);
    JsonNode explained = explained(set(direct("all"), direct("q").setParent("all")));
    JsonNode occasions = step(explained, "occasions");
    assertThat(occasions.get("result").isNull()).isTrue();
    assertThat(occasions.get("gross").isNull()).isTrue();
    assertThat(occasions.path("state").asText()).isEqualTo("not-published");
    assertThat(step(explained, "points-of-occasion").get("result").isNull()).isTrue();
    assertThat(step(explained, "criterion").get("sum").isNull()).isTrue();
    assertThat(step(explained, "total").get("points").isNull()).isTrue();
    assertThat(sentences(explained, "occasions", "en"))
        .containsExactly("q: the score is not published.");
    assertThat(sentences(explained, "occasions", "ko")).containsExactly("q: 점수가 공개되지 않았다.");
    assertThat(sentences(explained, "criterion", "en"))
        .containsExactly("q: the score is not published.", "all: the score is not published.");
    assertThat(sentences(explained, "total", "en")).containsExactly("The total is not published.");
    assertThat(sentences(explained, "total", "ko")).containsExactly("총점은 공개되지 않았다.");
  }

  @Test
  void tellsWhatAbsentCountsAsWhereLessIsBetter() throws IOException {
    stage.absent("a", "t", 1, null);
    JsonNode last = explained(set(direct("t").setBetter(Better.LOWER)));
    assertThat(last.get("total").isNull()).isTrue();
    assertThat(sentences(last, "occasions", "en"))
        .containsExactly("t: a round that counts has no figure, so there are no points.");
    assertThat(sentences(last, "total", "en"))
        .containsExactly("There is no total, since a figure is missing.");
    assertThat(sentences(last, "total", "ko")).containsExactly("점수가 없는 평가 기준이 있어 총점이 없다.");

    JsonNode worst =
        explained(
            set(
                direct("t")
                    .setBetter(Better.LOWER)
                    .setAbsent(new AbsentFigure(AbsentMethod.WORST_PLUS, null, 2))));
    assertThat(worst.path("total").path("text").asText()).isEqualTo("3");
    assertThat(sentences(worst, "points-of-occasion", "en"))
        .containsExactly("t: 3 is the points (absent counts as 3).");
    assertThat(sentences(worst, "points-of-occasion", "ko"))
        .containsExactly("t: 3이 그대로 점수가 됐다(기록이 없어 3으로 친다).");
  }

  private static List<String> ties(JsonNode explained, String language) {
    return StreamSupport.stream(explained.path("ties").spliterator(), false)
        .map(one -> one.path("text").path(language).asText())
        .toList();
  }

  @Test
  void namesItsRankAndWhatPartedItFromEachNeighbourOnEqualPoints() throws IOException {
    stage.closed(2).closed(3).entries("b", "c", "d", "e");
    stage.scores("a", "race", "2", "2", "1").scores("b", "race", "1", "3", "1");
    stage.scores("c", "race", "2", "2", "1").scores("d", "race", "1", "1", "3");
    stage.score("e", "race", "9");
    JsonNode explained =
        explained(
            set(direct("race")).setTieBreaks(List.of(bestSingle("race"), lastOccasion("race"))));
    assertThat(explained.path("rank").asInt()).isEqualTo(4);
    assertThat(explained.path("tied").asBoolean()).isTrue();
    assertThat(explained.path("ties"))
        .extracting(tie -> tie.path("participant").asText() + " " + tie.path("order").asText())
        .containsExactly("d behind", "b behind", "c shared");
    assertThat(ties(explained, "en"))
        .containsExactly(
            "On equal points with d, it is behind by the best scores for “race” (2 against 3).",
            "On equal points with b, it is behind by the best scores for “race” (2 against 3).",
            "No tie-break parts it from c: both share rank 4.");
    assertThat(ties(explained, "ko"))
        .containsExactly(
            "d와 총점이 같고, 가장 좋은 ‘race’ 점수부터 견주어 뒤진다(2 대 3).",
            "b와 총점이 같고, 가장 좋은 ‘race’ 점수부터 견주어 뒤진다(2 대 3).",
            "c와 총점이 같고, 순위를 가를 기준이 더 없어 공동 4위다.");
    JsonNode first = explained.path("ties").path(0);
    assertThat(first.path("rank").asInt()).isEqualTo(2);
    assertThat(first.path("tieBreak").toString())
        .isEqualTo("{\"method\":\"BEST_SINGLE\",\"criterion\":\"race\"}");
    assertThat(first.path("own").toString()).isEqualTo("[\"2\"]");
    assertThat(first.path("theirs").toString()).isEqualTo("[\"3\"]");
    assertThat(explained.path("ties").path(2).path("tieBreak").isNull()).isTrue();
  }

  /** Each method, with what both bring to it. */
  @Test
  void tellsWhatBothBringToEachTieBreak() throws IOException {
    stage.closed(2).closed(3).entry("b", EntryStatus.IN, 999_999);
    stage.scores("a", "race", "2", "2", "3").scores("b", "race", "3", "2", "2");
    stage.score("a", "note", "1");
    long last = stage.sequence() - 1;
    assertThat(tie(byPoints("note")))
        .isEqualTo("On equal points with b, it is ahead by the points for “note” (1 against 0).");
    assertThat(tie(lastOccasion("race")))
        .isEqualTo(
            "On equal points with b, it is ahead by the points for “race” in round 3 (3 against"
                + " 2).");
    assertThat(tie(reachedFirst()))
        .isEqualTo(
            "On equal points with b, it is ahead by the moment it had this total (event %s against %s)."
                .formatted(last - 3, last));
    assertThat(tie(earliest()))
        .isEqualTo(
            "On equal points with b, it is behind by the time of application"
                + " (1970-01-12T13:46:40Z against 1970-01-12T13:46:39Z).");
    stage.tieResolved("b", "a");
    assertThat(tie(decision()))
        .isEqualTo(
            "On equal points with b, it is behind by the decision on the tie (place 2 against 1).");
    stage.scores("a", "race", "0", "3", "4");
    assertThat(tie(byScores("race", CountbackOver.COUNTED)))
        .isEqualTo(
            "On equal points with b, it is ahead by the scores for “race” that count, best first"
                + " (4 against 3).");
    assertThat(tie(countback("race", 2)))
        .isEqualTo(
            "On equal points with b, it is ahead by the places in “race” (1, 1 against 1, 2).");
  }

  private String tie(TieBreak tieBreak) throws IOException {
    JsonNode explained =
        explained(
            set(direct("race"), informative("note").setOccasions(over(OccasionMethod.MAX)))
                .setTieBreaks(List.of(tieBreak)));
    assertThat(ties(explained, "ko")).hasSize(1).allMatch(text -> text.contains("총점이 같고"));
    return ties(explained, "en").get(0);
  }

  @Test
  void tellsOfTheNearestNeighboursOnly() throws IOException {
    for (int index = 0; index < 40; index++) {
      stage.entries("b" + index).score("b" + index, "q", "5");
    }
    stage.score("a", "q", "5");
    JsonNode explained = explained(set(direct("q")).setTieBreaks(List.of(reachedFirst())));
    assertThat(explained.path("rank").asInt()).isEqualTo(41);
    assertThat(explained.path("ties")).hasSize(Neighbourhood.EACH_SIDE_MAX);
  }

  @Test
  void tellsTheSumOfEachOccasionAndWhichWereDropped() throws IOException {
    stage.closed(2);
    stage.scores("a", "race", "1", "3").scores("a", "lap", "2");
    JsonNode explained =
        explained(
            set(
                direct("season").setOccasions(best(1)),
                direct("race").setParent("season").setTransform(table("8", "6", "4")),
                direct("lap").setParent("season").setFactor(decimal("0.5"))));
    assertThat(sentences(explained, "sum-of-occasion", "en"))
        .containsExactly(
            "season, round 1: race 8 and lap 1 make 9.",
            "season, round 2: race 4 and lap 0 make 4.");
    assertThat(sentences(explained, "sum-of-occasion", "ko").get(0))
        .isEqualTo("season 1회차: race 8점, lap 1점을 더해 9점이 됐다.");
    JsonNode sum = step(explained, "sum-of-occasion");
    assertThat(sum.path("sequences")).hasSize(2);
    assertThat(sum.path("parts").path(1).path("points").path("text").asText()).isEqualTo("1");
    assertThat(sentences(explained, "occasions", "en"))
        .containsExactlyInAnyOrder(
            "season: the best 1 round add up to 9 (dropped: 2; all of them make 13).",
            "race: the rounds add up to 8 (dropped: 2; all of them make 12; season decides which"
                + " rounds count).",
            "lap: the rounds add up to 1 (dropped: 2; all of them make 1; season decides which"
                + " rounds count).");
    assertThat(sentences(explained, "criterion", "en"))
        .containsExactlyInAnyOrder(
            "race gives 8.", "lap gives 1 (in each round times 0.5).", "season gives 9.");
  }

  private static JsonNode parsed(String json) throws IOException {
    return JsonText.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static JsonNode without(JsonNode all, String field) {
    ObjectNode rest = all.deepCopy();
    rest.remove(field);
    return rest;
  }

  /** The steps of a kind of a criterion, without their sentences. */
  private static List<JsonNode> steps(JsonNode explained, String step, String criterion) {
    return StreamSupport.stream(explained.path("steps").spliterator(), false)
        .filter(one -> one.path("step").asText().equals(step))
        .filter(one -> criterion == null || one.path("criterion").asText().equals(criterion))
        .map(one -> without(one, "text"))
        .toList();
  }

  private JsonNode ofEveryKind() throws IOException {
    stage.closed(2, "0.5").entries("b").marks("a", "q", "4", "5").absent("a", "q", 1, "j3");
    stage.scores("a", "race", "1", "2").score("b", "speed", "50").score("a", "speed", "40");
    stage.adjusted("a", "late", "-1.5").ruled("a", "origin", Verdict.PASSED);
    stage.entry("a", EntryStatus.ADVANCED, 1_000_000);
    return explained(
        set(
            direct("all"),
            judged("q", PanelMethod.MEAN).setParent("all"),
            direct("race").setParent("all").setTransform(table("9", "6")).setOccasions(best(1)),
            direct("speed").setTransform(ratio("100", 1)).setFactor(decimal("0.5")),
            gate("origin"),
            gate("level", "all", Comparison.AT_LEAST, "6.5")));
  }

  @Test
  void standsAboveItsStepsAsARowOfTheTable() throws IOException {
    assertThat(without(ofEveryKind(), "steps"))
        .isEqualTo(
            parsed(
                """
                {"competition": "cup", "stage": "s", "participant": "a",
                 "name": {"ko": "가팀", "en": "Team A"}, "record": "LIVE", "official": true,
                 "asOf": 15, "criteria": {"version": 1, "governing": true},
                 "section": "ranked", "rank": 1, "tied": false,
                 "total": {"value": 52, "text": "52"}, "gross": {"value": 55, "text": "55"},
                 "complete": true, "outcome": "advanced",
                 "gates": [{"criterion": "origin", "verdict": "passed"},
                           {"criterion": "level", "verdict": "passed"}],
                 "points": [
                  {"criterion": "all", "points": {"value": 13.5, "text": "13.5"}, "state": "ok"},
                  {"criterion": "q", "points": {"value": 4.5, "text": "4.5"}, "state": "ok"},
                  {"criterion": "race", "points": {"value": 9, "text": "9"}, "state": "ok"},
                  {"criterion": "speed", "points": {"value": 40, "text": "40"}, "state": "ok"}],
                 "ties": []}
                """));
  }

  @Test
  void eachStepUpToThePointsOfAnOccasionLooksLikeTheContract() throws IOException {
    JsonNode explained = ofEveryKind();
    assertThat(steps(explained, "score", "q"))
        .contains(
            parsed(
                """
                {"step": "score", "criterion": "q", "occasion": 1, "evaluator": "j1",
                 "state": "number", "value": {"value": 4, "text": "4"}, "use": "counts",
                 "sequences": [5]}
                """),
            parsed(
                """
                {"step": "score", "criterion": "q", "occasion": 1, "evaluator": "j3",
                 "state": "absent", "absence": "did-not-start", "use": "absent",
                 "sequences": [7]}
                """));
    assertThat(steps(explained, "score", "race").get(0).has("evaluator"))
        .as("nobody gave it")
        .isFalse();
    assertThat(steps(explained, "figure", "q"))
        .containsExactly(
            parsed(
                """
                {"step": "figure", "criterion": "q", "occasion": 1, "method": "MEAN",
                 "sum": {"value": 9, "text": "9"}, "divisor": 2, "digits": 2,
                 "figure": {"value": 4.5, "text": "4.5"}}
                """));
    assertThat(steps(explained, "points-of-occasion", "speed"))
        .containsExactly(
            parsed(
                """
                {"step": "points-of-occasion", "criterion": "speed", "occasion": 1,
                 "method": "RATIO_TO_BEST", "state": "ok",
                 "figure": {"value": 40, "text": "40"}, "best": {"value": 50, "text": "50"},
                 "points": {"value": 80, "text": "80"}, "multiplier": {"value": 1, "text": "1"},
                 "result": {"value": 80, "text": "80"}}
                """),
            parsed(
                """
                {"step": "points-of-occasion", "criterion": "speed", "occasion": 2,
                 "method": "RATIO_TO_BEST", "state": "absent",
                 "points": {"value": 0, "text": "0"}, "multiplier": {"value": 0.5, "text": "0.5"},
                 "result": {"value": 0, "text": "0"}}
                """));
  }

  @Test
  void eachStepFromThereToTheTotalLooksLikeTheContract() throws IOException {
    JsonNode explained = ofEveryKind();
    assertThat(steps(explained, "occasions", "race"))
        .containsExactly(
            parsed(
                """
                {"step": "occasions", "criterion": "race", "method": "BEST_N", "counted": [1],
                 "dropped": [2], "result": {"value": 9, "text": "9"},
                 "gross": {"value": 12, "text": "12"}, "state": "ok"}
                """));
    assertThat(steps(explained, "criterion", null))
        .contains(
            parsed(
                """
                {"step": "criterion", "criterion": "speed", "sum": {"value": 80, "text": "80"},
                 "factor": {"value": 0.5, "text": "0.5"}, "digits": 6,
                 "points": {"value": 40, "text": "40"}, "state": "ok"}
                """),
            parsed(
                """
                {"step": "criterion", "criterion": "all", "children": ["q", "race"],
                 "sum": {"value": 13.5, "text": "13.5"}, "factor": {"value": 1, "text": "1"},
                 "digits": 6, "points": {"value": 13.5, "text": "13.5"}, "state": "ok"}
                """));
    assertThat(steps(explained, "adjustment", null))
        .containsExactly(
            parsed(
                """
                {"step": "adjustment", "adjustment": "late",
                 "value": {"value": -1.5, "text": "-1.5"}, "sequences": [12]}
                """));
    assertThat(steps(explained, "gate", null))
        .containsExactly(
            parsed(
                """
                {"step": "gate", "criterion": "origin", "verdict": "passed", "sequences": [13]}
                """),
            parsed(
                """
                {"step": "gate", "criterion": "level", "verdict": "passed",
                 "value": {"value": 13.5, "text": "13.5"}, "limit": {"value": 6.5, "text": "6.5"}}
                """));
    assertThat(steps(explained, "total", null))
        .containsExactly(
            parsed(
                """
                {"step": "total", "points": {"value": 53.5, "text": "53.5"},
                 "adjustments": {"value": -1.5, "text": "-1.5"},
                 "total": {"value": 52, "text": "52"}}
                """));
  }

  @Test
  void severalResultsLookLikeTheContract() throws IOException {
    stage.result("a", "race", 1, "car-3", 2, "1").result("a", "race", 1, "car-7", 1, "2");
    JsonNode explained =
        explained(
            set(
                direct("race")
                    .setTransform(table("9", "6"))
                    .setDigits(1)
                    .setResults(ResultMethod.BEST)));
    assertThat(steps(explained, "score", "race").get(0).path("resultLine").asText())
        .isEqualTo("car-3");
    assertThat(steps(explained, "share", "race"))
        .containsExactly(
            parsed(
                """
                {"step": "share", "criterion": "race", "occasion": 1, "sharedBy": 2,
                 "points": {"value": 9, "text": "9"}, "digits": 1,
                 "result": {"value": 4.5, "text": "4.5"}}
                """));
    assertThat(steps(explained, "results", "race"))
        .containsExactly(
            parsed(
                """
                {"step": "results", "criterion": "race", "occasion": 1, "method": "BEST",
                 "parts": [
                  {"resultLine": "car-3", "points": {"value": 4.5, "text": "4.5"},
                   "counts": false},
                  {"resultLine": "car-7", "points": {"value": 6, "text": "6"}, "counts": true}],
                 "result": {"value": 6, "text": "6"}}
                """));
  }

  @Test
  void theSumOfAnOccasionLooksLikeTheContract() throws IOException {
    stage.scores("a", "race", "1").scores("a", "lap", "2");
    JsonNode explained =
        explained(
            set(
                direct("season").setOccasions(best(1)),
                direct("race").setParent("season").setTransform(table("8", "6", "4")),
                direct("lap").setParent("season").setFactor(decimal("0.5"))));
    assertThat(steps(explained, "sum-of-occasion", "season"))
        .containsExactly(
            parsed(
                """
                {"step": "sum-of-occasion", "criterion": "season", "occasion": 1,
                 "parts": [{"criterion": "race", "points": {"value": 8, "text": "8"}},
                           {"criterion": "lap", "points": {"value": 1, "text": "1"}}],
                 "result": {"value": 9, "text": "9"}, "state": "ok", "sequences": [3, 4]}
                """));
    assertThat(steps(explained, "occasions", "race").get(0).path("chooser").asText())
        .isEqualTo("season");
  }

  @Test
  void aTieIsToldWithBothNamesAndValues() throws IOException {
    stage.closed(2).entries("b").scores("a", "race", "2", "3").scores("b", "race", "3", "2");
    JsonNode tie =
        explained(set(direct("race")).setTieBreaks(List.of(lastOccasion("race"))))
            .path("ties")
            .path(0);
    assertThat(tie)
        .isEqualTo(
            parsed(
                """
                {"participant": "b", "name": {"en": "b"}, "rank": 2, "order": "ahead",
                 "tieBreak": {"method": "LAST_OCCASION", "criterion": "race"},
                 "own": ["3"], "theirs": ["2"], "occasion": 2,
                 "text": {
                  "ko": "b와 총점이 같고, 2회차의 ‘race’ 점수로 앞선다(3 대 2).",
                  "en": "On equal points with b, it is ahead by the points for “race” in round 2 \
                (3 against 2)."}}
                """));
  }
}
