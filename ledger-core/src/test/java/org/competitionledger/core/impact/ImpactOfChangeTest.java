package org.competitionledger.core.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.event;
import static org.competitionledger.core.rules.RuleFixture.text;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.rules.RuleHistory;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.standings.Move;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.ScoringState;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.ImpactReport;
import org.competitionledger.view.RuleChange;
import org.junit.jupiter.api.Test;

/** Three teams, of which two stay; a is best in price, c in skill. */
class ImpactOfChangeTest {

  private StageFixture stage = threeTeams();

  private static StageFixture threeTeams() {
    return new StageFixture()
        .entries("a", "b", "c")
        .score("a", "skill", "2")
        .score("b", "skill", "5")
        .score("c", "skill", "8")
        .score("a", "price", "9")
        .score("b", "price", "5")
        .score("c", "price", "1");
  }

  private static CriteriaSet.Builder topTwo(CriteriaSet.Builder set) {
    return set.setCutRules(
        List.of(
            CutRule.newBuilder()
                .setStage(StageFixture.STAGE)
                .setKind(CutKind.TOP_N)
                .setCount(2)
                .setGates(GateOrder.BEFORE_CUT)
                .build()));
  }

  private void publish(int version, CriteriaSet set) {
    stage.state().put(Keys.HEAD, new HeadState(stage.sequence(), Instant.EPOCH, Instant.EPOCH));
    stage
        .state()
        .put(
            Keys.COMPETITION,
            new CompetitionState(
                RecordKind.LIVE, "Asia/Seoul", text("Cup"), version, null, -1L, null, false));
    if (version > 0) {
      stage.state().put(Keys.criteria(version), new CriteriaState(1L, Instant.EPOCH, set));
      stage.state().put(Keys.scoring(version), new ScoringState(LedgerVersion.CURRENT));
    }
  }

  /** Amends from one set to another and returns the change. */
  private RuleChange amend(CriteriaSet.Builder from, CriteriaSet.Builder to) {
    publish(1, topTwo(from).build());
    CriteriaSet fresh = topTwo(to).setVersion(2).build();
    RuleChange change =
        RuleHistory.changeOf(
                stage.state(), event(new CriteriaAmended(fresh, null, null, List.of(), null)))
            .orElseThrow();
    publish(2, fresh);
    return change;
  }

  private StageImpact impact(CriteriaSet.Builder from, CriteriaSet.Builder to) {
    List<StageImpact> impacts = ImpactOfChange.of(stage.state(), amend(from, to));
    assertThat(impacts).hasSize(1);
    return impacts.get(0);
  }

  /** Each move as {@code participant from>to crossed? decisive}. */
  private static List<String> told(StageImpact impact) {
    return impact.comparison().moves().stream().map(move -> told(impact, move)).toList();
  }

  private static String told(StageImpact impact, Move move) {
    return "%s %s>%s %s%s"
        .formatted(
            move.participant(),
            move.rankBefore().isPresent() ? move.rankBefore().getAsInt() : "-",
            move.rankAfter().isPresent() ? move.rankAfter().getAsInt() : "-",
            move.crossed().map(crossing -> crossing.text() + " ").orElse(""),
            impact.decisive(move));
  }

  @Test
  void otherWeightsTellWhoGainedAndByWhat() {
    StageImpact impact =
        impact(
            set(direct("skill"), direct("price")),
            set(direct("skill").setFactor(decimal("2")), direct("price")));
    // Before: a 11, b 10, c 9; after: c 17, b 15, a 13.
    assertThat(told(impact)).containsExactly("c 3>1 in [skill]", "a 1>3 out [skill]");
    assertThat(impact.oldRules().version()).isEqualTo(1);
    assertThat(impact.newRules().version()).isEqualTo(2);
    assertThat(impact.before().size()).isEqualTo(3);
  }

  @Test
  void ofSeveralCriteriaTheGreatestSwingDecided() {
    CriteriaSet.Builder even = set(direct("skill"), direct("price"));
    // Against b, the nearest rival, c gains 1.5 in skill and 3 in price.
    assertThat(told(impact(even, weighed("1.5", "0.25"))))
        .containsExactly("c 3>1 in [price]", "a 1>3 out [price]");
  }

  @Test
  void equalSwingsDecidedTogether() {
    CriteriaSet.Builder even = set(direct("skill"), direct("price"));
    assertThat(told(impact(even, weighed("2", "0.25"))))
        .containsExactly("c 3>1 in [skill, price]", "a 1>3 out [skill, price]");
  }

  private static CriteriaSet.Builder weighed(String skill, String price) {
    return set(
        direct("skill").setFactor(decimal(skill)), direct("price").setFactor(decimal(price)));
  }

  /** Rivals are looked for among the nearest fifty; a gate decides from any distance. */
  @Test
  void aGateFarAheadDecidesAlsoForTheLast() {
    stage = new StageFixture();
    for (int place = 1; place <= 60; place++) {
      String entry = "e%02d".formatted(place);
      stage.entries(entry).score(entry, "skill", Integer.toString(100 - place));
    }
    StageImpact capped =
        impact(
            set(direct("skill")),
            set(direct("skill"), gate("cap", "skill", Comparison.AT_MOST, "98")));
    assertThat(told(capped))
        .hasSize(60)
        .contains("e02 2>1 [cap]", "e03 3>2 in [cap]", "e60 60>59 [cap]", "e01 1>- out [cap]");
    StageImpact freed =
        impact(
            set(direct("skill"), gate("cap", "skill", Comparison.AT_MOST, "98")),
            set(direct("skill")));
    assertThat(told(freed)).contains("e60 59>60 [cap]", "e03 2>3 out [cap]");
  }

  @Test
  void aCriterionAddedOrRemovedDecides() {
    CriteriaSet.Builder both = set(direct("skill"), direct("price"));
    assertThat(told(impact(set(direct("price")), both))).isEmpty();
    assertThat(told(impact(both, set(direct("skill")))))
        .containsExactly("c 3>1 in [price]", "a 1>3 out [price]");
  }

  @Test
  void aGateTellsWhoIsOutAndWhoTakesThePlace() {
    CriteriaSet.Builder without = set(direct("skill"), direct("price"));
    CriteriaSet.Builder with =
        set(direct("skill"), direct("price"), gate("minimum", "skill", Comparison.AT_LEAST, "3"));
    assertThat(told(impact(without, with)))
        .containsExactly("b 2>1 [minimum]", "c 3>2 in [minimum]", "a 1>- out [minimum]");
  }

  @Test
  void withoutTheGateTheCutTeamRanksWhereItsScoresPutIt() {
    stage.ruled("a", "own", Verdict.FAILED);
    CriteriaSet.Builder with = set(direct("skill"), direct("price"), gate("own"));
    CriteriaSet.Builder without = set(direct("skill"), direct("price"));
    assertThat(told(impact(with, without)))
        .containsExactly("a ->1 in [own]", "b 1>2 [own]", "c 2>3 out [own]");
  }

  @Test
  void tieBreaksAloneLeaveNoCriterionThatDecided() {
    stage.score("b", "skill", "6");
    CriteriaSet.Builder shared = set(direct("skill"), direct("price"));
    CriteriaSet.Builder broken =
        set(direct("skill"), direct("price"))
            .setTieBreaks(
                List.of(
                    org.competitionledger.event.TieBreak.newBuilder()
                        .setMethod(org.competitionledger.event.TieBreakMethod.CRITERION)
                        .setCriterion("skill")
                        .build()));
    assertThat(told(impact(shared, broken))).containsExactly("a 1>2 []");
  }

  @Test
  void whereFewerPointsAreBetterTheDistanceCountsTheOtherWay() {
    CriteriaSet.Builder even =
        set(
            direct("skill").setBetter(org.competitionledger.event.Better.LOWER),
            direct("price").setBetter(org.competitionledger.event.Better.LOWER));
    CriteriaSet.Builder weighed =
        set(
            direct("skill").setBetter(org.competitionledger.event.Better.LOWER),
            direct("price")
                .setBetter(org.competitionledger.event.Better.LOWER)
                .setFactor(decimal("0.5")));
    // Before: c 9, b 10, a 11; after: a 6.5, b 7.5, c 8.5.
    assertThat(told(impact(even, weighed)))
        .containsExactly("a 3>1 in [price]", "c 1>3 out [price]");
  }

  @Test
  void theFirstRulesAndChangesOfNoVersionHaveNone() {
    publish(0, null);
    CriteriaSet first = topTwo(set(direct("skill"))).build();
    RuleChange published =
        RuleHistory.changeOf(stage.state(), event(new CriteriaPublished(first, null, null)))
            .orElseThrow();
    publish(1, first);
    assertThat(ImpactOfChange.possible(published)).isFalse();
    assertThat(ImpactOfChange.of(stage.state(), published)).isEmpty();
  }

  @Test
  void aStageThatHadNoRulesBeforeHasNone() {
    publish(1, set(direct("skill")).setStages(List.of("other")).build());
    CriteriaSet fresh = set(direct("skill")).setVersion(2).build();
    RuleChange change =
        RuleHistory.changeOf(
                stage.state(), event(new CriteriaAmended(fresh, null, null, List.of(), null)))
            .orElseThrow();
    publish(2, fresh);
    assertThat(ImpactOfChange.of(stage.state(), change)).isEmpty();
  }

  @Test
  void looksLikeTheContract() throws IOException {
    CriteriaSet.Builder without = set(direct("skill"), direct("price"));
    CriteriaSet.Builder with =
        set(direct("skill"), direct("price"), gate("minimum", "skill", Comparison.AT_LEAST, "3"));
    RuleChange change = amend(without, with);
    List<StageImpact> impacts = ImpactOfChange.of(stage.state(), change);

    JsonNode whole = json(impacts, 10);
    assertThat(whole.path("status").asText()).isEqualTo("computed");
    assertThat(whole.path("stage").asText()).isEqualTo(StageFixture.STAGE);
    assertThat(whole.path("before")).hasSize(3);
    assertThat(whole.path("after").path(2).path("section").asText()).isEqualTo("ineligible");
    assertThat(whole.path("moves").path(2).toString())
        .isEqualTo(
            "{\"participant\":\"a\",\"from\":1,\"to\":null,\"crossed\":\"out\","
                + "\"section\":{\"from\":\"ranked\",\"to\":\"ineligible\"},"
                + "\"total\":{\"from\":{\"value\":11,\"text\":\"11\"},"
                + "\"to\":{\"value\":11,\"text\":\"11\"}},"
                + "\"cut\":{\"from\":\"in\",\"to\":null},\"decisive\":[\"minimum\"]}");
    assertThat(whole.has("limit")).isFalse();

    JsonNode part = json(impacts, 2);
    assertThat(part.path("limit").asInt()).isEqualTo(2);
    assertThat(part.path("moves")).hasSize(2);
    assertThat(part.path("moved").asInt()).isEqualTo(3);
    assertThat(part.path("before")).hasSize(2);
  }

  private static JsonNode json(List<StageImpact> impacts, int limit) throws IOException {
    return new JsonMapper()
        .readTree(
            ImpactJson.report(Optional.empty(), impacts, limit, id -> Optional.empty()).getJson());
  }

  @Test
  void reportTellsTheSameInPartsAndAsItIsServed() throws IOException {
    RuleChange change =
        amend(
            set(direct("skill"), direct("price")),
            set(
                direct("skill"),
                direct("price"),
                gate("minimum", "skill", Comparison.AT_LEAST, "3")));
    List<StageImpact> impacts = ImpactOfChange.of(stage.state(), change);
    ImpactReport report = ImpactJson.report(Optional.empty(), impacts, 2, id -> Optional.empty());
    ImpactOnStage stage = report.getStages().get(0);
    JsonNode served = new JsonMapper().readTree(report.getJson());
    assertThat(served.path("moved").asInt()).isEqualTo(stage.getMoved());
    assertThat(served.path("moves")).hasSameSizeAs(stage.getMoves());
    for (int at = 0; at < stage.getMoves().size(); at++) {
      JsonNode told = served.path("moves").path(at);
      ImpactMove move = stage.getMoves().get(at);
      assertThat(told.path("participant").asText()).isEqualTo(move.getParticipant());
      assertThat(told.path("from").asText()).isEqualTo(String.valueOf(move.getBefore().getRank()));
      assertThat(told.path("section").path("to").asText()).isEqualTo(move.getAfter().getSection());
    }
  }

  /** The stage opened last is what most readers look for. */
  @Test
  void ofSeveralStagesTheOneOpenedLastComesFirst() throws IOException {
    List<String> both = List.of("other", StageFixture.STAGE);
    publish(1, set(direct("skill")).setStages(both).build());
    CriteriaSet fresh = set(direct("skill"), direct("price")).setStages(both).setVersion(2).build();
    RuleChange change =
        RuleHistory.changeOf(
                stage.state(), event(new CriteriaAmended(fresh, null, null, List.of(), null)))
            .orElseThrow();
    publish(2, fresh);
    stage
        .state()
        .put(
            Keys.COMPETITION,
            CompetitionState.newBuilder(stage.state().find(Keys.COMPETITION).orElseThrow())
                .setLastOpenedStage(StageFixture.STAGE)
                .build());
    List<StageImpact> impacts = ImpactOfChange.of(stage.state(), change);
    assertThat(impacts).extracting(StageImpact::stage).containsExactly(StageFixture.STAGE, "other");

    JsonNode json = json(impacts, 10);
    assertThat(json.path("versions").toString()).isEqualTo("{\"from\":1,\"to\":2}");
    assertThat(json.path("entries").asInt()).isEqualTo(3);
    assertThat(json.path("crossed").asInt()).isZero();
    assertThat(json.path("more")).hasSize(1);
    assertThat(json.path("more").path(0).path("stage").asText()).isEqualTo("other");
    assertThat(json.path("more").path(0).path("entries").asInt()).isZero();
  }

  @Test
  void aChangeWithoutImpactSaysSo() throws IOException {
    assertThat(json(List.of(), 10).toString()).isEqualTo("{\"status\":\"not-applicable\"}");
  }
}
