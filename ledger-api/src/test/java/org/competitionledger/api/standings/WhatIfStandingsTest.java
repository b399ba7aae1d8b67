package org.competitionledger.api.standings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class WhatIfStandingsTest {

  private static final String PENALTY =
      """
      {"type":"AdjustmentApplied","data":{"stage":"final","participant":"beta","adjustment":"late",\
      "value":-2,"reason":{"en":"late"}}}""";

  private final Api api = new Api();

  private String small() {
    String competition = api.announced();
    HttpResponse<String> bulk = api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    return competition;
  }

  private static String path(String competition, String rest) {
    return "/v1/competitions/" + competition + "/standings" + rest;
  }

  private static String set(String edit) {
    return "&set=" + URLEncoder.encode(edit, StandardCharsets.UTF_8);
  }

  @Test
  void noEditGivesTheOfficialTableButNotAsOfficial() {
    String competition = small();
    JsonNode official = Api.json(api.get(path(competition, "?atLeast=10")));
    JsonNode whatIf = Api.json(api.get(path(competition, "/what-if?atLeast=10")));
    assertThat(whatIf.path("rows")).isEqualTo(official.path("rows"));
    assertThat(official.path("official").asBoolean()).isTrue();
    assertThat(whatIf.path("official").asBoolean(true)).isFalse();
    assertThat(whatIf.path("criteria")).isEqualTo(official.path("criteria"));
    assertThat(whatIf.path("whatIf").path("edits")).isEmpty();
  }

  @Test
  void editsChangeTheTableAndTheUrlAsksTheSameForEver() {
    String competition = small();
    HttpResponse<String> response =
        api.get(
            path(competition, "/what-if?atLeast=10")
                + set("/criteria/skill/better=\"LOWER\"")
                + set("/criteria/skill/factor=0.5")
                + set("/cutRule=null"));
    JsonNode table = Api.json(response);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(table.path("rows").path(0).path("participant").asText()).isEqualTo("alpha");
    assertThat(table.path("rows").path(0).path("total").path("text").asText()).isEqualTo("4.25");
    assertThat(table.path("rows").path(0).path("cut").isNull()).isTrue();
    assertThat(table.has("cutRule")).isFalse();
    JsonNode whatIf = table.path("whatIf");
    assertThat(whatIf.path("version").asInt()).isEqualTo(1);
    assertThat(whatIf.path("sequence").asLong()).as("the event that made version 1").isEqualTo(4);
    assertThat(whatIf.path("edits").path(1).path("pointer").asText())
        .isEqualTo("/criteria/skill/factor");
    assertThat(whatIf.path("edits").path(1).path("value").decimalValue())
        .isEqualByComparingTo("0.5");

    String correction =
        Events.score("alpha", "9.5")
            .replace("ScoreRecorded", "ScoreCorrected")
            .replace("\"value\"", "\"reason\":{\"en\":\"typo\"},\"value\"");
    assertThat(api.append(competition, "correct", correction).statusCode()).isEqualTo(201);
    HttpResponse<String> later = api.get(whatIf.path("url").asText() + "&atLeast=11");
    assertThat(Api.json(later).path("rows")).isEqualTo(table.path("rows"));
    assertThat(Api.json(later).path("asOf").asLong()).isEqualTo(10);
    assertThat(later.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
  }

  @Test
  void aBodyMayHoldTheEditsAndPagesGoOnByUrl() {
    String competition = small();
    HttpResponse<String> first =
        post(
            path(competition, "/what-if?atLeast=10&limit=1"),
            "{\"edits\":[{\"pointer\":\"/criteria/skill/better\",\"value\":\"LOWER\"}]}");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(Api.json(first).path("rows").path(0).path("participant").asText())
        .isEqualTo("alpha");
    String link = first.headers().firstValue("Link").orElseThrow();
    HttpResponse<String> second = api.get(link.substring(1, link.indexOf('>')));
    assertThat(Api.json(second).path("rows").path(0).path("participant").asText())
        .isEqualTo("beta");
    assertThat(second.headers().firstValue("Link")).isEmpty();
  }

  private HttpResponse<String> post(String path, String body) {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void speaksCsvAndTagsIt() {
    String competition = small();
    String path = path(competition, "/what-if?atLeast=10") + set("/criteria/skill/factor=2");
    HttpResponse<String> csv = api.get(path, "Accept", "text/csv");
    assertThat(csv.body().split("\r\n")[1]).startsWith("1,beta,,'=Beta,ranked,false,18.50");
    String tag = csv.headers().firstValue("ETag").orElseThrow();
    assertThat(api.get(path, "Accept", "text/csv", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void editsThatMakeNoSetAreProblemsAtTheirPlace() {
    String competition = small();
    HttpResponse<String> response =
        api.get(
            path(competition, "/what-if?lang=ko&atLeast=10")
                + set("/criteria/skill/factor=\"much\"")
                + set("/cutRule/count=0"));
    JsonNode problem = Api.json(response);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(problem.path("code").asText()).isEqualTo("edits-invalid");
    assertThat(problem.path("errors").path(0).path("pointer").asText())
        .isEqualTo("/criteria/skill/factor");
    assertThat(problem.path("errors").path(0).path("detail").asText()).contains("형식");
    HttpResponse<String> malformed = api.get(path(competition, "/what-if?set=nonsense"));
    assertThat(Api.json(malformed).path("errors").path(0).path("pointer").asText())
        .isEqualTo("/edits/0");
    HttpResponse<String> body = post(path(competition, "/what-if"), "[]");
    assertThat(body.statusCode()).isEqualTo(400);
    assertThat(post(path(competition, "/what-if"), "x".repeat(200_000)).statusCode())
        .isEqualTo(413);
    assertThat(api.get(path(competition, "/what-if?atLeast=10&criteria=7")).statusCode())
        .isEqualTo(404);
    assertThat(api.get(path("none-such", "/what-if")).statusCode()).isEqualTo(404);
  }

  @Test
  void explainsATotalDownToItsEvents() {
    String competition = small();
    assertThat(api.append(competition, "late", PENALTY).statusCode()).isEqualTo(201);
    HttpResponse<String> response = api.get(path(competition, "/beta?atLeast=11"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode explained = Api.json(response);
    assertThat(explained.path("total").path("text").asText()).isEqualTo("7.25");
    assertThat(explained.path("name").path("en").asText()).isEqualTo("=Beta");
    assertThat(explained.path("official").asBoolean()).isTrue();
    assertThat(explained.findValuesAsText("step"))
        .containsExactly(
            "score",
            "figure",
            "points-of-occasion",
            "occasions",
            "criterion",
            "adjustment",
            "total");
    assertThat(explained.path("steps").path(0).path("sequences").toString()).isEqualTo("[10]");
    assertThat(explained.path("steps").path(5).path("sequences").toString()).isEqualTo("[11]");
    assertThat(explained.path("steps").path(6).path("text").path("en").asText())
        .isEqualTo("The total is 7.25 (points 9.25, adjustments -2).");
    for (JsonNode row : Api.json(api.get(path(competition, "?atLeast=11"))).path("rows")) {
      if (row.path("participant").asText().equals("beta")) {
        assertThat(explained.path("rank")).isEqualTo(row.path("rank"));
      }
    }
    assertThat(explained.path("rank").isNumber()).isTrue();
    assertThat(explained.path("ties").isArray()).isTrue();
  }

  @Test
  void explainsThePastAndKnowsWhoIsNotThere() {
    String competition = small();
    api.append(competition, "late", PENALTY);
    JsonNode then = Api.json(api.get(path(competition, "/beta?atLeast=11&asOf=10")));
    assertThat(then.path("total").path("text").asText()).isEqualTo("9.25");
    assertThat(then.path("asOf").asLong()).isEqualTo(10);
    HttpResponse<String> nobody = api.get(path(competition, "/nobody"));
    assertThat(nobody.statusCode()).isEqualTo(404);
    assertThat(Api.json(nobody).path("code").asText()).isEqualTo("participant-not-found");
    assertThat(api.get(path(competition, "/compare?from=9")).statusCode())
        .as("compare is an address of its own")
        .isEqualTo(200);
  }
}
