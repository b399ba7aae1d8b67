package org.competitionledger.api.pages.standings;

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
class StandingsPagesTest {

  /** The event with which the second version takes hold, the last one. */
  private static final int AMENDED = 18;

  private static final String CRITERIA =
      """
      "stages":["final"],"criteria":[\
      {"id":"work","name":{"en":"Work","ko":"작품"},"kind":"SCORED","maximum":20},\
      {"id":"idea","name":{"en":"Idea"},"kind":"SCORED","parent":"work","scores":"DIRECT",\
      "scale":{"min":0,"max":10},"maximum":10},\
      {"id":"craft","name":{"en":"Craft"},"kind":"SCORED","parent":"work","scores":"DIRECT",\
      "scale":{"min":0,"max":10},"maximum":10%s},\
      {"id":"safe","name":{"en":"Safe"},"kind":"GATE"}],\
      "cutRules":[{"stage":"final","kind":"TOP_N","count":1}],"maximum":20,"digits":1""";

  private static final String COMPETITION =
      String.join(
          "\n",
          Events.stage("final", 1),
          Events.stage("next", 2),
          Events.registered("alpha", "Alpha<script>"),
          Events.registered("beta", "Beta"),
          Events.registered("gamma", "Gamma"),
          """
          {"type":"CriteriaPublished","data":{"criteria":{"version":1,%s}}}"""
              .formatted(CRITERIA.formatted("")),
          """
          {"type":"StageOpened","data":{"stage":"final"}}""",
          admitted("alpha"),
          admitted("beta"),
          admitted("gamma"),
          """
          {"type":"EvaluationOpened","data":{"stage":"final"}}""",
          score("alpha", "idea", "\"value\":9"),
          score("alpha", "craft", "\"value\":5"),
          score("beta", "idea", "\"value\":6"),
          score("beta", "craft", "\"value\":9"),
          score("gamma", "idea", "\"value\":1"),
          """
          {"type":"GateRuled","data":{"stage":"final","participant":"beta","criterion":"safe",\
          "verdict":"PASSED"}}""");

  private final Api api = new Api();

  @Test
  void showsPartsUnderTheirCriterionWithMaximaGatesAndTheCut() {
    String page = page(recorded(), "");

    assertThat(page)
        .contains(
            "<th scope=\"colgroup\" class=\"group\" colspan=\"3\">Work",
            "<small>out of 20</small>",
            "<th scope=\"col\" class=\"number part\">Idea<small>out of 10</small></th>",
            "<th scope=\"colgroup\" class=\"group gate\">Gates</th>",
            "<span class=\"badge advanced\">passed</span>",
            "not ruled on",
            "<tr class=\"cutline\"><td colspan=\"8\">Cut line: the best 1 stay in.</td></tr>",
            "provisional",
            "Alpha&lt;script&gt;")
        .doesNotContain("Alpha<script>");
  }

  @Test
  void foldsThePartsOfACriterion() {
    String page = page(recorded(), "fold=work");

    assertThat(page)
        .contains("aria-label=\"Show the parts of Work\">+</a>", "<small>out of 20</small>")
        .doesNotContain("class=\"number part\"");
  }

  @Test
  void drawsWhatPublishedFiguresLeaveOpen() {
    String hidden =
        COMPETITION.replace("\"idea\",\"value\":1}", "\"idea\",\"state\":\"NOT_PUBLISHED\"}");
    String competition = recorded(hidden);

    assertThat(page(competition, ""))
        .contains("not published<small>0–10</small><svg class=\"rangebar\"", "<desc id=\"range-");
    assertThat(api.get("/competitions/" + competition + "/standings?lang=ko").body())
        .contains("미공개<small>0–10</small>");
  }

  @Test
  void showsTheTableOfAMomentAndMarksOfWhatChangedIt() {
    String competition = amended();
    String page = page(competition, "asOf=15");

    assertThat(page)
        .contains(
            "As of event #15.",
            "To the table as it stands",
            "type=\"range\" id=\"as-of\" name=\"asOf\" list=\"marks\" min=\"1\" max=\"18\" value=\"15\"",
            "<option value=\"18\"")
        .doesNotContain("badge advanced\">passed");
    assertThat(status(competition, "asOf=99")).isEqualTo(404);
    assertThat(status(competition, "asOf=soon")).isEqualTo(400);
  }

  @Test
  void saysThatOtherRulesAreNotInForce() {
    String competition = amended();

    assertThat(page(competition, "criteria=1"))
        .contains(
            "Not official: this table is under version 1 of the rules. In force at this moment is"
                + " version 2.");
    assertThat(page(competition, "")).doesNotContain("Not official: this table is under version");
    assertThat(status(competition, "criteria=3")).isEqualTo(404);
  }

  @Test
  void answersTheFormWithAnAddressOfWhatWasEdited() {
    HttpResponse<String> sent =
        api.get(
            "/competitions/"
                + recorded()
                + "/standings?stage=final&criteria=1&asOf=17&lang=en"
                + "&%2Fcriteria%2Fwork%2Ffactor=1&%2Fcriteria%2Fidea%2Ffactor=2"
                + "&%2Fcriteria%2Fsafe=&%2FcutRule%2Fcount=1");

    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.headers().firstValue("Location").orElseThrow())
        .endsWith(
            "?stage=final&criteria=1&asOf=17&set=%2Fcriteria%2Fidea%2Ffactor%3D2&lang=en#what-if");
  }

  @Test
  void comparesWithEditedRulesAndSaysThatTheyAreNotOfficial() {
    String competition = recorded();
    String page = page(competition, "set=%2Fcriteria%2Fidea%2Ffactor%3D2");

    assertThat(page)
        .contains(
            "Not official: this table is under rules that nobody has adopted.",
            "2 of 3 entries stand elsewhere; 2 of them cross the cut.",
            "<svg class=\"slope\"",
            "▲1 <span class=\"badge advanced\">comes in</span>",
            "▼1 <span class=\"badge eliminated\">falls out</span>",
            "criteria=1&amp;asOf=17&amp;set=%2Fcriteria%2Fidea%2Ffactor%3D2&amp;lang=en",
            "value=\"2\" class=\"edited\"");
    assertThat(page(competition, "set=%2Fcriteria%2Fidea%2Ffactor%3D%22x%22"))
        .contains("There is no such table:");
  }

  @Test
  void comparesNothingWhereNobodyHasPoints() {
    assertThat(page(recorded(), "asOf=11&set=%2Fcriteria%2Fidea%2Ffactor%3D2"))
        .contains("there are no scores to compare")
        .doesNotContain("stand elsewhere");
  }

  @Test
  void listsEntriesOfAStageWithoutRules() {
    String competition = recorded();

    assertThat(page(competition, "stage=next"))
        .contains("No criteria govern this stage yet.")
        .doesNotContain("<table>");
    HttpResponse<String> opened =
        api.append(
            competition,
            "opened",
            """
            [{"type":"StageOpened","data":{"stage":"next"}},\
            {"type":"EntryAdmitted","data":{"stage":"next","participant":"gamma"}}]""");
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    api.get("/v1/competitions/" + competition + "?atLeast=19");
    assertThat(page(competition, ""))
        .contains("No criteria govern this stage yet.", "<th scope=\"row\">Gamma</th>");
    assertThat(status(competition, "stage=other")).isEqualTo(404);
    String announced = api.announced();
    api.get("/v1/competitions/" + announced + "?atLeast=0");
    assertThat(page(announced, "")).contains("No stage has been recorded yet.");
  }

  @Test
  void explainsAPlaceInSentencesWithTheirEvents() {
    String competition = recorded();
    String path = "/competitions/" + competition + "/standings/beta?stage=final&lang=";
    String page = api.get(path + "en").body();

    assertThat(page)
        .contains(
            "<h1>Beta</h1>",
            "It stands in place 1.",
            "As of event #17, under version 1 of the rules.",
            "<h3>Idea</h3>",
            "<a href=\"/competitions/" + competition + "/events/14?lang=en\">#14</a>",
            "<h3>Gates</h3>");
    assertThat(api.get(path + "ko").body()).contains("1위입니다.", "<h3>필수 요건</h3>");
    assertThat(api.get(path.replace("beta", "nobody") + "en").statusCode()).isEqualTo(404);
  }

  @Test
  void speaksKorean() {
    String page = api.get("/competitions/" + recorded() + "/standings?lang=ko").body();

    assertThat(page).contains("20점 만점", "필수 요건", "판정 전", "컷: 상위 1위까지 진출합니다.");
  }

  private String page(String competition, String query) {
    HttpResponse<String> answer = get(competition, query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private int status(String competition, String query) {
    return get(competition, query).statusCode();
  }

  private HttpResponse<String> get(String competition, String query) {
    return api.get("/competitions/" + competition + "/standings?lang=en&" + query);
  }

  private String recorded() {
    return recorded(COMPETITION);
  }

  private String recorded(String events) {
    String competition = api.announced();
    HttpResponse<String> all = api.bulk(competition, "all", "", events);
    assertThat(Api.lines(all)).allMatch(line -> line.path("status").asInt() == 201);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=17").statusCode())
        .isEqualTo(200);
    return competition;
  }

  private String amended() {
    String competition = recorded();
    HttpResponse<String> amended =
        api.append(
            competition,
            "amended",
            """
            {"type":"CriteriaAmended","data":{"criteria":{"version":2,%s}}}"""
                .formatted(CRITERIA.formatted(",\"digits\":1")));
    assertThat(amended.statusCode()).as(amended.body()).isEqualTo(201);
    api.get("/v1/competitions/" + competition + "?atLeast=" + AMENDED);
    return competition;
  }

  private static String admitted(String participant) {
    return """
        {"type":"EntryAdmitted","data":{"stage":"final","participant":"%s"}}"""
        .formatted(participant);
  }

  private static String score(String participant, String criterion, String score) {
    return """
        {"type":"ScoreRecorded","data":{"stage":"final","participant":"%s","criterion":"%s",%s}}"""
        .formatted(participant, criterion, score);
  }
}
