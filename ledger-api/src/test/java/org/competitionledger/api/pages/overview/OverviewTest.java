package org.competitionledger.api.pages.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class OverviewTest {

  private static final Pattern NEXT =
      Pattern.compile("<p><a href=\"/\\?cursor=([A-Za-z0-9_-]+)&amp;lang");

  private static final int PROMISED = 12;

  private final Api api = new Api();

  @Test
  void tellsWhereItStandsWhoIsInAndWhatChanged() {
    String competition = amended("");

    String page = page(competition, "?lang=en");

    assertThat(page)
        .contains(
            "<title>Test cup",
            "Stage final: being evaluated",
            "<a href=\"/competitions/" + competition + "/participants/alpha?lang=en\">Alpha</a>",
            "<a href=\"/competitions/" + competition + "/rules/changes/11?lang=en\">",
            "/rules/compare/v1...v2?lang=en",
            "Promises not kept yet: 1",
            "<svg class=\"lanes\"",
            "<link rel=\"canonical\"");
    assertThat(page(competition, "?lang=ko"))
        .contains("Stage final: 평가 중", "아직 지켜지지 않은 약속 1건", "마지막 두 판 비교");
  }

  @Test
  void countsFindingsAndNamesTheGravest() {
    String page = page(amended(""), "?lang=en");

    assertThat(page)
        .containsPattern("severity=warning\"><span class=\"badge warning\">warning \\d");
    assertThat(page).contains("Rule changed after");
  }

  @Test
  void showsTheDaysThatAreAskedForAndRefusesWhatAreNone() {
    String competition = amended("");

    assertThat(page(competition, "?lang=en&from=2020-01-01&to=2020-01-31"))
        .contains(">01-02</text>")
        .doesNotContain("class=\"bar stage\"");
    assertThat(api.get(path(competition) + "?from=2020-02-01&to=2020-01-01").statusCode())
        .isEqualTo(400);
    assertThat(api.get(path(competition) + "?from=x&to=y").statusCode()).isEqualTo(400);
    assertThat(api.get(path("not-there")).statusCode()).isEqualTo(404);
  }

  @Test
  void answersNotModifiedToWhoKnowsThePage() {
    String path = path(amended("")) + "?lang=en";
    String tag = api.get(path).headers().firstValue("ETag").orElseThrow();

    assertThat(api.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void showsWhatIsWrittenInNamesAsText() {
    String competition = amended("");
    named(competition, "<script>alert(1)</script>");

    String found = api.get("/search?lang=en&q=alert").body();

    assertThat(found).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(found).doesNotContain("<script>alert");
    assertThat(page(competition, "?lang=en")).doesNotContain("<script>alert");
  }

  @Test
  void theFirstPagesHaveACardForEach() {
    String card = "/competitions/" + amended("") + "?lang=en";
    String page = api.get("/?lang=en").body();
    assertThat(page).contains("events on record");
    for (Matcher next = NEXT.matcher(page);
        !page.contains(card) && next.find();
        next = NEXT.matcher(page)) {
      page = api.get("/?lang=en&cursor=" + next.group(1)).body();
    }
    assertThat(page).contains(card);
    assertThat(api.get("/?cursor=none-such").statusCode()).isEqualTo(400);
  }

  @Test
  void searchesOverAll() {
    String competition = amended("");
    named(competition, "Only in " + competition);

    assertThat(api.get("/search?lang=en&q=ONLY%20in%20" + competition).body())
        .contains("/competitions/" + competition + "/participants/named?lang=en");
    assertThat(api.get("/search?lang=ko&q=zzzz").body()).contains("‘zzzz’에 맞는");
    assertThat(api.get("/search?q=" + "x".repeat(101)).statusCode()).isEqualTo(400);
  }

  private void named(String competition, String name) {
    String event =
        "[{\"type\":\"ParticipantRegistered\",\"data\":{\"participant\":\"named\","
            + "\"name\":{\"en\":\""
            + name
            + "\"}}}]";
    assertThat(api.append(competition, "named", event).statusCode()).isEqualTo(201);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=13").statusCode())
        .isEqualTo(200);
  }

  private String page(String competition, String query) {
    HttpResponse<String> page = api.get(path(competition) + query);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }

  private static String path(String competition) {
    return "/competitions/" + competition;
  }

  /** The small competition; then a gate against those whose skill is above 9, with a promise. */
  private String amended(String further) {
    String competition = api.announced();
    HttpResponse<String> small = api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(Api.lines(small)).allMatch(line -> line.path("status").asInt() == 201);
    String command =
        """
        [{"type":"CriteriaAmended","data":{"rationale":{"en":"Modesty"},\
        "criteria":{"version":2,%s"stages":["final"],\
        "criteria":[{"id":"skill","name":{"en":"Skill"},"kind":"SCORED","scores":"DIRECT",\
        "scale":{"min":0,"max":10},"digits":2},\
        {"id":"modest","name":{"en":"Modest"},"kind":"GATE","gate":{"method":"COMPUTED",\
        "criterion":"skill","comparison":"AT_MOST","threshold":9}}],\
        "cutRules":[{"stage":"final","kind":"TOP_N","count":1,"gates":"BEFORE_CUT"}],\
        "digits":2}}},\
        {"type":"PromiseMade","data":{"promise":"details","kind":"SPECIFY",\
        "text":{"en":"Details to come"}}}]"""
            .formatted(further);
    HttpResponse<String> amended = api.append(competition, "amended", command);
    assertThat(amended.statusCode()).as(amended.body()).isEqualTo(201);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=" + PROMISED).statusCode())
        .isEqualTo(200);
    return competition;
  }
}
