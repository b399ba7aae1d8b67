package org.competitionledger.api.append;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** An evaluator's own events are its own without saying so. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class EvaluatorItselfTest {

  private static final String RECUSED =
      "{\"type\":\"EvaluatorRecused\",\"data\":{\"stage\":\"final\",\"participant\":\"alpha\"%s}}";

  private final Api api = new Api();

  private HttpResponse<String> send(
      String path, String key, String mediaType, String body, String... roles) {
    return api.send(
        api.request(path)
            .header("Authorization", "Bearer " + Api.token("judge-1", List.of(roles), 3_600))
            .header("Content-Type", mediaType)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String judged() {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(
            api.append(
                    competition,
                    "panel",
                    """
                    [{"type":"PanelAnnounced","data":{"stage":"final","panel":"jury","size":1}},
                     {"type":"EvaluatorAppointed",
                      "data":{"stage":"final","panel":"jury","evaluator":"judge-1"}}]""")
                .statusCode())
        .isEqualTo(201);
    return competition;
  }

  @Test
  void isNamedWhereItDoesNotNameItself() {
    String competition = judged();
    String events = "/v1/competitions/" + competition + "/events";
    JsonNode tried =
        Api.json(
            send(
                "/v1/competitions/" + competition + "/dry-run?atLeast=12",
                "k",
                "application/json",
                RECUSED.formatted(""),
                "evaluator"));
    assertThat(tried.path("accepted").asBoolean()).as(tried.toString()).isTrue();

    HttpResponse<String> single =
        send(events, "k", "application/json", RECUSED.formatted(""), "evaluator");
    assertThat(single.statusCode()).as(single.body()).isEqualTo(201);
    long sequence = Api.json(single).at("/events/0/sequence").asLong();
    assertThat(Api.json(api.get(events + "/" + sequence)).at("/data/evaluator").asText())
        .isEqualTo("judge-1");
    HttpResponse<String> said =
        send(
            events,
            "k",
            "application/json",
            RECUSED.formatted(",\"evaluator\":\"judge-1\""),
            "evaluator");
    assertThat(said.statusCode()).as("the same, said").isEqualTo(201);
    assertThat(said.headers().firstValue("Idempotent-Replayed")).contains("true");

    HttpResponse<String> line =
        send(
            events,
            "line",
            "application/x-ndjson",
            RECUSED.formatted("").replace("alpha", "beta"),
            "evaluator");
    assertThat(Api.lines(line).get(0).path("status").asInt()).as(line.body()).isEqualTo(201);
  }

  @Test
  void whoAlsoRecordsWhatOthersGiveSaysWhoGaveIt() {
    String competition = judged();
    HttpResponse<String> unsaid =
        send(
            "/v1/competitions/" + competition + "/events",
            "k",
            "application/json",
            RECUSED.formatted(""),
            "evaluator",
            "organizer");
    assertThat(unsaid.statusCode()).isEqualTo(400);
    assertThat(Api.json(unsaid).at("/errors/0/pointer").asText()).isEqualTo("/data/evaluator");
  }
}
