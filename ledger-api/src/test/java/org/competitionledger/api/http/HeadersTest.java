package org.competitionledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** What headers say and what they ask for. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class HeadersTest {

  private final Api api = new Api();

  @Test
  void tagNamesTheBytesThatAreSent() {
    String table = "/v1/competitions/" + competition() + "/standings";
    String plain = tag(api.get(table, "Accept-Encoding", "identity"));
    HttpResponse<String> answer = api.get(table, "Accept-Encoding", "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    String zipped = tag(answer);
    assertThat(zipped).isNotEqualTo(plain);
    for (String known : new String[] {plain, zipped}) {
      for (String encoding : new String[] {"identity", "gzip"}) {
        HttpResponse<String> same =
            api.get(table, "Accept-Encoding", encoding, "If-None-Match", "\"x\", " + known);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(tag(same)).isEqualTo(known);
      }
    }
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void everyAnswerSaysOnWhatItDepends() {
    String competition = competition();
    for (String path :
        new String[] {
          "/", "/competitions/" + competition, "/embed/" + competition + "/standings", "/v1/nothing"
        }) {
      assertThat(api.get(path).headers().allValues("Vary"))
          .as(path)
          .containsExactly("Accept, Accept-Language, Accept-Encoding");
    }
  }

  @Test
  void encodedBodyIsNotTaken() {
    HttpResponse<String> answer =
        api.send(
            api.appending(competition(), "k", Events.notice("n"))
                .header("Content-Encoding", "gzip")
                .build());
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
  }

  @Test
  void browserIsShownAPageOfWhatIsWrong() {
    HttpResponse<String> answer =
        api.get(
            "/v1/competitions/nobody", "Accept", "text/html, */*;q=0.1", "Accept-Language", "ko");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=UTF-8");
    assertThat(answer.body()).contains("<html lang=\"ko\">", "그런 대회가 없습니다");
  }

  @Test
  void headerThatNobodyCanReadAsksForNothing() {
    String competition = competition();
    for (String language : new String[] {"-", "ko,-"}) {
      HttpResponse<String> answer =
          api.send(
              api.appending(competition, "k", "{}").header("Accept-Language", language).build());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(api.get("/competitions/" + competition, "Accept-Language", language).statusCode())
          .isEqualTo(200);
    }
    for (String accept : new String[] {";;;", "application/json;charset="}) {
      assertThat(api.get("/v1/competitions/" + competition, "Accept", accept).statusCode())
          .isEqualTo(200);
    }
  }

  /** For each address of the OpenAPI document, what a method that it does not take is told. */
  @Test
  void addressSaysWhichMethodsItTakes() {
    JsonNode paths = Api.json(api.get("/openapi?format=json")).path("paths");
    assertThat(paths.size()).isGreaterThan(20);
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      Set<String> taken = new TreeSet<>(Set.of("OPTIONS"));
      for (String method : new String[] {"get", "post", "patch", "delete"}) {
        if (path.getValue().has(method)) {
          taken.add(method.toUpperCase(java.util.Locale.ROOT));
        }
      }
      if (taken.contains("GET")) {
        taken.add("HEAD");
      }
      String address =
          path.getKey()
              .replace("{path}", "0/000")
              .replaceAll("\\{(sequence|version|v)}", "0")
              .replaceAll("\\{[^}]*}", "a");
      HttpResponse<String> answer =
          api.send(api.request(address).method("PUT", HttpRequest.BodyPublishers.noBody()).build());
      assertThat(answer.statusCode()).as(address).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow").orElse("").split(", "))
          .as(address)
          .containsExactlyInAnyOrderElementsOf(taken);
    }
  }

  @Test
  void pageOfAnotherOriginMayAskFirst() {
    for (String path : new String[] {"/v1/competitions", "/v1/competitions/a/events", "/nothing"}) {
      HttpResponse<String> answer =
          api.send(
              api.request(path)
                  .header("Access-Control-Request-Method", "POST")
                  .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                  .build());
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
          .contains("POST");
    }
  }

  private String competition() {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    api.get("/v1/competitions/" + competition + "/standings?atLeast=10");
    return competition;
  }
}
