package org.competitionledger.api.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class FindingsTest {

  private static final String PROMISE =
      """
      {"type":"PromiseMade","data":{"promise":"details","kind":"SPECIFY",\
      "text":{"en":"Details later","ko":"추후 구체화"}}}\
      """;

  private final Api api = new Api();

  @Test
  void comeUpAndAreResolvedAsEventsArrive() {
    String competition = api.announced();
    goals(competition, "goals", false);

    JsonNode open = findings(competition, "?atLeast=1").path(0);
    assertThat(open.path("code").asText()).isEqualTo("goals-unordered");
    assertThat(open.path("severity").asText()).isEqualTo("notice");
    assertThat(open.path("title").path("ko").asText()).isEqualTo("우선순위 없이 제시된 목표");
    assertThat(open.path("detail").path("en").asText()).contains("“Fun” and “Fame”");
    assertThat(open.path("sequences").path(0).asLong()).isEqualTo(1);
    assertThat(open.path("since").asText()).endsWith("Z");
    assertThat(open.has("resolvedAt")).isFalse();

    goals(competition, "order", true);

    JsonNode resolved = findings(competition, "?atLeast=2").path(0);
    assertThat(resolved.path("resolvedBy").asLong()).isEqualTo(2);
    assertThat(resolved.path("resolvedAt").asText()).endsWith("Z");
  }

  @Test
  void areChosenByCodeAndSeverityAndPaged() {
    String competition = api.announced();
    goals(competition, "goals", false);
    assertThat(api.append(competition, "promise", PROMISE).statusCode()).isEqualTo(201);

    assertThat(findings(competition, "?atLeast=2")).hasSize(2);
    assertThat(findings(competition, "?code=promise-open")).hasSize(1);
    assertThat(findings(competition, "?severity=notice").path(0).path("code").asText())
        .isEqualTo("goals-unordered");
    assertThat(findings(competition, "?severity=serious")).isEmpty();
    HttpResponse<String> first = api.get(path(competition) + "?limit=1");
    assertThat(first.headers().firstValue("Link").orElse("")).contains("rel=\"next\"");
    assertThat(api.get(path(competition) + "?code=none").statusCode()).isEqualTo(400);
    assertThat(api.get(path(competition) + "?severity=grave").statusCode()).isEqualTo(400);
    assertThat(api.get("/v1/competitions/none-such/findings").statusCode()).isEqualTo(404);
  }

  @Test
  void areOnTheCompetitionsPageAndExplained() {
    String competition = api.announced();
    goals(competition, "goals", false);
    JsonNode found = findings(competition, "?atLeast=1").path(0);

    assertThat(api.get("/competitions/" + competition + "?lang=ko").body())
        .contains("확인 필요 사항", "우선순위 없이 제시된 목표");
    String help = found.path("help").asText();
    assertThat(help).isEqualTo("/findings/goals-unordered");
    assertThat(api.get(help).body())
        .contains("<html lang=\"en\">", "Goals declared without an order", "What to do");
    assertThat(api.get(help + "?lang=ko").body()).contains("우선순위를 밝힙니다");
    assertThat(api.get("/findings").body()).contains("Log fork", "/findings/log-fork?lang=en");
    assertThat(api.get("/findings/none").statusCode()).isEqualTo(404);
  }

  private void goals(String competition, String key, boolean ordered) {
    String goals =
        """
        {"type":"PolicyGoalsDeclared","data":{"goals":[{"id":"fun","text":{"en":"Fun"}},\
        {"id":"fame","text":{"en":"Fame"}}],"ordered":%s}}\
        """
            .formatted(ordered);
    assertThat(api.append(competition, key, goals).statusCode()).isEqualTo(201);
  }

  private JsonNode findings(String competition, String query) {
    return Api.json(api.get(path(competition) + query)).path("findings");
  }

  private static String path(String competition) {
    return "/v1/competitions/" + competition + "/findings";
  }
}
