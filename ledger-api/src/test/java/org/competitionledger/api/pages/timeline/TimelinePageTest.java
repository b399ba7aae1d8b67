package org.competitionledger.api.pages.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class TimelinePageTest {

  private static final String STATED =
      """
      {"type":"StatementRecorded","party":{"id":"beta"},\
      "source":{"kind":"REPORTED","citation":{"en":"Daily <b>"},"url":"https://news.example/1"},\
      "data":{"text":{"en":"We <script>alert(1)</script> won"}}}""";

  private final Api api = new Api();

  @Test
  void showsTheNewestFirstWithTheirSources() {
    String competition = recorded(Events.SMALL_COMPETITION + "\n" + STATED, 11);

    String page = page(competition, "lang=en");

    assertThat(page)
        .contains(
            "12 events, #0 to #11, newest first",
            "<a href=\"/competitions/" + competition + "/events/11?lang=en\">#11</a>",
            "<span class=\"badge reported\">press report</span>",
            "href=\"https://news.example/1\"",
            "Daily &lt;b&gt;",
            "We &lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(page.indexOf("id=\"event-11\"")).isLessThan(page.indexOf("id=\"event-10\""));
    assertThat(page(competition, "lang=ko"))
        .contains("#0부터 #11까지 기록 12건을 최신순으로 보여 줍니다.", "<option value=\"gates\">필수 요건</option>");
  }

  @Test
  void foldsWhatIsOfOneKindOnOneDay() {
    String competition = recorded(Events.SMALL_COMPETITION + "\n" + notices(5), 15);

    assertThat(page(competition, "lang=en"))
        .containsPattern(
            "<details id=\"run-11\" class=\"run\"><summary>\\d{4}-\\d\\d-\\d\\d · Notices and"
                + " statements: 5 events</summary>");
  }

  @Test
  void isFilteredByKindAndByWhomItConcerns() {
    String competition = recorded(Events.SMALL_COMPETITION + "\n" + STATED, 11);

    String scores = page(competition, "lang=en&kind=scores&who=alpha");
    assertThat(scores)
        .contains(
            "1 events that match, #9 to #9",
            "id=\"event-9\"",
            "<option value=\"scores\" selected>",
            "<option value=\"alpha\" selected>Alpha</option>")
        .doesNotContain("id=\"event-10\"");
    assertThat(page(competition, "lang=en&who=beta"))
        .contains("id=\"event-11\"", "id=\"event-10\"", "id=\"event-3\"")
        .doesNotContain("id=\"event-9\"");
    assertThat(page(competition, "lang=en&kind=objections"))
        .contains("There is no record of this.");
  }

  @Test
  void goesFurtherBackBySequence() {
    String competition = recorded(notices(120), 120);

    String first = page(competition, "lang=en&kind=statements");
    assertThat(first)
        .contains(
            "100 events that match, #21 to #120",
            "/timeline?lang=en&amp;kind=statements&amp;before=21\" rel=\"next\"");
    assertThat(page(competition, "lang=en&kind=statements&before=21"))
        .contains("20 events that match, #1 to #20", "To the newest")
        .doesNotContain("rel=\"next\"");
  }

  @Test
  void saysSoWhenItIsAskedWrongly() {
    String competition = recorded(notices(1), 1);
    String timeline = "/competitions/" + competition + "/timeline";

    assertThat(api.get(timeline + "?kind=gossip").statusCode()).isEqualTo(400);
    assertThat(api.get(timeline + "?before=yesterday").statusCode()).isEqualTo(400);
    assertThat(api.get("/competitions/nobody-knows/timeline").statusCode()).isEqualTo(404);
  }

  private static String notices(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> Events.notice("n" + i))
        .collect(Collectors.joining("\n"));
  }

  private String recorded(String lines, int last) {
    String competition = api.announced();
    HttpResponse<String> recorded = api.bulk(competition, "lines", "", lines);
    assertThat(Api.lines(recorded)).allMatch(line -> line.path("status").asInt() == 201);
    api.get("/v1/competitions/" + competition + "?atLeast=" + last);
    return competition;
  }

  private String page(String competition, String query) {
    HttpResponse<String> answer = api.get("/competitions/" + competition + "/timeline?" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
