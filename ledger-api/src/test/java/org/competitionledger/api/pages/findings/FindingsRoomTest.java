package org.competitionledger.api.pages.findings;

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
class FindingsRoomTest {

  private static final int AMENDED = 11;
  private static final Pattern ITEM = Pattern.compile("<li id=\"([^\"]+)\" data-row");

  private final Api api = new Api();

  @Test
  void putsTheGravestFirstWithWhatProvesThem() {
    String competition = amended();

    String page = page("/competitions/" + competition + "/findings?lang=en");

    assertThat(page.indexOf("badge serious")).isPositive();
    assertThat(page)
        .contains(
            "id=\"rule-changed-after-first-score.",
            "href=\"/competitions/" + competition + "/events/" + AMENDED + "?lang=en\"",
            "href=\"/findings/rule-changed-after-first-score?lang=en\"",
            ", for 0 days");
    assertThat(page("/competitions/" + competition + "/findings?lang=ko"))
        .contains("근거가 되는 기록", "0일째");
  }

  @Test
  void givesEachFindingAnAddress() {
    String competition = amended();
    Matcher keys = ITEM.matcher(page("/competitions/" + competition + "/findings?lang=en"));

    int found = 0;
    while (keys.find()) {
      assertThat(page("/competitions/" + competition + "/findings/" + keys.group(1) + "?lang=en"))
          .contains("What proves it");
      found++;
    }

    assertThat(found).isPositive();
    assertThat(api.get("/competitions/" + competition + "/findings/none").statusCode())
        .isEqualTo(404);
  }

  @Test
  void choosesByWeightKindAndState() {
    String rooms = "/competitions/" + amended() + "/findings?lang=en";

    assertThat(page(rooms + "&severity=serious"))
        .contains("id=\"rule-changed-after-first-score.", "value=\"serious\" selected");
    assertThat(page(rooms + "&severity=info")).doesNotContain("rule-changed-after-first-score.");
    assertThat(page(rooms + "&state=resolved")).contains("No finding fits.");
    assertThat(page(rooms + "&code=rule-changed-after-first-score"))
        .contains("id=\"rule-changed-after-first-score.");
    assertThat(api.get(rooms + "&severity=dreadful").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsOfEachKindWhereItOccurs() {
    String competition = amended();
    String room =
        "/competitions/"
            + competition
            + "/findings?lang=en&amp;code=rule-changed-after-first-score";

    assertThat(page("/findings/rule-changed-after-first-score?lang=en")).contains(room);
    assertThat(page("/findings?lang=ko")).contains("나타난 대회");
  }

  private String page(String address) {
    HttpResponse<String> page = api.get(address);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }

  /** The small competition; then its rules are changed after scores were recorded. */
  private String amended() {
    String competition = api.announced();
    assertThat(Api.lines(api.bulk(competition, "small", "", Events.SMALL_COMPETITION)))
        .allMatch(line -> line.path("status").asInt() == 201);
    HttpResponse<String> amended =
        api.append(
            competition,
            "amended",
            """
            {"type":"CriteriaAmended","data":{"criteria":{"version":2,"stages":["final"],\
            "criteria":[{"id":"skill","name":{"en":"Skill"},"kind":"SCORED","scores":"DIRECT",\
            "scale":{"min":0,"max":10},"digits":2,"factor":2}],\
            "cutRules":[{"stage":"final","kind":"TOP_N","count":2}],"digits":2}}}""");
    assertThat(amended.statusCode()).as(amended.body()).isEqualTo(201);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=" + AMENDED).statusCode())
        .isEqualTo(200);
    return competition;
  }
}
