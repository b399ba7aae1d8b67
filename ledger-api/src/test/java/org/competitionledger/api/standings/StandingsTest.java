package org.competitionledger.api.standings;

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

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class StandingsTest {

  private final Api api = new Api();

  @Test
  void showsTheTableOfTheLastOpenedStage() {
    String competition = small();
    HttpResponse<String> response = api.get(path(competition) + "?atLeast=10");
    JsonNode table = Api.json(response);
    assertThat(table.path("stage").asText()).isEqualTo("final");
    assertThat(table.path("status").asText()).isEqualTo("provisional");
    assertThat(table.path("official").asBoolean()).isTrue();
    assertThat(table.path("criteria").path("version").asInt()).isEqualTo(1);
    assertThat(table.path("cutRule").path("kind").asText()).isEqualTo("TOP_N");
    JsonNode first = table.path("rows").path(0);
    assertThat(first.path("participant").asText()).isEqualTo("beta");
    assertThat(first.path("rank").asInt()).isEqualTo(1);
    assertThat(first.path("total").path("value").decimalValue()).isEqualByComparingTo("9.25");
    assertThat(first.path("total").path("text").asText()).isEqualTo("9.25");
    assertThat(first.path("cut").asText()).isEqualTo("in");
    assertThat(table.path("rows").path(1).path("cut").asText()).isEqualTo("out");
    assertThat(response.headers().firstValue("Ledger-Sequence")).contains("10");
    assertThat(response.headers().allValues("Vary").toString()).contains("Accept-Language");
  }

  @Test
  void answersThatNothingChanged() {
    String competition = small();
    HttpResponse<String> first = api.get(path(competition) + "?atLeast=10");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).startsWith("\"");
    HttpResponse<String> same = api.get(path(competition), "If-None-Match", "\"x\", " + tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();

    api.append(competition, "notice", Events.notice("n"));
    assertThat(api.get(path(competition) + "?atLeast=11", "If-None-Match", tag).statusCode())
        .as("a notice changes no table")
        .isEqualTo(304);
    String correction =
        Events.score("alpha", "9.5")
            .replace("ScoreRecorded", "ScoreCorrected")
            .replace("\"value\"", "\"reason\":{\"en\":\"typo\"},\"value\"");
    assertThat(api.append(competition, "correct", correction).statusCode()).isEqualTo(201);
    HttpResponse<String> changed = api.get(path(competition) + "?atLeast=12", "If-None-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(Api.json(changed).path("rows").path(0).path("participant").asText())
        .isEqualTo("alpha");
  }

  @Test
  void speaksCsv() {
    String competition = small();
    HttpResponse<String> csv = api.get(path(competition) + "?atLeast=10", "Accept", "text/csv");
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body().split("\r\n"))
        .containsExactly(
            "rank,participant,name_ko,name_en,section,tied,total,gross,complete,cut,outcome,skill"
                + ",rank_among_published,rank_ignoring_gates",
            "1,beta,,'=Beta,ranked,false,9.25,9.25,true,in,,9.25,,",
            "2,alpha,,Alpha,ranked,false,8.50,8.50,true,out,,8.50,,");
    assertThat(api.get(path(competition) + "?bom=true", "Accept", "text/csv").body())
        .startsWith("\uFEFFrank");
  }

  @Test
  void pagesRows() {
    String competition = small();
    HttpResponse<String> first = api.get(path(competition) + "?atLeast=10&limit=1");
    assertThat(Api.json(first).path("rows")).hasSize(1);
    String link = first.headers().firstValue("Link").orElseThrow();
    String next = link.substring(1, link.indexOf('>'));
    HttpResponse<String> second = api.get(next);
    assertThat(Api.json(second).path("rows").path(0).path("participant").asText())
        .isEqualTo("alpha");
    assertThat(second.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void readsOnBehalfOfAnyPage() {
    String competition = small();
    HttpResponse<String> response =
        api.get(path(competition) + "?atLeast=10", "Origin", "https://example.org");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(response.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("ETag", "Ledger-Sequence");
    HttpResponse<String> preflight =
        api.send(
            api.request(path(competition))
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(preflight.statusCode()).isEqualTo(204);
    HttpResponse<String> head =
        api.send(
            api.request(path(competition))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).isPresent();
    HttpResponse<String> zipped = api.get(path(competition), "Accept-Encoding", "gzip");
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void saysInTheReadersLanguageWhatIsMissing() {
    String competition = api.announced();
    HttpResponse<String> english = api.get(path(competition) + "?stage=none&atLeast=0");
    HttpResponse<String> korean =
        api.get(path(competition) + "?stage=none", "Accept-Language", "ko-KR");
    assertThat(english.statusCode()).isEqualTo(404);
    assertThat(Api.json(english).path("code").asText()).isEqualTo("stage-not-found");
    assertThat(Api.json(korean).path("title").asText()).isEqualTo("그런 단계가 없습니다");
    assertThat(api.get(path("none-such")).statusCode()).isEqualTo(404);
  }

  @Test
  void showsCompetitionRulesAndParticipants() {
    String competition = small();
    String base = "/v1/competitions/" + competition;
    JsonNode view = Api.json(api.get(base + "?atLeast=10"));
    assertThat(view.path("licence").asText()).isEqualTo("CC-BY-4.0");
    assertThat(view.path("stages").path(0).path("phase").asText()).isEqualTo("in-evaluation");
    assertThat(view.path("versions")).hasSize(1);
    assertThat(Api.json(api.get("/v1/competitions?limit=1000")).path("competitions").toString())
        .contains(competition);
    assertThat(Api.json(api.get(base + "/criteria/1")).path("criteria").path("criteria"))
        .hasSize(1);
    assertThat(api.get(base + "/criteria/2").statusCode()).isEqualTo(404);
    assertThat(Api.json(api.get(base + "/criteria/in-force")).path("version").asInt()).isEqualTo(1);
    JsonNode changes = Api.json(api.get(base + "/criteria/changes")).path("changes");
    assertThat(changes.path(0).path("kind").asText()).isEqualTo("criteria-published");
    long sequence = changes.path(0).path("sequence").asLong();
    assertThat(Api.json(api.get(base + "/criteria/changes/" + sequence)))
        .isEqualTo(changes.path(0));
    assertThat(Api.json(api.get(base + "/participants")).path("participants")).hasSize(2);
    assertThat(Api.json(api.get(base + "/entries/alpha")).path("entries")).hasSize(1);
    assertThat(api.get(base + "/entries/gamma").statusCode()).isEqualTo(404);
    assertThat(Api.json(api.get(base + "/promises")).path("promises")).isEmpty();
  }

  @Test
  void saysWhoWasEligibleOnlyWhereTheCallDoes() {
    String competition = small();
    call(competition, "open", "");
    call(competition, "invited", "\"beta\"");
    for (String call : List.of("open", "invited")) {
      String intent =
          """
          {"type":"IntentDeclared","source":{"kind":"NAMED"},\
          "data":{"call":"%s","participant":"alpha"}}"""
              .formatted(call);
      String clerk = "Bearer " + Api.token("clerk-1", List.of("clerk"), 3600);
      HttpResponse<String> taken =
          api.send(
              api.appending(competition, "intent-" + call, intent)
                  .setHeader("Authorization", clerk)
                  .build());
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    }

    JsonNode all =
        Api.json(api.get("/v1/competitions/" + competition + "/participants?atLeast=14"))
            .path("participants");
    JsonNode alpha = all.path(0).path("applications");
    assertThat(alpha.path(0).path("call").asText()).isEqualTo("open");
    assertThat(alpha.path(0).has("eligible")).as("not stated").isFalse();
    assertThat(alpha.path(1).path("eligible")).hasToString("false");
    JsonNode beta = all.path(1).path("applications");
    assertThat(beta).hasSize(1);
    assertThat(beta.path(0).path("eligible")).hasToString("true");
  }

  private void call(String competition, String id, String eligible) {
    HttpResponse<String> opened =
        api.append(
            competition,
            "call-" + id,
            """
            {"type":"CallOpened","data":{"call":"%s","kind":"ADDITIONAL","stage":"final",\
            "name":{"en":"Call"},"window":{},"eligible":[%s]}}"""
                .formatted(id, eligible));
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
  }

  @Test
  void pagesArePlainHtmlInBothLanguages() {
    String competition = small();
    api.get(path(competition) + "?atLeast=10");
    HttpResponse<String> english = api.get("/competitions/" + competition);
    assertThat(english.statusCode()).isEqualTo(200);
    assertThat(english.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(english.body()).contains("<html lang=\"en\">", "=Beta", "9.25", "Standings");
    assertThat(api.get("/competitions/" + competition + "?lang=ko").body())
        .contains("<html lang=\"ko\">", "시험 대회", "순위표");
    assertThat(api.get("/", "Accept", "text/html").body()).contains("Test cup");
    assertThat(api.get("/competitions/none-such").statusCode()).isEqualTo(404);
  }

  @Test
  void unknownAddressIsAProblem() {
    HttpResponse<String> response = api.get("/v1/nothing", "Accept", "*/*");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private String small() {
    String competition = api.announced();
    HttpResponse<String> bulk = api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    return competition;
  }

  private static String path(String competition) {
    return "/v1/competitions/" + competition + "/standings";
  }
}
