package org.competitionledger.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** An evaluator's score sheet, without scripts; and the route by which a browser appends. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class SheetTest {

  private final Api api = new Api();

  @Test
  void hasTheEntriesAndCriteriaThatOneJudges() {
    String competition =
        judged(
            4,
            3,
            """
            {"type":"PanelAnnounced","data":{"stage":"final","panel":"experts","size":1,\
            "criteria":["c-1"]}}
            {"type":"EvaluatorAppointed","data":{"stage":"final","panel":"experts","evaluator":"gus"}}
            {"type":"EvaluatorRecused","data":{"stage":"final","evaluator":"eva","participant":"e-1"}}
            {"type":"EntryWithdrawn","data":{"stage":"final","participant":"e-2"}}
            """);
    DeskVisit eva = DeskVisit.as("eva", "evaluator", competition);

    assertThat(eva.get("/desk/" + competition + "?lang=en").body())
        .contains(
            "Your score sheets", "/desk/" + competition + "/sheet/final?lang=en", "panel: jury");
    HttpResponse<String> sheet = eva.get(sheet(competition));
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.body())
        .contains("name=\"e-0/c-0\"", "name=\"e-3/c-2\"", "You do not judge: Entry 1", "0–10")
        .contains("/desk/" + competition + "/write/EvaluatorRecused?lang=en&amp;stage=final")
        .doesNotContain("name=\"e-1/", "name=\"e-2/");
    assertThat(eva.get("/desk/" + competition + "/sheet/final?lang=ko").body())
        .contains("채점표", "기준 2", "회피하기", "보지 못함");

    assertThat(DeskVisit.as("gus", "evaluator", competition).get(sheet(competition)).body())
        .contains("name=\"e-1/c-1\"")
        .doesNotContain("/c-0\"", "/c-2\"");

    DeskVisit organiser = DeskVisit.as("organiser", "organizer", competition);
    assertThat(organiser.get("/desk/" + competition + "?lang=en").body()).doesNotContain("/sheet/");
    HttpResponse<String> none = organiser.get(sheet(competition));
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body())
        .contains("organiser is not an evaluator of this stage", "/desk/" + competition + "?lang");
    assertThat(eva.get("/desk/" + competition + "/sheet/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void isShownBeforeItIsRecordedAndRecordedOnce() {
    String competition = judged(2, 2, "");
    DeskVisit eva = DeskVisit.as("eva", "evaluator", competition);
    Map<String, String> form = form(eva, competition);
    form.put("e-0/c-0", "8.50");
    form.put("e-0/c-1", "Not seen");
    form.put("e-1/c-0", "보지 못함");
    long before = last(competition);

    HttpResponse<String> review = eva.post(sheet(competition), form);
    assertThat(review.statusCode()).as(review.body()).isEqualTo(200);
    assertThat(review.body())
        .contains("Record 3 scores", "under the name of eva", "Entry 0")
        .contains("Open: everybody can see the scores at once.");
    assertThat(last(competition)).isEqualTo(before);

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> recorded = eva.post(scores(competition), form);
      assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(200);
      assertThat(recorded.body())
          .contains("3 scores are recorded", ">8.5</a>", ">Not seen</a>", "name=\"e-1/c-1\"")
          .contains("write/ScoreCorrected?lang=en&amp;stage=final&amp;occasion=1&amp;evaluator=eva")
          .doesNotContain("name=\"e-0/c-0\"");
      assertThat(last(competition)).isEqualTo(before + 3);
    }
    JsonNode event =
        Api.json(api.get("/v1/competitions/" + competition + "/events/" + (before + 2)));
    assertThat(event.at("/data/absence").asText()).isEqualTo("NOT_SEEN");
    assertThat(event.at("/actor/subject").asText()).isEqualTo("eva");
  }

  @Test
  void aCorrectionTellsWhatStandsThereAndComesBackToTheSheet() {
    String competition = judged(1, 1, "");
    DeskVisit eva = DeskVisit.as("eva", "evaluator", competition);
    Map<String, String> scored = form(eva, competition);
    scored.put("e-0/c-0", "7.5");
    assertThat(eva.post(sheet(competition), scored).body()).contains("Record 1 score<");
    assertThat(eva.post(scores(competition), scored).body()).contains("1 score is recorded.");

    String correcting =
        "/desk/%s/write/ScoreCorrected?lang=en&stage=final&participant=e-0&criterion=c-0"
            .formatted(competition);
    assertThat(eva.get(correcting).body())
        .containsPattern("<option value=\"eva\" selected>eva</option>\\s*</select>")
        .doesNotContain("/data/team", "/data/resultLine", "/data/sharedBy");
    assertThat(DeskVisit.as("organiser", "organizer", competition).get(correcting).body())
        .contains("/data/team", "/data/resultLine", "/data/sharedBy");
    Map<String, String> correction =
        Map.of(
            "key", "correct",
            "/data/stage", "final",
            "/data/participant", "e-0",
            "/data/criterion", "c-0",
            "/data/occasion", "1",
            "/data/evaluator", "eva",
            "/data/value", "9",
            "/data/reason/en", "Misread.");
    assertThat(eva.post(correcting, correction).body()).containsPattern("9.*\\(before: 7.5\\)");
    HttpResponse<String> receipt = eva.record(competition, "ScoreCorrected", correction);
    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
    assertThat(receipt.body()).contains("href=\"" + sheet(competition) + '"');
    assertThat(eva.get("/desk/" + competition + "/write/ScoreSealed?lang=en").body())
        .contains("easier on your score sheet", "href=\"" + sheet(competition) + '"');
  }

  @Test
  void whatIsRefusedStandsAtItsCell() {
    String competition = judged(2, 2, "");
    DeskVisit eva = DeskVisit.as("eva", "evaluator", competition);
    Map<String, String> form = form(eva, competition);
    form.put("e-0/c-0", "11");
    form.put("e-0/c-1", "<good>");
    form.put("e-1/c-1", "7");
    form.put("e-9/c-1", "7");
    long before = last(competition);

    HttpResponse<String> shown = eva.post(sheet(competition), form);

    assertThat(shown.statusCode()).isEqualTo(409);
    assertThat(shown.body())
        .containsPattern("name=\"e-0/c-0\" value=\"11\"[^>]* aria-invalid=\"true\"")
        .containsPattern("id=\"p0-0\">[^<]*11")
        .containsPattern("id=\"p0-1\">‘&lt;good&gt;’ is neither")
        .contains("name=\"e-1/c-1\" value=\"7\"", "no longer on your sheet");
    assertThat(last(competition)).isEqualTo(before);
    form.put("do", "again");
    assertThat(eva.post(sheet(competition), form).body()).contains("name=\"e-1/c-1\" value=\"7\"");
  }

  @Test
  void moreThanFiveHundredAreSeveralCommandsOfWhichTheFirstStays() {
    String competition = judged(60, 10, "");
    DeskVisit eva = DeskVisit.as("eva", "evaluator", competition);
    Map<String, String> form = form(eva, competition);
    for (int i = 0; i < 600; i++) {
      form.put("e-" + i / 10 + "/c-" + i % 10, Integer.toString(i % 11));
    }
    assertThat(eva.post(sheet(competition), form).body())
        .contains("these 600 scores are recorded in 2 commands", "and 550 more");
    String elsewhere =
        """
        {"type":"ScoreRecorded","data":{"stage":"final","participant":"e-59","criterion":"c-9",\
        "evaluator":"eva","value":1}}""";
    assertThat(events(eva, competition, "application/json", "k", elsewhere).statusCode())
        .isEqualTo(201);
    long before = last(competition);

    HttpResponse<String> stopped = eva.post(scores(competition), form);

    assertThat(stopped.statusCode()).isEqualTo(409);
    assertThat(stopped.body())
        .contains("500 of 600 scores are recorded", "You typed 5, but this score is given already")
        .contains("name=\"e-59/c-8\" value=\"4\"")
        .doesNotContain("name=\"e-49/c-9\"", "name=\"e-59/c-9\"");
    assertThat(last(competition)).isEqualTo(before + 500);

    Map<String, String> rest = new LinkedHashMap<>(form);
    rest.put("key", DeskVisit.hidden(stopped, "key"));
    IntStream.range(0, 500).forEach(i -> rest.remove("e-" + i / 10 + "/c-" + i % 10));
    rest.remove("e-59/c-9");
    assertThat(eva.post(scores(competition), rest).body()).contains("99 scores are recorded");
    assertThat(last(competition)).isEqualTo(before + 599);
  }

  @Test
  void isSavedAsTheCommandReadsIt() {
    String competition = judged(2, 1, "");
    DeskVisit eva = DeskVisit.as("eva", "evaluator", competition);
    Map<String, String> form = form(eva, competition);
    form.put("do", "csv");
    String header = "stage,participant,criterion,occasion,value\r\n";

    HttpResponse<String> empty = eva.post(sheet(competition), form);
    assertThat(empty.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(empty.body()).isEqualTo(header + "final,e-0,c-0,1,\r\nfinal,e-1,c-0,1,\r\n");
    form.put("e-0/c-0", "8.50");
    form.put("e-1/c-0", "not seen");
    assertThat(eva.post(sheet(competition), form).body())
        .isEqualTo(header + "final,e-0,c-0,1,8.5\r\nfinal,e-1,c-0,1,NOT_SEEN\r\n");
  }

  @Test
  void losesNothingWhenTheSessionHasEnded() {
    String competition = judged(1, 1, "");
    Map<String, String> form =
        Map.of("e-0/c-0", "8", "key", "k", "stage", "final", "occasion", "1", "from", "0");
    for (String path : List.of(sheet(competition), scores(competition))) {
      HttpResponse<String> ended = new DeskVisit().post(path, form);
      assertThat(ended.statusCode()).isEqualTo(401);
      assertThat(ended.body()).contains("name=\"e-0/c-0\" value=\"8\"");
    }
  }

  @Test
  void isOpenOnlyWhileScoresAreTaken() {
    String competition = judged(1, 1, "");
    DeskVisit eva = DeskVisit.as("eva", "evaluator", competition);
    assertThat(
            api.append(
                    competition,
                    "close",
                    "{\"type\":\"StageClosed\",\"data\":{\"stage\":\"final\"}}")
                .statusCode())
        .isEqualTo(201);
    api.get("/v1/competitions/" + competition + "?atLeast=" + last(competition));
    assertThat(eva.get(sheet(competition)).body())
        .contains("No scores are taken now")
        .doesNotContain("name=\"e-0/c-0\"");
  }

  @Test
  void appendsBySessionWhatComesFromOurOwnPages() {
    String competition = judged(2, 1, "");
    DeskVisit eva = DeskVisit.as("eva", "applicant", "*"); // an evaluator by her appointment
    String lines =
        """
        {"key":"a","type":"ScoreRecorded","data":{"stage":"final","participant":"e-0",\
        "criterion":"c-0","evaluator":"eva","value":7}}
        {"key":"b","type":"ScoreRecorded","data":{"stage":"final","participant":"e-1",\
        "criterion":"c-0","evaluator":"gus","value":7}}
        """;
    long before = last(competition);

    HttpResponse<String> foreign =
        eva.send(
            posting(eva, competition, "application/x-ndjson", "k", lines)
                .setHeader("Origin", "https://elsewhere.example"));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(Api.json(foreign).path("code").asText()).isEqualTo("other-site");
    HttpResponse<String> nobody =
        events(new DeskVisit(), competition, "application/x-ndjson", "k", lines);
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(Api.json(nobody).path("code").asText()).isEqualTo("session-ended");
    HttpResponse<String> stranger =
        events(
            DeskVisit.as("someone", "admin", "*"), competition, "application/x-ndjson", "k", lines);
    assertThat(stranger.statusCode()).isEqualTo(401); // no such role to sign in with
    assertThat(last(competition)).isEqualTo(before);

    for (int i = 0; i < 2; i++) {
      List<JsonNode> answers =
          Api.lines(events(eva, competition, "application/x-ndjson", "k", lines));
      assertThat(answers.get(0).path("status").asInt()).isEqualTo(201);
      assertThat(answers.get(0).path("replayed").asBoolean()).isEqualTo(i == 1);
      assertThat(answers.get(1).path("status").asInt()).isEqualTo(403);
      assertThat(last(competition)).isEqualTo(before + 1);
    }
    assertThat(events(eva, "No-Id", "application/json", "k", "{}").statusCode()).isEqualTo(404);
    assertThat(events(eva, competition, "text/plain", "k", "{}").statusCode()).isEqualTo(415);
  }

  private String judged(int entries, int criteria, String more) {
    String competition = Api.freshCompetition();
    HttpResponse<String> bulk =
        api.bulk(
            competition, "judged", "", Events.judged(entries, criteria, List.of("eva")) + more);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    last(competition);
    return competition;
  }

  private Map<String, String> form(DeskVisit eva, String competition) {
    HttpResponse<String> page = eva.get(sheet(competition));
    Map<String, String> form = new LinkedHashMap<>();
    for (String name : List.of("key", "stage", "occasion", "from")) {
      form.put(name, DeskVisit.hidden(page, name));
    }
    return form;
  }

  private HttpResponse<String> events(
      DeskVisit visit, String competition, String type, String key, String body) {
    return visit.send(posting(visit, competition, type, key, body));
  }

  private static HttpRequest.Builder posting(
      DeskVisit visit, String competition, String type, String key, String body) {
    return HttpRequest.newBuilder(visit.base().resolve("/desk/" + competition + "/events"))
        .header("Origin", visit.base().toString())
        .header("Content-Type", type)
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String sheet(String competition) {
    return "/desk/" + competition + "/sheet/final?lang=en";
  }

  private static String scores(String competition) {
    return "/desk/" + competition + "/scores?lang=en";
  }

  /** As far as it is folded, which is all that was acknowledged. */
  private long last(String competition) {
    long last =
        Api.json(api.get("/v1/competitions/" + competition + "/events?limit=1"))
            .path("lastSequence")
            .asLong();
    api.get("/v1/competitions/" + competition + "?atLeast=" + last);
    return last;
  }
}
