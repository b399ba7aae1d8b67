package org.competitionledger.core.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.JsonText;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.StatisticKind;
import org.junit.jupiter.api.Test;

/** What the public API says of ranges. */
class RangesJsonTest {

  private static Figures figures() {
    return new Figures(set(direct("x").setScale(scale("0", "10")).setDigits(1)))
        .entries("ants", "bees")
        .score("ants", "x", "9")
        .hidden("bees", "x");
  }

  private static JsonNode json(Ranges ranges) throws IOException {
    return JsonText.parse(
            JsonBytes.of(
                out ->
                    RangesJson.write(
                        new RangesJson.Head("cup", "s", RecordKind.LIVE, 1002, 1004, 1),
                        ranges,
                        id ->
                            id.equals("bees")
                                ? Optional.of(new LocalisedText("벌", "Bees"))
                                : Optional.empty(),
                        out)))
        .orElseThrow();
  }

  private static JsonNode parsed(String json) throws IOException {
    return JsonText.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Test
  void tellsOfEachCellItsEndsAndWhatEachFollowsFrom() throws IOException {
    JsonNode json = json(figures().statistic("x", StatisticKind.MEAN, "8.0", 2, 1).ranges());
    assertThat(json.path("cells").path(0))
        .isEqualTo(
            parsed(
                """
                {"participant": "bees", "name": {"ko": "벌", "en": "Bees"}, "criterion": "x",
                 "least": {"value": 6.9, "text": "6.9"}, "most": {"value": 7.1, "text": "7.1"},
                 "tight": true, "follows": [3, 1001],
                 "text": {
                  "ko": "점수 합산 방식, 공개된 점수, ‘x’ 평균을 근거로 하면 \
                bees의 ‘x’는 6.9점 이상 7.1점 이하다.",
                  "en": "Given how points add up, the published scores and the mean of “x”, \
                “x” of bees lies between 6.9 and 7.1."},
                 "because": {
                  "least": {"tight": true, "follows": [3, 1001], "text": {
                   "ko": "점수 합산 방식, 공개된 점수, ‘x’ 평균을 근거로 하면 6.9점보다 낮을 수 없다.",
                   "en": "Given how points add up, the published scores and the mean of “x”, \
                it cannot be below 6.9."}},
                  "most": {"tight": true, "follows": [3, 1001], "text": {
                   "ko": "점수 합산 방식, 공개된 점수, ‘x’ 평균을 근거로 하면 7.1점보다 높을 수 없다.",
                   "en": "Given how points add up, the published scores and the mean of “x”, \
                it cannot be above 7.1."}}}}
                """));
    assertThat(json.path("cells").path(1).get("criterion").isNull()).as("the total").isTrue();
    assertThat(json.path("means").path(0).path("n").asInt()).isEqualTo(2);
    assertThat(json.path("means").path(0).path("most").path("text").asText()).isEqualTo("8.05");
    assertThat(json.path("means").path(0).path("text").path("ko").asText())
        .isEqualTo("‘x’ 평균을 근거로 하면 참가한 2곳의 ‘x’ 평균은 7.95점 이상 8.05점 이하다.");
    assertThat(json.has("together")).as("nothing was reported").isFalse();
    assertThat(json.has("contradiction")).isFalse();
  }

  @Test
  void standsAboveWhichTableItIs() throws IOException {
    JsonNode json = json(figures().ranges());
    ((ObjectNode) json).remove(List.of("cells", "means"));
    assertThat(json)
        .isEqualTo(
            parsed(
                """
                {"competition": "cup", "stage": "s", "record": "LIVE", "sequence": 1002,
                 "asOf": 1004, "version": 1, "statistics": [], "reported": [], "checks": []}
                """));
  }

  @Test
  void tellsOfStatisticsAndReportsWhetherTheyFit() throws IOException {
    JsonNode json =
        json(
            figures()
                .statistic("x", StatisticKind.MEAN, "8.0", 2, 1)
                .statistic("x", StatisticKind.MAX, "9", 2, null, "ants")
                .reported("bees", "x", "6.50", 1)
                .ranges());
    assertThat(json.path("statistics").path(1))
        .isEqualTo(
            parsed(
                """
                {"sequence": 1002, "criterion": "x", "kind": "MAX", "value": 9, "n": 2,
                 "participants": ["ants"], "standing": "held", "fits": true, "follows": [1002],
                 "text": {
                  "ko": "‘x’ 최고점은 공개된 점수와 앞선 통계에 들어맞는다.",
                  "en": "the maximum of “x” fits the published scores and the statistics before it."}}
                """));
    assertThat(json.path("statistics").path(0).path("digits").asInt()).isEqualTo(1);
    assertThat(json.path("reported").path(0))
        .isEqualTo(
            parsed(
                """
                {"sequence": 1003, "participant": "bees", "name": {"ko": "벌", "en": "Bees"},
                 "criterion": "x", "value": 6.5, "digits": 1,
                 "least": {"value": 6.9, "text": "6.9"}, "most": {"value": 7.1, "text": "7.1"},
                 "fits": false, "follows": [3, 1001, 1003],
                 "text": {
                  "ko": "점수 합산 방식, 공개된 점수, ‘x’ 평균을 근거로 하면 \
                보도된 6.5점은 나올 수 없다.",
                  "en": "Given how points add up, the published scores and the mean of “x”, \
                the reported 6.5 is not possible."}}
                """));
    assertThat(json.path("checks").path(0))
        .isEqualTo(
            parsed(
                """
                {"criterion": "x", "n": 2,
                 "reported": {"sum": 15.5, "leastMean": 7.725, "mostMean": 7.775},
                 "official": {"leastMean": 7.95, "mostMean": 8.05},
                 "fits": false, "follows": [1001, 1003],
                 "text": {
                  "ko": "보도된 점수로 구한 ‘x’ 평균은 ‘x’ 평균으로 구한 범위와 \
                반올림을 고려해도 들어맞지 않는다.",
                  "en": "By what was reported, the mean of “x” does not fit what follows from \
                the mean of “x”, even with rounding."}}
                """));
    assertThat(json.path("together"))
        .isEqualTo(
            parsed(
                """
                {"fits": false, "follows": [3, 1001, 1003],
                 "text": {
                  "ko": "보도된 점수를 모두 놓고 보면 다음 내용과 함께 참일 수 없다: \
                점수 합산 방식, 공개된 점수, ‘x’ 평균, 보도된 점수.",
                  "en": "Taken together, these cannot all be true: how points add up, \
                the published scores, the mean of “x” and the reported figures."}}
                """));
  }

  @Test
  void whatNothingBoundsIsNull() throws IOException {
    JsonNode json =
        json(
            new Figures(set(direct("x")))
                .entries("ants")
                .hidden("ants", "x")
                .reported("ants", "x", "3", null)
                .reported("dogs", "x", "3", null)
                .ranges());
    assertThat(json.path("cells").path(0).get("least").isNull()).isTrue();
    assertThat(json.path("cells").path(0).get("most").isNull()).isTrue();
    assertThat(json.path("cells").path(0).path("tight").asBoolean()).isFalse();
    assertThat(json.path("cells").path(0).has("name")).as("none is known").isFalse();
    assertThat(json.path("reported").path(0).path("fits").asBoolean()).isTrue();
    assertThat(json.path("reported").path(1).path("text").path("en").asText())
        .isEqualTo("The table has no such points, so it is not held against anything.");
    assertThat(json.path("checks").path(0).path("official").get("leastMean").isNull()).isTrue();
    assertThat(json.path("together").path("text").path("ko").asText())
        .isEqualTo("보도된 점수를 모두 놓고 보아도 공식 수치와 어긋나는 점이 드러나지 않는다.");
  }

  @Test
  void whereRulesAndScoresContradictEachOtherNoRangeIsTold() throws IOException {
    JsonNode json =
        json(
            new Figures(set(direct("x").setScale(scale("0", "10"))).setMaximum(decimal("-1")))
                .entries("ants")
                .hidden("ants", "x")
                .reported("ants", "x", "3", null)
                .ranges());
    assertThat(json.path("cells")).isEmpty();
    assertThat(json.path("means")).isEmpty();
    assertThat(json.path("checks")).isEmpty();
    assertThat(json.has("together")).isFalse();
    assertThat(json.path("contradiction").path("follows").toString()).isEqualTo("[900]");
    assertThat(json.path("reported").path(0).get("least").isNull()).isTrue();
    assertThat(json.path("reported").path(0).path("text").path("en").asText())
        .as("the table has such points")
        .isEqualTo("There are no ranges, so it is not held against anything.");
    assertThat(json.path("contradiction").path("text").path("en").asText())
        .isEqualTo(
            "There are no ranges, since these contradict each other: the scale and how points"
                + " add up.");
  }

  /** A mean of the total of a great many follows from all their scores. */
  @Test
  void ofVeryManyEventsItTellsHowManyMore() throws IOException {
    Figures figures = new Figures(set(direct("x").setScale(scale("0", "10"))));
    for (int entry = 0; entry < RangesJson.FOLLOWS_MAX + 10; entry++) {
      figures.entries("e" + entry).score("e" + entry, "x", "5");
    }
    JsonNode cell =
        json(figures
                .entries("last")
                .hidden("last", "x")
                .statistic("x", StatisticKind.MEAN, "5", RangesJson.FOLLOWS_MAX + 11, 6)
                .ranges())
            .path("cells")
            .path(0);
    assertThat(cell.path("follows")).hasSize(RangesJson.FOLLOWS_MAX);
    assertThat(cell.path("followsMore").asInt()).as("110 scores and the mean").isEqualTo(11);
  }
}
