package org.competitionledger.core.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.cut;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.standings.StandingsFixture.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.JsonText;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.standings.TableComparison;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.tables.Restatement.Mode;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.StageState;
import org.junit.jupiter.api.Test;

/** What the public API says of tables. */
class StandingsJsonTest {

  private static final CriteriaSet.Builder RULES =
      set(direct("x").setOccasions(best(1)).setDigits(1), gate("g"))
          .setDigits(2)
          .setCutRules(List.of(cut(CutKind.TOP_N, 1, GateOrder.BEFORE_CUT)));

  private final StageFixture stage =
      new StageFixture().entries("a", "b", "c").scores("a", "x", "9", "4").scores("b", "x", "8");

  private interface Write {
    void to(JsonGenerator out) throws IOException;
  }

  private static JsonNode json(Write write) throws IOException {
    return JsonText.parse(JsonBytes.of(out -> write.to(out))).orElseThrow();
  }

  private static JsonNode parsed(String json) throws IOException {
    return JsonText.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static Optional<LocalisedText> name(String participant) {
    return participant.equals("a") ? Optional.of(new LocalisedText("가", "A")) : Optional.empty();
  }

  private JsonNode written(boolean withCut) throws IOException {
    StandingsJson.Head head =
        new StandingsJson.Head(
            "cup",
            "s",
            RecordKind.LIVE,
            TableStatus.PROVISIONAL,
            true,
            7,
            9,
            new StandingsJson.Criteria(
                3, false, withCut ? Optional.of(RULES.getCutRules().get(0)) : Optional.empty()));
    return json(
        out -> StandingsJson.write(head, table(stage, RULES).rows(), StandingsJsonTest::name, out));
  }

  @Test
  void standsAboveARowOfEachEntry() throws IOException {
    JsonNode json = written(true);
    assertThat(json.path("rows"))
        .extracting(row -> row.path("participant").asText())
        .containsExactly("a", "b", "c");
    assertThat(json.path("cutRule").path("kind").asText()).isEqualTo("TOP_N");
    ((ObjectNode) json).remove(List.of("rows", "cutRule"));
    assertThat(json)
        .isEqualTo(
            parsed(
                """
                {"competition": "cup", "stage": "s", "record": "LIVE", "status": "provisional",
                 "official": true, "sequence": 7, "asOf": 9,
                 "criteria": {"version": 3, "governing": false}}
                """));
    assertThat(written(false).has("cutRule")).isFalse();
  }

  @Test
  void tellsOfAnEntryItsPlacePointsAndWhatTheyComeFrom() throws IOException {
    assertThat(written(true).path("rows").path(0))
        .isEqualTo(
            parsed(
                """
                {"participant": "a", "name": {"ko": "가", "en": "A"}, "section": "ranked",
                 "rank": 1, "tied": false,
                 "total": {"value": 9, "text": "9.00"}, "gross": {"value": 13, "text": "13.00"},
                 "complete": true, "cut": "in",
                 "gates": [{"criterion": "g", "verdict": "pending"}],
                 "points": [{"criterion": "x", "points": {"value": 9, "text": "9.0"},
                             "state": "ok"}]}
                """));
  }

  @Test
  void whatIsNotKnownIsNull() throws IOException {
    stage.unpublished("c", "x", ScoreState.NOT_PUBLISHED);
    stage.ruled("b", "g", Verdict.FAILED).entry("b", EntryStatus.ELIMINATED, 1);
    JsonNode rows = written(true).path("rows");
    assertThat(rows.path(0).get("rank").isNull()).as("while a total is not published").isTrue();
    assertThat(rows.path(0).path("rankAmongPublished").asInt()).isEqualTo(1);
    assertThat(rows.path(1))
        .isEqualTo(
            parsed(
                """
                {"participant": "b", "section": "ineligible", "rank": null, "tied": false,
                 "total": {"value": 8, "text": "8.00"}, "gross": {"value": 8, "text": "8.00"},
                 "complete": true, "cut": null, "outcome": "eliminated",
                 "gates": [{"criterion": "g", "verdict": "failed"}],
                 "points": [{"criterion": "x", "points": {"value": 8, "text": "8.0"},
                             "state": "ok"}]}
                """));
    assertThat(rows.path(2))
        .isEqualTo(
            parsed(
                """
                {"participant": "c", "section": "not-published", "rank": null, "tied": false,
                 "total": null, "complete": true, "cut": null,
                 "gates": [{"criterion": "g", "verdict": "pending"}],
                 "points": [{"criterion": "x", "points": null, "state": "not-published"}]}
                """));
  }

  private TableSnapshot snapshot() {
    CompiledRules rules = CompiledRules.compile(stage.state(), StageFixture.STAGE, RULES.build());
    return Standings.snapshots(stage.state(), List.of(rules)).get(0);
  }

  @Test
  void movesTellBothPlacesAndWhoCrossedTheLine() throws IOException {
    TableSnapshot before = snapshot();
    stage.score("b", "x", "10").entries("d").score("d", "x", "1");
    TableComparison moves = TableComparison.between(before, snapshot(), 9);
    JsonNode json =
        json(
            out ->
                MovesJson.write(
                    moves.moves(),
                    StandingsJsonTest::name,
                    move -> move.participant().equals("b") ? List.of("x") : List.of(),
                    out));
    assertThat(json)
        .isEqualTo(
            parsed(
                """
                [{"participant": "b", "from": 2, "to": 1, "crossed": "in",
                  "section": {"from": "ranked", "to": "ranked"},
                  "total": {"from": {"value": 8, "text": "8.00"},
                            "to": {"value": 10, "text": "10.00"}},
                  "cut": {"from": "out", "to": "in"}, "decisive": ["x"]},
                 {"participant": "a", "name": {"ko": "가", "en": "A"}, "from": 1, "to": 2,
                  "crossed": "out", "section": {"from": "ranked", "to": "ranked"},
                  "total": {"from": {"value": 9, "text": "9.00"},
                            "to": {"value": 9, "text": "9.00"}},
                  "cut": {"from": "in", "to": "out"}},
                 {"participant": "d", "from": null, "to": 3,
                  "section": {"from": null, "to": "ranked"},
                  "total": {"from": null, "to": {"value": 1, "text": "1.00"}},
                  "cut": {"from": null, "to": "out"}},
                 {"participant": "c", "from": 3, "to": 4,
                  "section": {"from": "ranked", "to": "ranked"},
                  "total": {"from": {"value": 0, "text": "0.00"},
                            "to": {"value": 0, "text": "0.00"}},
                  "cut": {"from": "out", "to": "out"}}]
                """));
    TableComparison gone = TableComparison.between(snapshot(), TableSnapshot.EMPTY, 1);
    assertThat(
            json(out -> MovesJson.write(gone.moves(), StandingsJsonTest::name, m -> List.of(), out))
                .path(0)
                .path("cut"))
        .isEqualTo(parsed("{\"from\": \"in\", \"to\": null}"));
  }

  private StageState certified() {
    stage.stageClosed();
    return StageState.newBuilder(stage.state().find(StateKind.STAGE.key("s")).orElseThrow())
        .setCertified(20)
        .setCertifiedVersion(2)
        .setCertifiedAsOf(19)
        .setCertifiedDigest("d1")
        .build();
  }

  private JsonNode remarks(
      TableStatus status, List<CriteriaState> announced, Optional<Restatement> cause)
      throws IOException {
    TableRemarks remarks = new TableRemarks("cup", certified(), status, announced, cause);
    return json(
        out -> {
          out.writeStartObject();
          remarks.write(out);
          out.writeEndObject();
        });
  }

  @Test
  void aCertifiedTableNamesWhatCertifiedIt() throws IOException {
    String certification =
        """
        "certification": {"sequence": 20, "asOf": 19, "version": 2, "digest": "d1",
         "table": "/v1/competitions/cup/standings?stage=s&asOf=20"}
        """;
    assertThat(remarks(TableStatus.CERTIFIED, List.of(), Optional.empty()))
        .isEqualTo(parsed("{" + certification + "}"));
    assertThat(
            remarks(
                TableStatus.RESTATED,
                List.of(),
                Optional.of(
                    new Restatement(
                        25,
                        "ScoreCorrected",
                        OptionalLong.of(24),
                        Mode.CORRECTION,
                        OptionalLong.empty()))))
        .isEqualTo(
            parsed(
                "{"
                    + certification
                    + """
                    , "restatement": {"sequence": 25, "type": "ScoreCorrected",
                     "mode": "correction", "causedBy": 24, "certifiedSequence": 19,
                     "certifiedDigest": "d1"}}
                    """));
    assertThat(remarks(TableStatus.RESTATED, List.of(), Optional.empty()).path("restatement"))
        .as("the cause is not known")
        .isEqualTo(parsed("{\"certifiedSequence\": 19, \"certifiedDigest\": \"d1\"}"));
  }

  @Test
  void aTableAnnouncesRulesThatTakeHoldLater() throws IOException {
    CriteriaState next =
        new CriteriaState(
            17L, Instant.parse("2026-04-01T00:00:00Z"), set(direct("x")).setVersion(4).build());
    assertThat(remarks(TableStatus.PROVISIONAL, List.of(next), Optional.empty()))
        .isEqualTo(
            parsed(
                """
                {"announced": [{"version": 4, "sequence": 17, "starts": "2026-04-01T00:00:00Z"}]}
                """));
    assertThat(remarks(TableStatus.FROZEN, List.of(), Optional.empty())).isEmpty();
  }

  /** Until then a reader may still ask for it. */
  @Test
  void allIsSaidOnceTheCauseOfARestatementIsKnown() {
    Restatement cause =
        new Restatement(25, "GateRuled", OptionalLong.empty(), Mode.RULING, OptionalLong.of(3));
    StageState at = certified();
    assertThat(
            new TableRemarks("cup", at, TableStatus.RESTATED, List.of(), Optional.empty())
                .settled())
        .isFalse();
    assertThat(
            new TableRemarks("cup", at, TableStatus.RESTATED, List.of(), Optional.of(cause))
                .settled())
        .isTrue();
    assertThat(
            new TableRemarks("cup", at, TableStatus.CERTIFIED, List.of(), Optional.empty())
                .settled())
        .isTrue();
  }

  @Test
  void aDigestStandsBesideTheTextThatItIsOf() throws IOException {
    stage.with(more -> more.score("c", "x", "1"));
    StandingsJson.Head head =
        new StandingsJson.Head(
            "cup",
            "s",
            RecordKind.LIVE,
            TableStatus.FROZEN,
            true,
            7,
            9,
            new StandingsJson.Criteria(3, true, Optional.empty()));
    TableDigest digest = TableDigest.of(head, table(stage, RULES));
    assertThat(digest.canonical())
        .isEqualTo(
            "ledger-table/1\tcup\ts\t3\t9\n"
                + "ranked\t1\ta\t9\tin\nranked\t2\tb\t8\tout\nranked\t3\tc\t1\tout\n");
    JsonNode json = json(digest::write);
    assertThat(json.path("digest").asText()).hasSize(64).isEqualTo(digest.digest());
    assertThat(json.path("canonical").asText()).isEqualTo(digest.canonical());
    ((ObjectNode) json).remove(List.of("digest", "canonical"));
    assertThat(json)
        .isEqualTo(
            parsed(
                """
                {"competition": "cup", "stage": "s", "version": 3, "sequence": 9}
                """));
  }
}
