package org.competitionledger.api.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class TimelineTest {

  private final Api api = new Api();

  @Test
  void tellsEveryEventInTheLanesOfItsStages() {
    String competition = small();
    JsonNode timeline = Api.json(api.get(path(competition) + "?atLeast=10")).path("timeline");
    assertThat(timeline).hasSize(11);
    assertThat(timeline.path(0).path("lanes")).isEmpty();
    assertThat(timeline.path(1).path("lanes").path(0).asText()).isEqualTo("final");
    assertThat(timeline.path(4).path("type").asText()).isEqualTo("CriteriaPublished");
    assertThat(timeline.path(4).path("lanes").path(0).asText()).isEqualTo("final");
    assertThat(timeline.path(9).path("sentence").path("en").asText()).contains("Alpha", "8.5");
    assertThat(timeline.path(9).path("sentence").path("ko").asText()).contains("8.5");
  }

  @Test
  void goesOnWhereAPageEnds() {
    String competition = small();
    List<Long> seen = new ArrayList<>();
    String next = path(competition) + "?limit=4&atLeast=10";
    while (next != null) {
      HttpResponse<String> page = api.get(next);
      Api.json(page).path("timeline").forEach(each -> seen.add(each.path("sequence").asLong()));
      next =
          page.headers()
              .firstValue("Link")
              .map(link -> link.substring(1, link.indexOf('>')))
              .orElse(null);
    }
    assertThat(seen).isEqualTo(LongStream.rangeClosed(0, 10).boxed().toList());
    JsonNode past = Api.json(api.get(path(competition) + "?after=1000"));
    assertThat(past.path("timeline")).isEmpty();
    assertThat(past.path("lastSequence").asLong()).isEqualTo(10);
  }

  @Test
  void refusesWhatItCannotServe() {
    assertThat(api.get(path("none-such")).statusCode()).isEqualTo(404);
    assertThat(api.get(path(small()) + "?limit=1001").statusCode()).isEqualTo(400);
  }

  @Test
  void embedsMayStandInOtherPages() {
    String competition = small();
    for (String part : List.of("standings", "timeline")) {
      HttpResponse<String> page = api.get("/embed/" + competition + '/' + part + "?lang=ko");
      assertThat(page.statusCode()).as(part).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors *");
      assertThat(page.body()).contains("lang=\"ko\"", "시험 대회").doesNotContain("<nav");
    }
    assertThat(api.get("/embed/" + competition + "/standings").body()).contains("Alpha", "9.25");
    assertThat(api.get("/embed/" + competition + "/timeline").body()).contains("id=\"event-10\"");
    assertThat(api.get("/embed/none-such/standings").statusCode()).isEqualTo(404);
    assertThat(
            api.get("/competitions/" + competition)
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse(""))
        .contains("frame-ancestors 'self'");
  }

  private String small() {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    api.get("/v1/competitions/" + competition + "?atLeast=10");
    return competition;
  }

  private static String path(String competition) {
    return "/v1/competitions/" + competition + "/timeline";
  }
}
