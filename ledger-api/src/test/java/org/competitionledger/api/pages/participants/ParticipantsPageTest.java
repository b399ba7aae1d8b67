package org.competitionledger.api.pages.participants;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class ParticipantsPageTest {

  private static final String CALL =
      """
      {"type":"CallOpened","data":{"call":"first","kind":"INITIAL","stage":"final",\
      "name":{"en":"First call"},"window":{"start":"2026-01-01",\
      "end":"2999-01-31"},"seats":2,"eligible":["alpha","gamma"]}}""";

  private static final String COMPETITION =
      String.join(
          "\n",
          """
          {"type":"StageScheduled","data":{"stage":"final","name":{"en":"Final"},"order":1,\
          "evaluation":{"start":"2026-03-01"}}}""", // 1
          """
          {"type":"ParticipantRegistered","data":{"participant":"alpha","name":{"en":"Alpha"},\
          "country":"KR","consortium":[{"name":{"en":"Beta Ltd"},"part":{"en":"data"}}]}}""", // 2
          Events.registered("gamma", "Gamma <script>alert(1)</script>"), // 3
          CALL, // 4
          """
          {"type":"IntentDeclared","data":{"call":"first","participant":"alpha",\
          "text":{"en":"We will try"}}}""", // 5
          """
          {"type":"ApplicationSubmitted","data":{"call":"first","participant":"alpha"}}""", // 6
          """
          {"type":"ApplicationAccepted","data":{"call":"first","participant":"alpha",\
          "reason":{"en":"It fits"}}}""", // 7
          """
          {"type":"ParticipationDeclined","data":{"call":"first","participant":"gamma",\
          "text":{"en":"No time"}},"source":{"kind":"OFFICIAL","citation":{"en":"Letter"}}}""",
          """
          {"type":"StageOpened","data":{"stage":"final"}}""", // 9
          """
          {"type":"EntryAdmitted","data":{"stage":"final","participant":"alpha","call":"first",\
          "preparationStart":"2026-02-01"}}""", // 10
          """
          {"type":"SubmissionRegistered","data":{"stage":"final","participant":"alpha",\
          "submission":"s1","name":{"en":"Our model"},"components":[{"name":{"en":"encoder"},\
          "origin":"EXTERNAL","baseModel":"other-model","licence":"MIT"}]}}""", // 11
          """
          {"type":"EntryEliminated","data":{"stage":"final","participant":"alpha",\
          "reason":{"en":"It came last"}}}""", // 12
          """
          {"type":"ObjectionFiled","data":{"objection":"o1","participant":"alpha",\
          "text":{"en":"Count again"}}}""", // 13
          """
          {"type":"ObjectionDecided","data":{"objection":"o1","decision":"DISMISSED"}}"""); // 14

  private static final String PARTY = "\"party\":{\"id\":\"host\",\"name\":{\"en\":\"Host\"}},";
  private static final String NAMED = "\"source\":{\"kind\":\"NAMED\"},";

  private final Api api = new Api();

  @Test
  void tellsWhatEachDidAboutACallAndWhatBecameOfIt() {
    String competition = recorded(COMPETITION, 14);

    String page = page(competition, "", "en");

    assertThat(page)
        .contains(
            "2 participants are on record",
            "<span>Applications: 2026-01-01 – 2999-01-31</span>",
            "<a href=\"/competitions/" + competition + "/participants/alpha?lang=en\">Alpha</a>",
            "<small>We will try</small>",
            "<span class=\"badge accepted\">accepted</span>",
            "<small>It fits</small>",
            "<small>No time</small>",
            "<span class=\"badge official\">official source</span>",
            ">28 d</td>",
            "<span class=\"badge eliminated\">eliminated</span>",
            "<small>It came last</small>",
            "<svg class=\"day-bars\"",
            "Gamma &lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(page(competition, "", "ko")).contains("기록된 참가자 수: 2.", "불참 결정", "28일", "탈락");
  }

  @Test
  void aDossierHasAllThatIsOnRecordAndSaysWhatIsNot() {
    String competition = recorded(COMPETITION, 14);

    assertThat(page(competition, "/alpha", "en"))
        .contains(
            "<h1>Alpha</h1>",
            "<dd>KR</dd>",
            "<li>Beta Ltd <span class=\"quiet\">(data)</span></li>",
            "<li>encoder · external · from other-model · licence MIT</li>",
            "data-row=\"event-13\"",
            "data-row=\"event-14\"",
            "There is no table of this stage yet.",
            "No record of a promise.",
            "/competitions/" + competition + "/timeline?lang=en&amp;who=alpha")
        .doesNotContain("data-row=\"event-8\"");
    assertThat(page(competition, "/gamma", "en"))
        .contains("No record of an entry.", "No record of a submission.", "<small>No time</small>");
    assertThat(page(competition, "/gamma", "ko")).contains("참가한 기록이 없습니다.", "기록 없음");
  }

  @Test
  void aDossierLeadsToHowAResultCameAbout() {
    String competition = recorded(Events.SMALL_COMPETITION, 10);

    assertThat(page(competition, "/alpha", "en"))
        .contains(
            "rank 2 · total: 8.5",
            "/competitions/" + competition + "/standings/alpha?lang=en&amp;stage=final");
  }

  @Test
  void saysSoWhereThereIsNobody() {
    String competition = recorded(Events.notice("n"), 1);
    String participants = "/competitions/" + competition + "/participants";

    assertThat(page(competition, "", "en")).contains("No participant is on record yet.");
    assertThat(api.get(participants + "/nobody").statusCode()).isEqualTo(404);
    assertThat(api.get(participants + "?cursor=!").statusCode()).isEqualTo(400);
    assertThat(api.get("/competitions/nobody-knows/participants").statusCode()).isEqualTo(404);
  }

  /** A reconstructed competition, of which a clerk records everything. */
  private String recorded(String lines, int last) {
    String competition = Api.freshCompetition();
    String announced = Events.ANNOUNCED.replace("LIVE", "RECONSTRUCTED");
    HttpResponse<String> recorded =
        api.send(
            api.request("/v1/competitions/" + competition + "/events")
                .header("Authorization", "Bearer " + Api.token("clerk-1", List.of("clerk"), 3600))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", "lines")
                .POST(HttpRequest.BodyPublishers.ofString(sourced(announced + "\n" + lines)))
                .build());
    assertThat(Api.lines(recorded))
        .as(recorded.body())
        .allMatch(line -> line.path("status").asInt() == 201);
    api.get("/v1/competitions/" + competition + "?atLeast=" + last);
    return competition;
  }

  /** A clerk says from where it knows everything, and who acted. */
  private static String sourced(String lines) {
    return lines
        .lines()
        .map(
            line ->
                line.replaceFirst(
                    "\\{", line.contains("\"source\"") ? "{" + PARTY : "{" + PARTY + NAMED))
        .collect(Collectors.joining("\n"));
  }

  private String page(String competition, String below, String language) {
    String path = "/competitions/" + competition + "/participants" + below + "?lang=" + language;
    HttpResponse<String> answer = api.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }
}
