package org.competitionledger.api.pages.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class CompetitionPageTest {

  private static final int AMENDED = 11;
  private static final int PROMISED = 12;

  private final Api api = new Api();

  @Test
  void tellsWhatAChangeDidToTheTable() {
    String competition = amended("");

    assertThat(withImpact(competition, "en", "being worked out"))
        .contains(
            "<details open><summary>Impact on Stage final, same scores, version 1 → 2:"
                + " Changed places: 2 of 2. Across the cut: 2.</summary>",
            "<th scope=\"row\">Alpha</th><td>2</td><td>1"
                + " <span class=\"badge advanced\">comes in</span></td>",
            "<th scope=\"row\">=Beta</th><td>1</td><td>Failed a gate"
                + " <span class=\"badge eliminated\">falls out</span></td>");
    assertThat(withImpact(competition, "ko", "계산하고"))
        .contains(
            "Stage final에 미친 영향(같은 점수, 제1판 → 제2판):" + " 자리가 달라지는 참가자: 전체 2 중 2. 당락이 바뀌는 참가자: 2.",
            "진출권으로",
            "탈락권으로");
  }

  @Test
  void showsTogetherWhatWasAnnouncedInOneGo() {
    String competition = amended("");

    String page = page(competition, "en");

    assertThat(between(page, "id=\"changes\"", "id=\"findings\""))
        .contains("Announced in one go with it", link(competition, PROMISED) + " Details to come");
    assertThat(between(page, "id=\"promises\"", "id=\"timeline\""))
        .contains("Announced in one go with it", link(competition, AMENDED) + " ");
    assertThat(page(competition, "ko")).contains("함께 발표된 것");
  }

  @Test
  void announcesTheRulesThatTakeHoldLater() {
    String competition = amended("\"effectiveFrom\":\"2999-01-01T09:00:00+09:00\",");

    String change = "/v1/competitions/" + competition + "/criteria/changes/" + AMENDED;
    assertThat(page(competition, "en"))
        .contains(
            "Version 2 is announced: it takes hold with the first event from 2999-01-01 09:00 on."
                + " <a href=\""
                + change);
    assertThat(page(competition, "ko"))
        .contains("제2판이 예고되어 있습니다. 2999-01-01 09:00 이후의 첫 기록부터 적용됩니다.");
    assertThat(api.get("/embed/" + competition + "/standings?lang=en").body())
        .contains("Version 2 is announced");
    assertThat(page(amended(""), "en")).doesNotContain("is announced");
  }

  private String page(String competition, String language) {
    return api.get("/competitions/" + competition + "?lang=" + language).body();
  }

  /** The page once the impact has been worked out, which is started when the change is recorded. */
  private String withImpact(String competition, String language, String still) {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      String page = page(competition, language);
      if (!page.contains(still)) {
        return page;
      }
      assertThat(System.nanoTime()).as("still computing").isLessThan(deadlineNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static String between(String page, String from, String to) {
    return page.substring(page.indexOf(from), page.indexOf(to));
  }

  private static String link(String competition, int sequence) {
    return "<a href=\"/v1/competitions/%s/events/%d\">#%d</a>"
        .formatted(competition, sequence, sequence);
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
