package org.competitionledger.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.competitionledger.projections.LedgerNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link appoints who opens it first, for two days, and nobody else. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class InvitationTest {

  @Inject LedgerNode node;

  private final Api api = new Api();
  private String competition;
  private DeskVisit organiser;

  @BeforeEach
  void aPanelIsAnnounced() {
    competition = api.announced();
    organiser = DeskVisit.as("organiser", "organizer", competition);
    recorded(
        "StageScheduled",
        Map.of("/data/stage", "final", "/data/name/en", "Final", "/data/order", "1"));
    recorded(
        "PanelAnnounced", Map.of("/data/stage", "final", "/data/panel", "jury", "/data/size", "3"));
  }

  private void recorded(String type, Map<String, String> fields) {
    HttpResponse<String> answer = organiser.record(competition, type, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String invited() {
    return invited(
        "EvaluatorAppointed",
        Map.of("/data/stage", "final", "/data/panel", "jury", "/data/name/en", "Prof. \"X\""));
  }

  private String invited(String type, Map<String, String> fields) {
    return link(organiser.post("/desk/" + competition + "/invite/" + type + "?lang=en", fields));
  }

  private String link(HttpResponse<String> made) {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    String page = made.body();
    int from = page.indexOf("/desk/" + competition + "/invitation?t=");
    assertThat(from).as(page).isPositive();
    return page.substring(from, page.indexOf('"', from));
  }

  private static HttpResponse<String> accept(DeskVisit who, String link) {
    HttpResponse<String> shown = who.get(link + "&lang=en");
    assertThat(shown.body()).contains("invites you", "under the name of organiser");
    return accepted(who, link);
  }

  /** Without having read it. */
  private static HttpResponse<String> accepted(DeskVisit who, String link) {
    URI uri = URI.create(link);
    return who.post(uri.getPath() + "?lang=en", Map.of("t", uri.getQuery().substring(2)));
  }

  @Test
  void whoOpensItFirstIsAppointedAndMayJudge() {
    String link = invited();
    DeskVisit judge = DeskVisit.as("judge-one", "applicant", "another-cup");
    assertThat(judge.get("/desk/" + competition + "?lang=en").body())
        .contains("nothing that you may record");

    HttpResponse<String> desk = accept(judge, link);

    assertThat(desk.uri().getPath()).isEqualTo("/desk/" + competition);
    assertThat(desk.body()).contains("Record a score", "evaluator").doesNotContain("Open a stage");
    JsonNode event = Api.json(api.get("/v1/competitions/" + competition + "/events/3"));
    assertThat(event.path("type").asText()).isEqualTo("EvaluatorAppointed");
    assertThat(event.at("/data/evaluator").asText()).isEqualTo("judge-one");
    assertThat(event.at("/actor/subject").asText()).isEqualTo("organiser");

    DeskVisit second = DeskVisit.as("judge-two", "applicant", "another-cup");
    HttpResponse<String> refused = accepted(second, link);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Somebody has accepted this invitation already");
    assertThat(judge.get(link + "&lang=en").body())
        .contains("Somebody has accepted this invitation already");
    assertThat(accepted(judge, link).uri().getPath()).isEqualTo("/desk/" + competition);
    assertThat(
            Api.json(api.get("/v1/competitions/" + competition + "/events"))
                .path("lastSequence")
                .asInt())
        .isEqualTo(3);
  }

  @Test
  void whatThisLedgerDidNotMakeAppointsNobody() {
    String link = invited();
    DeskVisit judge = DeskVisit.as("judge-one", "applicant", "another-cup");
    int at = link.indexOf("?t=") + 5;
    String changed =
        link.substring(0, at) + (link.charAt(at) == 'A' ? 'B' : 'A') + link.substring(at + 1);
    assertThat(judge.get(changed + "&lang=en").body()).contains("made no such invitation");
    String other = api.announced();
    assertThat(
            judge.get(link.replace("/" + competition + "/", "/" + other + "/") + "&lang=en").body())
        .contains("made no such invitation");
    byte[] secret = new byte[32];
    Invitation ended =
        new Invitation(
            "i",
            competition,
            JsonNodeFactory.instance.objectNode().put("type", "RoleGranted"),
            "organiser",
            true,
            Instant.now().getEpochSecond());
    assertThat(Invitation.of(ended.text(secret), secret)).contains(ended);
    assertThat(Invitation.of(ended.text(secret), new byte[] {1})).isEmpty();
    assertThat(ended.hasEnded()).isTrue();
  }

  /** Those are the ledger's own, made now and two days ago. */
  @Test
  void anInvitationEndsAndAppointsNobodyThen() {
    DeskVisit judge = DeskVisit.nobody("judge-one");
    long now = Instant.now().getEpochSecond();

    assertThat(judge.get(made(now + 600) + "&lang=en").body()).contains("invites you");
    String ended = made(now - 1);
    assertThat(judge.get(ended + "&lang=en").body()).contains("This invitation has ended");
    HttpResponse<String> refused = accepted(judge, ended);
    assertThat(refused.statusCode()).isEqualTo(410);
    assertThat(refused.body()).contains("This invitation has ended");
    assertThat(judge.get(ended + "&lang=ko").body()).contains("기한이 지난 초대입니다");
    assertThat(
            Api.json(api.get("/v1/competitions/" + competition + "/events"))
                .path("lastSequence")
                .asInt())
        .as("nothing was recorded")
        .isEqualTo(2);
  }

  private String made(long until) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", "EvaluatorAppointed");
    event.putObject("data").put("stage", "final").put("panel", "jury");
    return "/desk/"
        + competition
        + "/invitation?t="
        + new Invitation("i" + until, competition, event, "organiser", true, until)
            .text(node.webhooks().secret(InvitationResource.SECRET));
  }

  @Test
  void anOrganiserAloneInvites() {
    Map<String, String> clerk = Map.of("/data/role", "CLERK");
    for (String role : new String[] {"evaluator", "applicant", "clerk"}) {
      HttpResponse<String> refused =
          DeskVisit.as("somebody", role, competition)
              .post("/desk/" + competition + "/invite/RoleGranted?lang=en", clerk);
      assertThat(refused.statusCode()).isEqualTo(404);
      assertThat(refused.body()).doesNotContain("invitation?t=");
    }
    assertThat(organiser.get("/desk/" + competition + "/write/RoleGranted?lang=en").body())
        .as("a link is for one participant's representative")
        .contains("Invite by a link")
        .doesNotContain("name=\"also\"");
    HttpResponse<String> named =
        organiser.post(
            "/desk/" + competition + "/invite/RoleGranted?lang=en",
            Map.of("/data/role", "CLERK", "/data/person", "kim"));
    assertThat(named.statusCode()).isEqualTo(409);
    assertThat(named.body()).contains("leave the person out").doesNotContain("invitation?t=");
    HttpResponse<String> noPanel =
        organiser.post(
            "/desk/" + competition + "/invite/EvaluatorAppointed?lang=en",
            Map.of("/data/stage", "final", "/data/panel", "none"));
    assertThat(noPanel.statusCode()).isEqualTo(409);
    assertThat(noPanel.body()).contains("has no panel none").doesNotContain("invitation?t=");
    assertThat(
            organiser
                .post("/desk/" + competition + "/invite/StageScheduled?lang=en", Map.of())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoRepresentsAParticipantSpeaksForItAlone() {
    for (String id : new String[] {"alpha", "beta"}) {
      recorded("ParticipantRegistered", Map.of("/data/participant", id, "/data/name/en", id));
    }
    String link =
        invited("RoleGranted", Map.of("/data/role", "APPLICANT", "/data/participant", "beta"));
    DeskVisit lee = DeskVisit.nobody("lee");

    assertThat(lee.get(link + "&lang=ko").body()).contains("lee가 beta의 대리인으로 지정됐다");
    assertThat(accept(lee, link).body())
        .contains("applicant", "Record a statement")
        .doesNotContain("Open a stage");
    Map<String, String> statement = Map.of("/data/text/en", "Here we are", "/party/id", "beta");
    assertThat(lee.record(competition, "StatementRecorded", statement).body())
        .contains("Here we are");
    HttpResponse<String> forAlpha =
        lee.record(
            competition,
            "StatementRecorded",
            Map.of("/data/text/en", "We too", "/party/id", "alpha"));
    assertThat(forAlpha.statusCode()).isEqualTo(409);
    assertThat(forAlpha.body()).contains("alpha");
    assertThat(DeskVisit.nobody("kim").get("/desk?lang=en").body()).doesNotContain(competition);
    assertThat(lee.get("/desk?lang=en").body()).contains(competition);
  }

  @Test
  void anOrganiserOnRecordInvitesAsLongAsItIsOne() {
    DeskVisit lee = DeskVisit.nobody("lee");
    accept(lee, invited("RoleGranted", Map.of("/data/role", "ORGANIZER")));
    String path = "/desk/" + competition + "/invite/RoleGranted?lang=en";
    String first = link(lee.post(path, Map.of("/data/role", "CLERK")));
    String second = link(lee.post(path, Map.of("/data/role", "CLERK")));
    assertThat(accepted(DeskVisit.nobody("park"), first).body()).contains("clerk");
    DeskVisit kim = DeskVisit.nobody("kim");

    assertThat(lee.get("/desk?lang=en").body()).contains(competition);
    recorded("RoleRevoked", Map.of("/data/person", "lee", "/data/role", "ORGANIZER"));

    assertThat(lee.get("/desk?lang=en").body()).doesNotContain(competition);
    assertThat(kim.get(second + "&lang=en").body())
        .contains("Whoever invited you may not do so any more");
    assertThat(accepted(kim, second).statusCode()).isEqualTo(409);
    assertThat(kim.get("/desk/" + competition + "?lang=en").body())
        .contains("nothing that you may record");
  }

  @Test
  void theLinkSaysWhatItWillDoWithoutNamingAnybody() {
    HttpResponse<String> made =
        organiser.post(
            "/desk/" + competition + "/invite/RoleGranted?lang=ko", Map.of("/data/role", "CLERK"));
    assertThat(made.body()).contains("수락한 사람이 이 대회의 기록 담당으로 지정됐다");
    HttpResponse<String> tooLong =
        organiser.post(
            "/desk/" + competition + "/invite/EvaluatorAppointed?lang=en",
            Map.of(
                "/data/stage", "final", "/data/panel", "jury", "/data/name/ko", "가".repeat(1_900)));
    assertThat(tooLong.statusCode()).isEqualTo(409);
    assertThat(tooLong.body()).contains("at most 2,400 characters");
  }
}
