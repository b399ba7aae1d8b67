package org.competitionledger.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link appoints who opens it first, for two days, and nobody else. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class InvitationTest {

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
    HttpResponse<String> made =
        organiser.post(
            "/desk/" + competition + "/invite?lang=en",
            Map.of("stage", "final", "panel", "jury", "name/en", "Prof. \"X\""));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    String page = made.body();
    int from = page.indexOf("/desk/" + competition + "/invitation?t=");
    assertThat(from).as(page).isPositive();
    return page.substring(from, page.indexOf('"', from));
  }

  private static HttpResponse<String> accept(DeskVisit who, String link) {
    String path = URI.create(link).getPath();
    HttpResponse<String> shown = who.get(link + "&lang=en");
    assertThat(shown.body()).contains("You are invited to judge", "Prof. &quot;X&quot;");
    return who.post(path + "?lang=en", Map.of("t", DeskVisit.hidden(shown, "t")));
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
    HttpResponse<String> refused = accept(second, link);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Somebody has accepted this invitation already");
    assertThat(accept(judge, link).uri().getPath()).isEqualTo("/desk/" + competition);
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
            "final",
            "jury",
            "",
            "X",
            "organiser",
            Instant.now().getEpochSecond());
    assertThat(Invitation.of(ended.text(secret), secret)).contains(ended);
    assertThat(Invitation.of(ended.text(secret), new byte[] {1})).isEmpty();
    assertThat(ended.hasEnded()).isTrue();
  }

  @Test
  void anOrganiserAloneInvites() {
    for (String role : new String[] {"evaluator", "applicant", "clerk"}) {
      assertThat(
              DeskVisit.as("somebody", role, competition)
                  .get("/desk/" + competition + "/invite")
                  .statusCode())
          .isEqualTo(404);
    }
    assertThat(
            organiser
                .post(
                    "/desk/" + competition + "/invite?lang=en",
                    Map.of("stage", "final", "panel", "none"))
                .body())
        .contains("There is no such panel");
  }
}
