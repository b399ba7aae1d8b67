package org.competitionledger.api.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** A competition is set up, and its rules amended, without a line of JSON. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class FilesAtDeskTest {

  private final Api api = new Api();
  private final DeskVisit desk = DeskVisit.as("organiser", "organizer", "*");

  private HttpResponse<String> post(String competition, String text, String todo) {
    return desk.post(
        "/desk/" + competition + "/file?lang=en",
        Map.of("text", text, "key", "key-" + text.hashCode(), "do", todo));
  }

  private String begun(String competition, String lang) {
    Matcher text =
        Pattern.compile("<textarea[^>]*>\n(.*?)</textarea>", Pattern.DOTALL)
            .matcher(desk.get("/desk/" + competition + "/file?lang=" + lang).body());
    assertThat(text.find()).isTrue();
    return text.group(1)
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private JsonNode event(String competition, long sequence) {
    return Api.json(api.get("/v1/competitions/" + competition + "/events/" + sequence));
  }

  private long last(String competition) {
    return Api.json(api.get("/v1/competitions/" + competition + "/events"))
        .path("lastSequence")
        .asLong();
  }

  @Test
  void whatOneBeginsWithCanBeRecordedAndAmended() {
    String competition = Api.freshCompetition();
    String text = begun(competition, "ko");
    assertThat(post(competition, text, "try").body())
        .contains("This will be on record for ever", "was announced")
        .contains("<summary>All that is recorded</summary>", "<dd>Asia/Seoul</dd>");
    assertThat(api.get("/v1/competitions/" + competition).statusCode()).isEqualTo(404);

    for (int i = 0; i < 2; i++) { // sent twice, it is recorded once
      HttpResponse<String> recorded = post(competition, text, i == 0 ? "record" : "try");
      assertThat(recorded.statusCode()).as(recorded.body()).isIn(200, 409);
    }
    long last = last(competition);
    assertThat(last).isGreaterThan(10);
    HttpResponse<String> taken = desk.get("/desk/new?lang=en&id=" + competition);
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.body())
        .contains("such a competition already", "/desk/" + competition + "?lang=en");

    String rules = begun(competition, "ko");
    assertThat(rules).startsWith("rules:\n").doesNotContain("version:");
    String amended =
        rules.replaceFirst("count: \\d+", "count: 1").replace("ko:\n", "ko: 하나만 남는다\n");
    HttpResponse<String> tried = post(competition, amended, "try");
    assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
    assertThat(tried.body()).contains("<ins>1</ins>");
    assertThat(last(competition)).isEqualTo(last);

    assertThat(post(competition, amended, "record").body())
        .contains("Recorded", "/desk/" + competition + "/file?lang=en")
        .doesNotContain("write/CriteriaAmended");
    assertThat(desk.get("/desk/" + competition + "?lang=en").body())
        .contains("<h2>Next</h2>", "/file?lang=en\">Amend the rules</a>")
        .doesNotContain("write/CriteriaAmended", "write/CriteriaPublished");
    JsonNode event = event(competition, last + 1);
    assertThat(event.path("type").asText()).isEqualTo("CriteriaAmended");
    assertThat(event.at("/data/criteria/version").asInt()).isEqualTo(2);
    assertThat(event.at("/data/dryRun").asText()).hasSize(64);
    JsonNode change =
        Api.json(api.get("/v1/competitions/" + competition + "/criteria/changes/" + (last + 1)));
    assertThat(change.findValuesAsText("code")).doesNotContain("amended-on-changed-figures");
  }

  @Test
  void whatIsWrongIsToldWhereItIsWritten() {
    String competition = Api.freshCompetition();
    String text = begun(competition, "en").replace("zone: Asia/Seoul", "zone: [Asia]\nzoen: x");
    int line = text.substring(0, text.indexOf("zoen:")).split("\n", -1).length;

    HttpResponse<String> refused = post(competition, text, "record");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Line " + line + ", column 1</a>", "data-line=\"" + (line - 1) + "\"")
        .contains("zoen: x");
    assertThat(api.get("/v1/competitions/" + competition).statusCode()).isEqualTo(404);
    assertThat(post(competition, begun("another-cup", "en"), "record").body())
        .contains("The file is of another-cup");
    byte[] tooMuch = new byte[1 << 20];
    assertThat(post(competition, "#" + new String(tooMuch, UTF_8), "try").statusCode())
        .isEqualTo(413);
  }

  /** What is past a clerk writes, with where it is known from; nothing else. */
  @Test
  void aClerkBeginsWhatIsPast() {
    DeskVisit clerk = DeskVisit.as("archivist", "clerk", "*");
    assertThat(clerk.get("/desk?lang=en").body()).contains("A new competition");
    String competition = Api.freshCompetition();
    String write = "/desk/" + competition + "/write/CompetitionAnnounced?lang=en";
    assertThat(clerk.get("/desk/" + competition + "?lang=en").body())
        .contains("/desk/" + competition + "/file?lang=en", "write/CompetitionAnnounced")
        .doesNotContain("RoleGranted");
    assertThat(clerk.get(write).body()).contains("value=\"RECONSTRUCTED\" selected");
    Matcher text =
        Pattern.compile("<textarea[^>]*>\n(.*?)</textarea>", Pattern.DOTALL)
            .matcher(clerk.get("/desk/" + competition + "/file?lang=en").body());
    assertThat(text.find()).isTrue();
    assertThat(text.group(1)).contains("record: reconstructed\nparty: ", "\nsource: {kind: ");
    String past =
        """
        competition: %s
        record: reconstructed
        party: {id: city-hall, name: City Hall}
        source: {kind: reported, citation: The Daily}
        name: Old Bridge
        zone: Asia/Seoul
        organizer: City Hall
        """
            .formatted(competition);
    HttpResponse<String> recorded =
        clerk.post(
            "/desk/" + competition + "/file?lang=en",
            Map.of("text", past, "key", "past", "do", "record"));
    assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(200);
    assertThat(recorded.body()).contains("Reconstructed", "<dd>The Daily</dd>");
    assertThat(event(competition, 0).at("/actor/role").asText()).isEqualTo("clerk");
    HttpResponse<String> none = clerk.get("/desk/" + competition + "/file?lang=en");
    assertThat(none.uri().getPath()).endsWith("/write/CriteriaPublished");
  }

  @Test
  void aFileIsForAnOrganiser() {
    String competition = api.announced();
    Map<String, String> form =
        new HashMap<>(Map.of("text", "rules:\n", "key", "k", "do", "record"));
    for (String role : new String[] {"evaluator", "applicant", "clerk"}) {
      DeskVisit other = DeskVisit.as("somebody", role, competition);
      assertThat(other.get("/desk/" + competition + "/file").statusCode()).isEqualTo(404);
      assertThat(other.post("/desk/" + competition + "/file", form).statusCode())
          .isGreaterThan(400);
    }
    assertThat(new DeskVisit().post("/desk/" + competition + "/file", form).statusCode())
        .isEqualTo(401);
    assertThat(last(competition)).isZero();
  }
}
