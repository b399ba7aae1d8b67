package org.competitionledger.api.pages.rules;

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
class RulesPageTest {

  private static final int AMENDED = 11;
  private static final int INTERPRETED = 13;

  private final Api api = new Api();

  @Test
  void showsTheRulesInForceAsADocument() {
    String competition = amended();

    assertThat(page(competition, "", "en"))
        .contains(
            "The best 1 stay in. Entries that failed a gate are taken out first",
            "No tie-break is on record; equal totals share a rank.",
            "<strong>Modest</strong>",
            "50 points",
            "50 %",
            "What the definition leaves open: who judges",
            "Interpretation (<a href=\"/competitions/"
                + competition
                + "/rules/changes/13?lang=en\"",
            "&lt;b&gt;Not proud&lt;/b&gt;");
    assertThat(page(competition, "", "ko"))
        .contains("상위 1위까지 남습니다.", "동점 처리 규정이 기록에 없습니다.", "필수 요건", "제2판")
        .doesNotContain("TOP_N", "/cutRules", "AT_MOST");
    assertThat(page(competition, "/1", "en")).doesNotContain("Interpretation");
    assertThat(page(competition, "?asOf=10&", "en"))
        .contains("The rules as of event 10.")
        .doesNotContain("<strong>Modest</strong>");
  }

  @Test
  void tellsWhatAChangeDid() {
    String competition = amended();

    assertThat(withImpact(competition, "en", "being worked out"))
        .contains(
            "Stage final, the same scores under versions 1 and 2: 2 of 2 entries stand elsewhere;"
                + " 2 of them cross the cut.",
            "<svg class=\"slope\"",
            "<svg class=\"lane\"",
            "<th scope=\"row\">Alpha</th><td>2</td><td>1"
                + " <span class=\"badge advanced\">comes in</span></td>",
            "<th scope=\"row\">=Beta</th><td>1</td><td>Failed a gate"
                + " <span class=\"badge eliminated\">falls out</span></td>",
            "Announced in one go with it",
            "Details to come",
            "href=\"/competitions/" + competition + "/rules/compare/v1...v2?lang=en\"");
    assertThat(withImpact(competition, "ko", "계산하고"))
        .contains("당락이 바뀌는 참가자는 2입니다.", "진출권으로", "탈락권으로", "함께 발표된 것");
  }

  @Test
  void comparesTwoVersionsWordByWord() {
    String competition = amended();

    assertThat(page(competition, "/compare/v1...v2", "en"))
        .contains("“Skill” – Definition", "What one <del>can</del>", "What one <ins>does</ins>")
        .contains("<dt>Passed</dt><dd>At or below the threshold</dd>");
    assertThat(api.get(address(competition, "/compare?from=v1&to=v2&lang=en")).statusCode())
        .isIn(200, 303);
    assertThat(page(competition, "/compare/v2...v2", "ko")).contains("두 판은 내용이 같습니다.");
    assertThat(page(competition, "/2", "ko")).contains("<h1>제2판</h1>", "적용 단계:");
  }

  @Test
  void tellsPromisesWithTheirAge() {
    assertThat(page(amended(), "", "ko"))
        .contains("id=\"promises\"", "아직 지키지 않음", "0일째", "Details to come");
  }

  @Test
  void knowsWhatIsNotThere() {
    String competition = amended();

    for (String missing : new String[] {"/changes/1", "/9", "/compare/v1...v9", "/compare/x"}) {
      assertThat(api.get(address(competition, missing)).statusCode()).as(missing).isEqualTo(404);
    }
    assertThat(api.get(address(competition, "/compare?from=a&to=b")).statusCode()).isEqualTo(400);
    assertThat(api.get(address(competition, "?before=x")).statusCode()).isEqualTo(400);
  }

  private static String address(String competition, String path) {
    return "/competitions/" + competition + "/rules" + path;
  }

  private String page(String competition, String path, String language) {
    String question = path.contains("?") ? "" : "?";
    HttpResponse<String> page = api.get(address(competition, path) + question + "lang=" + language);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }

  /** The page once the impact has been worked out, which is started when the change is recorded. */
  private String withImpact(String competition, String language, String still) {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      String page = page(competition, "/changes/" + AMENDED, language);
      if (!page.contains(still)) {
        return page;
      }
      assertThat(System.nanoTime()).as("still computing").isLessThan(deadlineNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** The small competition; then a gate against those whose skill is above 9, with a promise. */
  private String amended() {
    String competition = api.announced();
    String first =
        Events.SMALL_COMPETITION.replace(
            "\"name\":{\"en\":\"Skill\"}",
            "\"name\":{\"en\":\"Skill\"},\"definition\":{\"en\":\"What one can\"}");
    assertThat(Api.lines(api.bulk(competition, "small", "", first)))
        .allMatch(line -> line.path("status").asInt() == 201);
    String command =
        """
        [{"type":"CriteriaAmended","data":{"rationale":{"en":"Modesty"},\
        "criteria":{"version":2,"stages":["final"],"maximum":100,\
        "criteria":[{"id":"skill","name":{"en":"Skill"},"definition":{"en":"What one does"},\
        "kind":"SCORED","scores":"DIRECT","scale":{"min":0,"max":10},"maximum":50,"digits":2},\
        {"id":"style","name":{"en":"Style"},"kind":"SCORED","scores":"DIRECT",\
        "scale":{"min":0,"max":10},"maximum":50},\
        {"id":"modest","name":{"en":"Modest"},"definition":{"en":"Not above nine"},"kind":"GATE",\
        "leftOpen":[{"en":"who judges"}],"gate":{"method":"COMPUTED",\
        "criterion":"skill","comparison":"AT_MOST","threshold":9}}],\
        "cutRules":[{"stage":"final","kind":"TOP_N","count":1,"gates":"BEFORE_CUT"}],\
        "digits":2}}},\
        {"type":"PromiseMade","data":{"promise":"details","kind":"SPECIFY",\
        "text":{"en":"Details to come"}}}]""";
    HttpResponse<String> amended = api.append(competition, "amended", command);
    assertThat(amended.statusCode()).as(amended.body()).isEqualTo(201);
    HttpResponse<String> interpreted =
        api.append(
            competition,
            "interpreted",
            """
            {"type":"CriterionInterpreted","data":{"criterion":"modest","version":2,\
            "text":{"en":"<b>Not proud</b>"}}}""");
    assertThat(interpreted.statusCode()).as(interpreted.body()).isEqualTo(201);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=" + INTERPRETED).statusCode())
        .isEqualTo(200);
    return competition;
  }
}
