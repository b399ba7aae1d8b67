package org.competitionledger.api.pages.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class EventPageTest {

  private static final int PUBLISHED = 4;
  private static final int SCORED = 9;
  private static final int CORRECTED = 11;
  private static final int SCRIPT = 12;

  private final Api api = new Api();

  @Test
  void tellsAnEventToPeople() {
    String competition = competition();

    assertThat(page(competition, SCORED, "en"))
        .contains(
            "<dt>Score</dt><dd>8.5</dd>",
            "<dt>Participant</dt><dd>Alpha</dd>",
            "href=\"/competitions/"
                + competition
                + "/standings?lang=en&amp;stage=final&amp;asOf=9\"",
            "href=\"/competitions/" + competition + "/participants/alpha?lang=en\"",
            "No source was given.",
            "It is leaf 9 of the log",
            "href=\"/competitions/" + competition + "/events/8?lang=en\"",
            "href=\"/v1/competitions/" + competition + "/events/9\"")
        .doesNotContain("NUMBER", "ScoreRecorded");
    assertThat(page(competition, SCORED, "ko"))
        .contains("<dt>점수</dt><dd>8.5</dd>", "해시 트리의 9번 리프", "<dt>기록한 사람</dt>");
  }

  @Test
  void leadsFromAScoreToItsCorrectionAndBack() {
    String competition = competition();

    assertThat(page(competition, SCORED, "en"))
        .contains("What corrects it or follows from it", link(competition, CORRECTED));
    assertThat(page(competition, CORRECTED, "en"))
        .contains("What it corrects or follows from", link(competition, SCORED), "Typing error");
  }

  @Test
  void leadsFromRulesToTheChange() {
    String competition = competition();

    assertThat(page(competition, PUBLISHED, "en"))
        .contains("href=\"/competitions/" + competition + "/rules/changes/4?lang=en\"")
        .contains("<dt>How many</dt><dd>1</dd>", "The best stay in")
        .doesNotContain("TOP_N", "BEFORE_CUT");
  }

  @Test
  void writesNamesAsTextAndKnowsWhatIsNotThere() {
    String competition = competition();

    assertThat(page(competition, SCRIPT, "ko"))
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(api.get("/competitions/" + competition + "/events/999").statusCode()).isEqualTo(404);
    assertThat(api.get("/competitions/no-such/events/0").statusCode()).isEqualTo(404);
    assertThat(
            api.get("/competitions/" + competition + "/events/99999999999999999999").statusCode())
        .isEqualTo(400);
  }

  private String page(String competition, int sequence, String language) {
    HttpResponse<String> page =
        api.get("/competitions/" + competition + "/events/" + sequence + "?lang=" + language);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }

  private static String link(String competition, int sequence) {
    return "<a href=\"/competitions/%s/events/%d?lang=en\">#%d</a>"
        .formatted(competition, sequence, sequence);
  }

  private String competition() {
    String competition = api.announced();
    HttpResponse<String> small = api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(Api.lines(small)).allMatch(line -> line.path("status").asInt() == 201);
    String more =
        """
        {"type":"ScoreCorrected","data":{"stage":"final","participant":"alpha","criterion":"skill",\
        "value":8.75,"reason":{"en":"Typing error"}}}
        """
            + Events.registered("script", "<script>alert(1)</script>");
    assertThat(Api.lines(api.bulk(competition, "more", "", more)))
        .allMatch(line -> line.path("status").asInt() == 201);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=" + SCRIPT).statusCode())
        .isEqualTo(200);
    return competition;
  }
}
