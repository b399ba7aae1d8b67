package org.competitionledger.api.pages.standings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.competitionledger.api.evaluation.SealedFinal;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class RevealPagesTest {

  private static final Pattern ROW =
      Pattern.compile("<tr data-row=\"(\\w+)\".*?<td class=\"number[^\"]*\">([^<]*)</td>");

  private final Api api = new Api();
  private final SealedFinal cup = new SealedFinal(api);

  /** Beta, of whom gus gives nothing, is revealed first: 2 and then, with gus's 7, alpha's 9. */
  private void revealed(String competition) {
    cup.told(competition, "9", "2");
    HttpResponse<String> batch =
        api.append(
            competition,
            "reveal",
            SealedFinal.batch(
                SealedFinal.revealed("beta", "2", "0"), SealedFinal.revealed("alpha", "9", "0")));
    assertThat(batch.statusCode()).as(batch.body()).isEqualTo(201);
    assertThat(
            api.get("/v1/competitions/" + competition + "/standings?stage=final&atLeast=16")
                .statusCode())
        .isEqualTo(200);
  }

  private String page(String competition, String query) {
    HttpResponse<String> page = api.get("/competitions/" + competition + "/reveals?" + query);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }

  /** Who stands with which total, in the order of the page. */
  private static List<String> rows(String page) {
    List<String> rows = new ArrayList<>();
    Matcher row = ROW.matcher(page.replace("\n", " "));
    while (row.find()) {
      rows.add(row.group(1) + ' ' + row.group(2).replace("*", ""));
    }
    return rows;
  }

  @Test
  void showsTheTableAsOfEachReveal() {
    revealed("steps-a");
    for (int step = 0; step <= 2; step++) {
      JsonNode table =
          Api.json(api.get("/v1/competitions/steps-a/standings?stage=final&asOf=" + (14 + step)));
      List<String> expected = new ArrayList<>();
      for (JsonNode row : table.path("rows")) {
        expected.add(
            row.path("participant").asText()
                + ' '
                + row.path("total").path("text").asText("not published"));
      }
      assertThat(rows(page("steps-a", "stage=final&lang=en&step=" + step)))
          .as("step " + step)
          .isEqualTo(expected);
    }
  }

  @Test
  void tellsWhatWasRevealedAndWhoMoved() {
    revealed("steps-b");
    assertThat(page("steps-b", "lang=en"))
        .contains("Before the first reveal; 2 to come", "rel=\"next\"")
        .doesNotContain("rel=\"prev\"", "class=\"sentence\"");
    assertThat(page("steps-b", "lang=en&step=1"))
        .contains(
            "Reveal 1 of 2",
            "was revealed: 2 (evaluator eva). <a href=\"/competitions/steps-b/events/15?lang=en\">",
            "<li>=Beta enters at place 1.</li></ul>",
            "href=\"/competitions/steps-b/standings?stage=final&amp;asOf=15&amp;lang=en\"");
    assertThat(page("steps-b", "lang=ko&step=2"))
        .contains(
            "공개 2건 중 2번째",
            "<ul class=\"moves\"><li>Alpha가 1위로 순위에 들었습니다.</li><li>=Beta가 1위에서 2위로 내려갔습니다.</li>",
            "<tr data-row=\"alpha\" class=\"revealed\">",
            "<small class=\"move down\"><span aria-hidden=\"true\">▼1</span>")
        .doesNotContain("rel=\"next\"");
  }

  @Test
  void isReachedFromTheStandingsOnceThereIsSomethingToSee() {
    cup.told("steps-c", "9", "2");
    String standings = "/competitions/steps-c/standings?stage=final&lang=en";
    assertThat(api.get(standings).body()).doesNotContain("/reveals");
    assertThat(page("steps-c", "lang=en"))
        .contains("No sealed score of this stage has been revealed.")
        .doesNotContain("rel=\"next\"");

    cup.by("eva", "steps-c", SealedFinal.revealed("beta", "2", "0"), 201);
    api.get("/v1/competitions/steps-c/standings?stage=final&atLeast=15");
    assertThat(api.get(standings).body())
        .contains("<a href=\"/competitions/steps-c/reveals?stage=final&amp;lang=en\">");
  }

  @Test
  void hasNoPageForAStepThatIsNotThere() {
    revealed("steps-d");
    for (String step : List.of("3", "-1", "x", "99999999999999999999")) {
      assertThat(api.get("/competitions/steps-d/reveals?step=" + step).statusCode())
          .as(step)
          .isEqualTo(400);
    }
    assertThat(api.get("/competitions/steps-d/reveals?stage=none").statusCode()).isEqualTo(404);
    assertThat(api.get("/competitions/none/reveals").statusCode()).isEqualTo(404);
  }
}
