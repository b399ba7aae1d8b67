package org.competitionledger.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class LiveStandingsTest {

  private final Api api = new Api();

  private String small() {
    String competition = api.announced();
    HttpResponse<String> bulk = api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    return competition;
  }

  private void correct(String competition, String participant, String value) {
    String correction =
        Events.score(participant, value)
            .replace("ScoreRecorded", "ScoreCorrected")
            .replace("\"value\"", "\"reason\":{\"en\":\"typo\"},\"value\"");
    HttpResponse<String> response = api.append(competition, participant + value, correction);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  private static String path(String competition) {
    return "/v1/competitions/" + competition + "/standings?atLeast=10";
  }

  @Test
  void tellsTheTableThenTheRowsThatChanged() throws IOException, InterruptedException {
    String competition = small();
    try (Stream stream = new Stream(path(competition))) {
      JsonNode first = stream.next();
      assertThat(first.path("kind").asText()).isEqualTo("table");
      JsonNode table = Api.json(api.get(path(competition)));
      assertThat(first.path("standings")).as("the same as without a stream").isEqualTo(table);
      assertThat(stream.id).isEqualTo(table.path("sequence").asLong()).isEqualTo(10);

      api.append(competition, "notice", Events.notice("n"));
      correct(competition, "beta", "9.5");
      JsonNode changes = stream.next();
      assertThat(changes.path("kind").asText()).isEqualTo("changes");
      assertThat(changes.path("since").asLong()).isEqualTo(10);
      assertThat(stream.id).isEqualTo(12);
      assertThat(changes.path("standings").path("sequence").asLong()).isEqualTo(12);
      assertThat(changes.path("standings").path("rows")).hasSize(1);
      assertThat(changes.path("standings").path("rows").path(0).path("total").path("text").asText())
          .isEqualTo("9.50");

      correct(competition, "alpha", "9.75");
      JsonNode swapped = stream.next();
      assertThat(swapped.path("standings").path("rows").findValuesAsText("participant"))
          .as("whose rank changed has changed too")
          .containsExactly("alpha", "beta");
      assertThat(swapped.path("removed")).isEmpty();
    }
  }

  @Test
  void resumesWhereAReaderWas() throws IOException, InterruptedException {
    String competition = small();
    try (Stream stays = new Stream(path(competition))) {
      stays.next();
      correct(competition, "beta", "9.5");
      assertThat(stays.next().path("standings").path("sequence").asLong()).isEqualTo(11);
      try (Stream resumed = new Stream(path(competition), "Last-Event-ID", "10")) {
        JsonNode missed = resumed.next();
        assertThat(missed.path("kind").asText()).isEqualTo("changes");
        assertThat(missed.path("since").asLong()).isEqualTo(10);
        assertThat(missed.path("standings").path("rows").path(0).path("participant").asText())
            .isEqualTo("beta");
      }
      try (Stream upToDate = new Stream(path(competition) + "&after=11")) {
        correct(competition, "alpha", "1");
        assertThat(upToDate.next().path("since").asLong())
            .as("nothing is told twice")
            .isEqualTo(11);
      }
      try (Stream longAway = new Stream(path(competition), "Last-Event-ID", "3")) {
        assertThat(longAway.next().path("kind").asText()).isEqualTo("table");
      }
    }
  }

  @Test
  void namesWhoFellOutOfThePartThatIsFollowed() throws IOException, InterruptedException {
    String competition = small();
    try (Stream stream = new Stream(path(competition) + "&limit=1")) {
      assertThat(stream.next().path("standings").path("rows")).hasSize(1);
      correct(competition, "alpha", "9.75");
      JsonNode changes = stream.next();
      assertThat(changes.path("standings").path("rows").path(0).path("participant").asText())
          .isEqualTo("alpha");
      assertThat(changes.path("removed").toString()).isEqualTo("[\"beta\"]");
    }
  }

  @Test
  void saysThatItIsAlive() throws IOException, InterruptedException {
    String competition = small();
    try (Stream stream = new Stream(path(competition))) {
      stream.next();
      String line;
      do {
        line = stream.reader.readLine();
      } while (!line.startsWith(":"));
      assertThat(line).isEqualTo(": alive");
    }
  }

  @Test
  void refusesWhatIsNotLive() {
    String competition = small();
    HttpResponse<String> past =
        api.get(path(competition) + "&asOf=10", "Accept", "text/event-stream");
    assertThat(past.statusCode()).isEqualTo(400);
    assertThat(
            api.get("/v1/competitions/none-such/standings", "Accept", "text/event-stream")
                .statusCode())
        .isEqualTo(404);
    assertThat(api.get(path(competition), "Accept", "text/event-stream;q=0.1, text/csv").body())
        .startsWith("rank,");
  }

  /** A stream of server-sent events. */
  private final class Stream implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader reader;
    private long id;

    Stream(String path, String... headers) throws IOException, InterruptedException {
      HttpRequest.Builder request = api.request(path).header("Accept", "text/event-stream");
      if (headers.length > 0) {
        request.headers(headers);
      }
      response = api.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
      reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    JsonNode next() throws IOException {
      String line;
      do {
        line = reader.readLine();
        if (line.startsWith("id: ")) {
          id = Long.parseLong(line.substring("id: ".length()));
        }
      } while (!line.startsWith("data: "));
      return Api.json(line.substring("data: ".length()));
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }
}
