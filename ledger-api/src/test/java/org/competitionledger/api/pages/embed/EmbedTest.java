package org.competitionledger.api.pages.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class EmbedTest {

  private static final int BOTH_SCORED = 10;
  private static final int RULES_PUBLISHED = 4;
  private static final int PROMISED = 11;

  private final Api api = new Api();

  @Test
  void anySiteMayFrameAPartAndIsToldItsHeight() {
    String competition = competition();
    for (String part :
        new String[] {"standings", "timeline", "proof", "changes/" + RULES_PUBLISHED}) {
      HttpResponse<String> answer = api.get("/embed/" + competition + '/' + part);
      assertThat(answer.statusCode()).as(part).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .as(part)
          .endsWith("frame-ancestors *");
      assertThat(answer.body())
          .as(part)
          .contains(
              "<script type=\"module\" src=\"/embed.js\"></script>",
              "<script type=\"module\" src=\"/live.js\"></script>",
              "data-after=\"" + PROMISED + '"',
              "<base target=\"_blank\">")
          .doesNotContain("/v1/");
    }
  }

  @Test
  void showsTheTableAsItStandsAndAsItStood() {
    String competition = competition();
    String table = "/embed/" + competition + "/standings?lang=en&stage=final";

    assertThat(page(table))
        .containsSubsequence(
            "<h1 class=\"part\">Standings</h1>",
            "<td class=\"rank\">1</td>",
            ">=Beta</th>",
            "9.25",
            "<td class=\"rank\">2</td>",
            "Alpha",
            "8.50");
    assertThat(page(table + "&asOf=9")).contains("As of 9.", "8.50").doesNotContain("9.25");
    assertThat(api.get(table + "&asOf=99").statusCode()).isEqualTo(404);
    assertThat(api.get(table.replace("=final", "=semifinal")).statusCode()).isEqualTo(404);
    assertThat(page("/embed/" + competition + "/standings?lang=ko&stage=final"))
        .contains("순위", "총점");
  }

  @Test
  void showsTheEventsUpToAMoment() {
    String competition = competition();
    String timeline = "/embed/" + competition + "/timeline?lang=en";

    assertThat(page(timeline))
        .contains(
            "data-row=\"event-" + BOTH_SCORED + '"',
            "/competitions/" + competition + "/events/10?lang=en\">#10</a>");
    assertThat(page(timeline + "&asOf=9"))
        .contains("data-row=\"event-9\"")
        .doesNotContain("data-row=\"event-10\"");
  }

  @Test
  void showsOneFindingOneChangeAndHowFarTheLogIsSigned() {
    String competition = competition();
    String finding = finding(competition);

    assertThat(page("/embed/" + competition + "/findings/" + finding + "?lang=en"))
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "/competitions/" + competition + "/findings/" + finding + "?lang=en",
            "/events/" + PROMISED + "?lang=en\">#" + PROMISED + "</a>")
        .doesNotContain("<script>alert");
    assertThat(page("/embed/" + competition + "/changes/" + RULES_PUBLISHED + "?lang=en"))
        .contains("/rules/changes/" + RULES_PUBLISHED + "?lang=en");
    assertThat(page("/embed/" + competition + "/proof?lang=ko")).contains("서명");
    for (String unknown : new String[] {"findings/promise-open.other", "changes/3", "nothing"}) {
      assertThat(api.get("/embed/" + competition + '/' + unknown).statusCode())
          .as(unknown)
          .isEqualTo(404);
    }
  }

  @Test
  void buildsASnippetWithoutAScript() {
    String competition = competition();
    String builder = "/competitions/" + competition + "/embed?lang=ko";

    assertThat(page(builder))
        .contains(
            "<option value=\"standings\" selected>순위표</option>",
            "<option value=\"changes/" + RULES_PUBLISHED + "\">",
            "<option value=\"findings/" + finding(competition) + "\">",
            "<iframe class=\"preview\" src=\"/embed/" + competition + "/standings?lang=ko\"");
    String chosen = page(builder + "&what=timeline&asOf=9&stage=final&in=en");
    String address = "/embed/" + competition + "/timeline?lang=en&amp;stage=final&amp;asOf=9";
    assertThat(chosen)
        .contains(
            "<option value=\"timeline\" selected>",
            "<option value=\"final\" selected>",
            "<option value=\"en\" selected>",
            "name=\"asOf\" value=\"9\"",
            "src=\"" + address + '"');
    assertThat(snippet(chosen))
        .contains(address, "title=\"Test cup – Timeline\"", "told.origin !== \"http://localhost:");
    for (String wrong :
        new String[] {"&what=all", "&what=changes/3", "&stage=semifinal", "&asOf=99"}) {
      assertThat(api.get(builder + wrong).statusCode()).as(wrong).isEqualTo(404);
    }
    assertThat(api.get(builder + "&asOf=soon").statusCode()).isEqualTo(400);
  }

  /** What somebody copies from the page. */
  private static String snippet(String page) {
    String from = page.substring(page.indexOf("<textarea"));
    return from.substring(from.indexOf('>') + 1, from.indexOf("</textarea>"))
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private String page(String path) {
    HttpResponse<String> answer = api.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private String finding(String competition) {
    JsonNode findings = Api.json(api.get("/v1/competitions/" + competition + "/findings"));
    for (JsonNode each : findings.path("findings")) {
      if (each.path("code").asText().equals("promise-open")) {
        return "promise-open.details";
      }
    }
    throw new AssertionError(findings.toString());
  }

  /** The small competition, with a promise whose text is no markup. */
  private String competition() {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    HttpResponse<String> promised =
        api.append(
            competition,
            "promised",
            """
            {"type":"PromiseMade","data":{"promise":"details","kind":"SPECIFY",\
            "text":{"en":"<script>alert(1)</script>"}}}""");
    assertThat(promised.statusCode()).as(promised.body()).isEqualTo(201);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=" + PROMISED).statusCode())
        .isEqualTo(200);
    return competition;
  }
}
