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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.competitionledger.core.json.EventSchemas;
import org.competitionledger.core.policy.WritingPolicy;
import org.competitionledger.event.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes the record does it by forms, and is told what it does before it does it. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class DeskTest {

  private static final Map<String, String> STAGE =
      Map.of(
          "/data/stage", "final",
          "/data/name/en", "Final",
          "/data/name/ko", "결선",
          "/data/order", "1");

  private final Api api = new Api();

  @Test
  void aCommandOfNoEventsIsNone() {
    String competition = Api.freshCompetition();
    assertThat(
            DeskVisit.as("organiser", "organizer", "*")
                .post("/desk/" + competition + "/append?lang=en", Map.of("key", "k", "event", "[]"))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void recordsWhatWasShown() {
    String competition = Api.freshCompetition();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", "*");

    HttpResponse<String> recorded =
        desk.record(
            competition,
            "CompetitionAnnounced",
            Map.of(
                "/data/name/en", "Cup <of> \"quotes\" & more",
                "/data/record", "LIVE",
                "/data/zone", "Asia/Seoul"));

    assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(200);
    assertThat(recorded.body())
        .contains("Event #0", "Leaf hash")
        .containsPattern("recorded \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\\.");
    JsonNode event = Api.json(api.get("/v1/competitions/" + competition + "/events/0"));
    assertThat(event.at("/data/name/en").asText()).isEqualTo("Cup <of> \"quotes\" & more");
    assertThat(event.at("/actor/subject").asText()).isEqualTo("organiser");
    assertThat(event.at("/actor/role").asText()).isEqualTo("organizer");
    assertThat(desk.record(competition, "StageScheduled", STAGE).statusCode()).isEqualTo(200);
    assertThat(desk.get("/desk/" + competition + "?lang=ko").body())
        .contains("단계 시작", "평가 기준 공표")
        .doesNotContain("대회 공고");
  }

  @Test
  void aRefusalStandsAtItsFieldAndNothingIsLost() {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    Map<String, String> form = new LinkedHashMap<>(STAGE);
    form.put("/data/order", "one");
    form.put("key", "k");

    HttpResponse<String> shown =
        desk.post("/desk/" + competition + "/write/StageScheduled?lang=en", form);

    assertThat(shown.statusCode()).isEqualTo(409);
    assertThat(shown.body())
        .containsPattern("id=\"f-data-order-problem\">[^<]+number")
        .contains("value=\"결선\"");
    form.put("/data/order", "1");
    form.put("/occurredAt", "yesterday");
    assertThat(desk.post("/desk/" + competition + "/write/StageScheduled?lang=en", form).body())
        .contains("id=\"f-occurredAt-problem\"", "value=\"yesterday\"", "for example 2026-11-20,")
        .contains("<details class=\"group envelope\" open>");
    form.put("/occurredAt", "2026-02-30");
    assertThat(desk.post("/desk/" + competition + "/write/StageScheduled?lang=ko", form).body())
        .contains("없는 날짜입니다: 2026-02-30");

    assertThat(desk.record(competition, "StageScheduled", STAGE).statusCode()).isEqualTo(200);
    HttpResponse<String> again = desk.record(competition, "StageScheduled", STAGE);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("id=\"f-data-stage-problem\"");
    assertThat(refusedAt(desk, competition, "StageOpened", Map.of(), "f-data-stage"))
        .isEqualTo("채워야 하는 칸입니다.");
    assertThat(
            refusedAt(
                desk,
                competition,
                "StageScheduled",
                Map.of("/data/stage", "two", "/data/name/ko", "둘", "/data/order", "일"),
                "f-data-order"))
        .isEqualTo("정수를 적으십시오(예: 12).");
    Map<String, String> opened = Map.of("/data/stage", "final");
    desk.record(competition, "StageOpened", opened);
    assertThat(refusedAt(desk, competition, "StageOpened", opened, "f-data-stage"))
        .as("by its name, not by its identifier")
        .isEqualTo("이미 시작된 단계입니다: 결선");
    assertThat(
            Api.json(api.get("/v1/competitions/" + competition + "/events"))
                .path("lastSequence")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void whatIsTooMuchIsToldWithTheLimitAndAWayBack() {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    String origin = desk.base().toString();
    HttpResponse<String> refused =
        desk.post(
            "/desk/" + competition + "/file?lang=ko",
            Map.of("key", "k", "text", "a".repeat(1 << 20)),
            "Origin",
            origin,
            "Accept",
            "text/html");

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body())
        .contains(
            "900KiB까지", "<header class=\"site\">", "href=\"/desk/" + competition + "?lang=ko\"");
  }

  /** What is said at a field of a form that is refused. */
  private static String refusedAt(
      DeskVisit desk, String competition, String type, Map<String, String> fields, String id) {
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.put("key", "k");
    HttpResponse<String> shown =
        desk.post("/desk/" + competition + "/write/" + type + "?lang=ko", form);
    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(409);
    return found("id=\"" + id + "-problem\">([^<]+)", shown).get(0).strip();
  }

  /** At a field, a group, a list and a row; and where one is refused, beside why. */
  @Test
  void whatToFillInStandsAtItsField() {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    String write = "/desk/" + competition + "/write/";
    HttpResponse<String> rules =
        desk.post(
            write + "CriteriaPublished?lang=en",
            Map.of("key", "k", "more", "/data/criteria/criteria"));
    assertThat(rules.body())
        .containsPattern("name=\"/data/criteria/stages\"[^>]* aria-describedby=\"[^\"]+-help\"")
        .containsPattern("id=\"f-data-criteria-tieBreaks-help\">[^<]+in this order")
        .containsPattern("<fieldset [^>]*\"f-data-criteria-criteria-0-scale-help\"><legend")
        .containsPattern("name=\"/data/criteria/criteria/0/scores\"[^>]* aria-describedby=");
    assertDescribed(rules);

    HttpResponse<String> refused =
        desk.post(
            write + "StageScheduled?lang=ko",
            Map.of("key", "k", "/data/stage", "final", "/data/order", "one"));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains(" aria-describedby=\"f-data-order-problem f-data-order-help\"")
        .containsPattern("id=\"f-data-order-help\">몇 번째 단계인지");
    assertDescribed(refused);
  }

  /** It says what it has to: an applicant for whom it speaks, a clerk from where it knows it. */
  @Test
  void whatStandsBesideAnEventIsAskedForWhereItMustBeSaid() {
    String competition = api.announced();
    api.append(competition, "r", Events.registered("alpha", "Alpha"));
    String write = "/desk/" + competition + "/write/";
    String envelope = "<details class=\"group envelope\">";

    assertThat(DeskVisit.as("o", "organizer", competition).get(write + "StatementRecorded").body())
        .contains(envelope);
    assertThat(
            DeskVisit.as("alpha", "applicant", competition).get(write + "StatementRecorded").body())
        .contains("name=\"/party/id\" value=\"alpha\"")
        .doesNotContain(envelope);

    DeskVisit clerk = DeskVisit.as("clerk", "clerk", competition);
    assertThat(clerk.get(write + "NoticePublished").body())
        .contains("<fieldset id=\"f-source\"", "<details id=\"f-party\"")
        .doesNotContain(envelope);
    HttpResponse<String> receipt =
        clerk.record(
            competition,
            "NoticePublished",
            Map.of(
                "/data/notice", "n1",
                "/data/title/en", "A notice",
                "/occurredAt", "1995-04",
                "/source/kind", "REPORTED",
                "/source/citation/en", "The Paper, 3 April 1995, page 21"));
    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
    Matcher another = Pattern.compile("href=\"([^\"]+&amp;like=2)\"").matcher(receipt.body());
    assertThat(another.find()).as(receipt.body()).isTrue();
    HttpResponse<String> room = clerk.get(another.group(1).replace("&amp;", "&"));
    assertThat(room.body()).contains("/write/StatementRecorded?lang=en&amp;like=2");
    assertThat(clerk.get(write + "StatementRecorded?lang=en&like=2").body())
        .contains("value=\"1995-04\"", "The Paper, 3 April 1995, page 21")
        .contains("<option value=\"REPORTED\" selected>")
        .doesNotContain("A notice");
    assertThat(clerk.get(write + "StatementRecorded?lang=en&like=99").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsStillToBeAnsweredForIsChosenFromAList() {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("o", "organizer", competition);
    Map<String, String> promise =
        Map.of("/data/promise", "p1", "/data/kind", "OTHER", "/data/text/en", "To tell all");
    assertThat(desk.record(competition, "PromiseMade", promise).statusCode()).isEqualTo(200);
    String kept = "/desk/" + competition + "/write/PromiseKept";
    assertThat(desk.get(kept).body()).contains("<option value=\"p1\" selected>p1 (#1)");
    assertThat(desk.record(competition, "PromiseKept", Map.of("/data/promise", "p1")).statusCode())
        .isEqualTo(200);
    assertThat(desk.get(kept).body()).doesNotContain("p1");
  }

  /** What describes an element is there, once. */
  private static void assertDescribed(HttpResponse<String> page) {
    List<String> ids = found("\\bid=\"([^\"]+)\"", page);
    assertThat(ids).doesNotHaveDuplicates();
    for (String describing : found("\\baria-describedby=\"([^\"]*)\"", page)) {
      assertThat(ids).contains(describing.split(" "));
    }
  }

  private static List<String> found(String pattern, HttpResponse<String> page) {
    return Pattern.compile(pattern)
        .matcher(page.body())
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  @Test
  void whatIsSoForOthersAsWellIsRecordedAtOnce() {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    String lines =
        Events.stage("final", 1)
            + '\n'
            + Events.registered("alpha", "Alpha")
            + '\n'
            + Events.registered("beta", "Beta");
    assertThat(api.bulk(competition, "told", "", lines).statusCode()).isEqualTo(200);
    Map<String, String> entry =
        Map.of("/data/stage", "final", "/data/participant", "alpha", "also", "beta");
    String write = "/desk/" + competition + "/write/EntryAdmitted?lang=en";
    assertThat(desk.get(write).body())
        .contains("name=\"also\" value=\"beta\"")
        .contains("<option value=\"final\" selected>"); // there is no other

    HttpResponse<String> recorded = desk.record(competition, "EntryAdmitted", entry);
    assertThat(recorded.body()).contains("Alpha", "Beta", "Events #4 to #5", "&amp;stage=final");

    Map<String, String> again = new LinkedHashMap<>(entry);
    again.putAll(Map.of("/data/participant", "gamma", "key", "k"));
    HttpResponse<String> refused = desk.post(write, again);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("gamma: ", "Beta: ", "value=\"beta\" checked")
        .doesNotContain("/0/data");
    assertThat(
            Api.json(api.get("/v1/competitions/" + competition + "/events"))
                .path("lastSequence")
                .asInt())
        .isEqualTo(5);
  }

  @Test
  void sentTwiceItIsRecordedOnce() {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    Map<String, String> form = new LinkedHashMap<>(STAGE);
    form.put("key", "once");
    HttpResponse<String> shown =
        desk.post("/desk/" + competition + "/write/StageScheduled?lang=en", form);
    Map<String, String> sent =
        Map.of("key", DeskVisit.hidden(shown, "key"), "event", DeskVisit.hidden(shown, "event"));

    for (int i = 0; i < 3; i++) {
      assertThat(desk.post("/desk/" + competition + "/append", sent).body()).contains("#1");
    }
    assertThat(
            Api.json(api.get("/v1/competitions/" + competition + "/events"))
                .path("lastSequence")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void listsGrowByAButton() {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    String write = "/desk/" + competition + "/write/PolicyGoalsDeclared?lang=en";
    assertThat(DeskVisit.fields(desk.get(write))).doesNotContain("/data/goals/0/id");

    HttpResponse<String> longer =
        desk.post(write, Map.of("key", "k", "more", "/data/goals", "/data/ordered", "true"));
    assertThat(DeskVisit.fields(longer)).contains("/data/goals/0/id", "/data/goals/0/text/ko");
    assertThat(longer.body()).contains("<option value=\"true\" selected>");

    HttpResponse<String> recorded =
        desk.record(
            competition,
            "PolicyGoalsDeclared",
            Map.of(
                "/data/ordered", "true",
                "/data/goals/0/id", "fair",
                "/data/goals/0/text/en", "Be fair",
                "/data/goals/3/id", "open",
                "/data/goals/3/text/en", "Be open"));
    assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(200);
    assertThat(Api.json(api.get("/v1/competitions/" + competition + "/events/1")).at("/data/goals"))
        .hasSize(2);
  }

  /** What people write is text, in every field and on every page that shows it. */
  @Test
  void nothingThatIsTypedIsRunByABrowser() {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    String evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
    for (String type : List.of("StageScheduled", "NoticePublished", "PolicyGoalsDeclared")) {
      String write = "/desk/" + competition + "/write/" + type + "?lang=en";
      Map<String, String> form = new LinkedHashMap<>();
      DeskVisit.fields(desk.get(write)).forEach(field -> form.put(field, evil));
      form.put("key", evil);
      form.put("more", "/data/goals" + evil);
      assertText(desk.post(write, form), evil);
      form.remove("more");
      assertText(desk.post(write, form), evil);
    }
    HttpResponse<String> recorded =
        desk.record(
            competition,
            "NoticePublished",
            Map.of("/data/notice", "n", "/data/title/en", evil, "/data/text/ko", evil));
    assertText(recorded, evil);
    assertThat(recorded.body()).contains("&lt;script&gt;");
    for (String path : List.of("", "/timeline", "/events/1")) {
      assertText(desk.get("/competitions/" + competition + path), evil);
    }
    assertText(
        desk.get("/desk/" + competition + "/write/StageOpened?stage=%3Cscript%3E"), "<script>");
    assertText(
        desk.post("/desk/" + competition + "/file", Map.of("key", "k", "text", "a: " + evil)),
        evil);
    assertText(desk.post("/desk/sign-in", Map.of("subject", evil, "to", evil)), evil);
  }

  private static void assertText(HttpResponse<String> page, String evil) {
    assertThat(page.statusCode()).as(page.body()).isLessThan(500);
    assertThat(page.body()).doesNotContain(evil, "<script>alert", "<img src=x");
  }

  @Test
  void allThatWillBeRecordedIsShown() {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    Map<String, String> form = new LinkedHashMap<>(STAGE);
    form.put("key", "whole");
    form.put("/occurredAt", "1995-04");
    form.put("/party/id", "city-hall");
    form.put("/party/name/en", "City Hall");
    form.put("/source/kind", "REPORTED");
    form.put("/source/citation/en", "The Daily, page 21");

    HttpResponse<String> shown =
        desk.post("/desk/" + competition + "/write/StageScheduled?lang=en", form);

    assertThat(shown.body())
        .contains("<dd>April 1995</dd>", "<dd>City Hall</dd>", "<dd>The Daily, page 21</dd>");
    assertThat(
            desk.post(
                    "/desk/" + competition + "/append?lang=en",
                    Map.of(
                        "key",
                        DeskVisit.hidden(shown, "key"),
                        "event",
                        DeskVisit.hidden(shown, "event")))
                .body())
        .contains("<dd>April 1995</dd>", "<dd>The Daily, page 21</dd>");
  }

  @Test
  void anApplicantIsToldWhomItRepresentsAndNamesNobodyElse() {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    DeskVisit alpha = DeskVisit.as("someone", "applicant", competition);
    assertThat(alpha.get("/desk/" + competition + "?lang=en").body())
        .contains("You represent <a href=", "/participants/alpha?lang=en\">Alpha</a>")
        .contains("Open now: Stage final", "Withdraw from a stage");
    assertThat(alpha.get("/desk/" + competition + "/write/EntryWithdrawn?lang=en").body())
        .contains("<option value=\"alpha\" selected>")
        .doesNotContain("value=\"beta\"");
  }

  /** Nothing refuses it; but whoever does it should know. */
  @Test
  void whatIsMissingOrTwiceIsToldBefore() {
    String competition = Api.freshCompetition();
    api.bulk(competition, "judged", "", Events.judged(2, 2, List.of("eva", "gus")));
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    Map<String, String> form = Map.of("key", "close", "/data/stage", "final");
    String write = "/desk/" + competition + "/write/";
    assertThat(desk.post(write + "StageClosed?lang=en", form).body())
        .contains("8 scores are still to be given, or to be revealed: eva 4, gus 4");
    assertThat(desk.record(competition, "StageClosed", Map.of("/data/stage", "final")).statusCode())
        .isEqualTo(200);
    HttpResponse<String> certify = desk.get(write + "StandingsCertified?lang=ko&stage=final");
    Map<String, String> table = new LinkedHashMap<>(form);
    for (String field : List.of("version", "sequence", "digest")) {
      table.put("/data/" + field, DeskVisit.hidden(certify, "/data/" + field));
    }
    HttpResponse<String> refused = desk.post(write + "StandingsCertified?lang=ko", table);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("점수가 8개 있습니다: eva 4, gus 4", "회피 처리하면");
  }

  @Test
  void oneCertifiesTheTableThatOneSees() {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    HttpResponse<String> form =
        desk.get("/desk/" + competition + "/write/StandingsCertified?lang=en&stage=final");
    JsonNode digest =
        Api.json(api.get("/v1/competitions/" + competition + "/standings/digest?stage=final"));
    assertThat(DeskVisit.hidden(form, "/data/digest")).isEqualTo(digest.path("digest").asText());
    assertThat(form.body())
        .contains(
            "/embed/" + competition + "/standings?stage=final&amp;asOf=" + digest.path("sequence"));
    Map<String, String> table = new LinkedHashMap<>(Map.of("key", "k", "/data/stage", "final"));
    desk.record(competition, "StageClosed", Map.of("/data/stage", "final"));
    HttpResponse<String> closed =
        desk.get("/desk/" + competition + "/write/StandingsCertified?lang=en&stage=final");
    for (String field : List.of("version", "sequence", "digest")) {
      table.put("/data/" + field, DeskVisit.hidden(closed, "/data/" + field));
    }
    HttpResponse<String> first = desk.record(competition, "StandingsCertified", table);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(
            desk.post("/desk/" + competition + "/write/StandingsCertified?lang=en", table).body())
        .contains("certified already, by #");
  }

  @ParameterizedTest
  @MethodSource("org.competitionledger.core.json.EventSchemas#types")
  void everyEventHasAForm(String type) {
    String competition = type.equals("CompetitionAnnounced") ? Api.freshCompetition() : announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", "*");
    for (String lang : List.of("ko", "en")) {
      HttpResponse<String> form =
          desk.get("/desk/" + competition + "/write/" + type + "?lang=" + lang);
      assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
      assertThat(DeskVisit.fields(form)).anyMatch(name -> name.startsWith("/data/"));
      assertDescribed(form);
    }
  }

  private String announced() {
    assertThat(api.append("desk-forms", "a", Events.ANNOUNCED).statusCode()).isEqualTo(201);
    return "desk-forms";
  }

  @ParameterizedTest
  @ValueSource(strings = {"organizer", "evaluator", "applicant", "clerk"})
  void offersWhatARoleMayWrite(String role) {
    String competition = api.announced();
    HttpResponse<String> answer =
        DeskVisit.as("somebody", role, competition).get("/desk/" + competition);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String room = answer.body();
    Set<String> offered =
        EventSchemas.types().stream()
            .filter(type -> room.contains("/write/" + type + "?"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> allowed =
        EventSchemas.types().stream()
            .filter(type -> !type.equals("CompetitionAnnounced"))
            .filter(type -> !type.equals("CriteriaAmended")) // there are no rules yet
            .filter(
                type ->
                    WritingPolicy.roles(org.competitionledger.api.desk.Events.payload(type))
                        .contains(Role.valueOf(role.toUpperCase(java.util.Locale.ROOT))))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(offered).isEqualTo(allowed);
  }

  @Test
  void nobodyWritesWhoIsNotSignedInOrNotGranted() {
    String competition = api.announced();
    String write = "/desk/" + competition + "/write/StageScheduled?lang=en";
    DeskVisit stranger = new DeskVisit();
    assertThat(stranger.get(write).body()).contains("Sign in");
    HttpResponse<String> ended = stranger.post(write, STAGE);
    assertThat(ended.statusCode()).isEqualTo(401);
    assertThat(ended.body()).contains("Your session has ended", "value=\"결선\"");

    DeskVisit other = DeskVisit.as("organiser", "organizer", "another-cup");
    assertThat(other.get("/desk/" + competition + "?lang=en").body())
        .contains("nothing that you may record");
    assertThat(other.record(competition, "StageScheduled", STAGE).statusCode()).isEqualTo(409);
    assertThat(
            other
                .post(
                    "/desk/" + competition + "/append",
                    Map.of(
                        "key",
                        "k",
                        "event",
                        "{\"type\":\"StageOpened\",\"data\":{\"stage\":\"final\"}}"))
                .statusCode())
        .isEqualTo(409);
    assertThat(
            Api.json(api.get("/v1/competitions/" + competition + "/events"))
                .path("lastSequence")
                .asInt())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://elsewhere.example",
    "Origin, null",
    "X-Nothing, said"
  })
  void anotherSitesPageWritesNothing(String header, String value) {
    String competition = api.announced();
    DeskVisit desk = DeskVisit.as("organiser", "organizer", competition);
    String event =
        "{\"type\":\"NoticePublished\",\"data\":{\"notice\":\"n\",\"title\":{\"en\":\"N\"}}}";
    assertThat(
            desk.post(
                    "/desk/" + competition + "/append",
                    Map.of("key", "k", "event", event),
                    header,
                    value)
                .statusCode())
        .isEqualTo(403);
    HttpResponse<String> own =
        desk.post(
            "/desk/" + competition + "/append",
            Map.of("key", "k", "event", event),
            "Sec-Fetch-Site",
            "same-origin");
    assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
    assertThat(desk.get("/desk").headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(desk.get("/desk").headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//elsewhere.example/desk",
        "https://elsewhere.example/desk",
        "/desk\\@elsewhere.example",
        "/deskx",
        "/%2f/elsewhere.example",
        "/desk\r\nSet-Cookie: a=b",
        "javascript:alert(1)"
      })
  void whereOneComesBackToIsThisDesk(String to) {
    HttpResponse<String> back =
        new DeskVisit()
            .post(
                "/desk/sign-in",
                Map.of("subject", "o", "role", "organizer", "competition", "*", "to", to));
    assertThat(back.uri().getHost()).isEqualTo("localhost");
    assertThat(back.uri().getPath()).isEqualTo("/desk");
  }

  @Test
  void whoSignsInInALanguageGoesOnInIt() {
    DeskVisit visit = new DeskVisit();
    HttpResponse<String> page = visit.get("/desk/sign-in?lang=ko&to=/desk/x?a=1%26lang=en");
    assertThat(DeskVisit.hidden(page, "to")).isEqualTo("/desk/x?a=1&lang=ko");
    assertThat(DeskVisit.hidden(visit.get("/desk/sign-in?lang=ko&to=/desk"), "to"))
        .isEqualTo("/desk?lang=ko");
  }

  @Test
  void aSessionIsTheBrowsersOwnAndEnds() {
    DeskVisit desk = new DeskVisit();
    HttpResponse<String> first = desk.get("/desk/sign-in");
    assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
    DeskVisit signed = DeskVisit.as("organiser", "organizer", "*");
    assertThat(signed.get("/desk?lang=en").body()).contains("Signed in as organiser");
    assertThat(signed.post("/desk/sign-out?lang=en", Map.of()).body()).contains("signed out");
    assertThat(signed.get("/desk?lang=en").body()).doesNotContain("Signed in as");
  }

  /** Signing in makes a session of its own, whatever was in the browser. */
  @Test
  void aSessionFromBeforeIsNotTheOneAfter() {
    DeskVisit planter = DeskVisit.as("planter", "applicant", "another-cup");
    String planted = planter.cookies().get(0).getValue();
    DeskVisit visit = new DeskVisit();
    visit.plant(SignedIn.COOKIE, planted);
    visit.signIn("organiser", "organizer", "*");

    assertThat(visit.get("/desk?lang=en").body()).contains("Signed in as organiser");
    assertThat(visit.cookies()).singleElement().matches(each -> !each.getValue().equals(planted));
    assertThat(planter.get("/desk?lang=en").body()).contains("Signed in as planter");
  }

  @Test
  void aNameThatLeadsHereSignsNobodyIn() {
    HttpResponse<String> refused =
        new DeskVisit()
            .send(
                HttpRequest.newBuilder(new DeskVisit().base().resolve("/desk/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("X-Forwarded-Host", "elsewhere.example")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "subject=o&role=organizer&competition=**")));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
  }
}
