package org.competitionledger.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class EventsTest {

  private final Api api = new Api();

  @Test
  void pagesThroughAllEvents() {
    String competition = withNotices(250);
    List<Long> seen = new ArrayList<>();
    long after = -1;
    JsonNode page;
    do {
      page = Api.json(api.get(path(competition) + "?limit=60&after=" + after));
      page.path("events").forEach(event -> seen.add(event.path("sequence").asLong()));
      after = page.path("nextAfter").asLong();
    } while (after < page.path("lastSequence").asLong());
    assertThat(seen).isEqualTo(LongStream.rangeClosed(0, 250).boxed().toList());
  }

  @Test
  void linksToTheNextPageWhileMoreExists() {
    String competition = withNotices(3);
    HttpResponse<String> first = api.get(path(competition) + "?limit=2&type=NoticePublished");
    assertThat(first.headers().firstValue("Link").orElse(""))
        .contains("after=2")
        .contains("type=NoticePublished")
        .contains("rel=\"next\"");
    assertThat(first.headers().firstValue("Ledger-Sequence")).contains("3");
    assertThat(api.get(path(competition)).headers().firstValue("Link")).isEmpty();
  }

  @Test
  void saysWhereTheLogEndsToWhoIsPastIt() {
    String competition = withNotices(3);
    JsonNode page = Api.json(api.get(path(competition) + "?after=1000"));
    assertThat(page.path("events")).isEmpty();
    assertThat(page.path("lastSequence").asLong()).isEqualTo(3);
  }

  @Test
  void pageIsCompressedForWhoTakesIt() throws Exception {
    String competition = withNotices(50);
    HttpResponse<byte[]> packed =
        api.client()
            .send(
                api.request(path(competition)).header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
    byte[] page = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(new String(page, StandardCharsets.UTF_8))
        .isEqualTo(api.get(path(competition)).body());
  }

  @Test
  void filtersAndSaysHowFarItLooked() {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    JsonNode alpha = Api.json(api.get(path(competition) + "?entry=alpha"));
    assertThat(alpha.path("events")).hasSize(3);
    assertThat(alpha.path("nextAfter").asLong()).isEqualTo(alpha.path("lastSequence").asLong());
    assertThat(
            Api.json(api.get(path(competition) + "?stage=final&type=ScoreRecorded,EntryAdmitted"))
                .path("events"))
        .hasSize(4);
    assertThat(Api.json(api.get(path(competition) + "?actor=nobody")).path("events")).isEmpty();
    assertThat(Api.json(api.get(path(competition) + "?actor=organizer-1")).path("events"))
        .hasSize(11);
  }

  @Test
  void givesOneEventAsJson() {
    String competition = api.announced();
    JsonNode event = Api.json(api.get(path(competition) + "/0"));
    assertThat(event.path("id").asText()).isEqualTo(competition + "/0");
    assertThat(event.path("actor").path("role").asText()).isEqualTo("organizer");
    assertThat(event.path("data").path("name").path("ko").asText()).isEqualTo("시험 대회");
    assertThat(api.get(path(competition) + "/1").statusCode()).isEqualTo(404);
    assertThat(api.get(path(competition) + "/x").statusCode()).isEqualTo(404);
    assertThat(api.get(path("none-such")).statusCode()).isEqualTo(404);
  }

  @Test
  void streamsAllAsLinesUnlessLimited() {
    String competition = withNotices(1_500);
    HttpResponse<String> all = api.get(path(competition), "Accept", "application/x-ndjson");
    assertThat(all.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(Api.lines(all).stream().map(event -> event.path("sequence").asLong()))
        .isEqualTo(LongStream.rangeClosed(0, 1_500).boxed().toList());
    assertThat(
            Api.lines(
                    api.get(
                        path(competition) + "?limit=7&after=2", "Accept", "application/x-ndjson"))
                .stream()
                .map(event -> event.path("sequence").asLong()))
        .containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void refusesWhatItCannotServe() {
    String competition = api.announced();
    assertThat(api.get(path(competition), "Accept", "image/png").statusCode()).isEqualTo(406);
    assertThat(api.get(path(competition) + "?limit=0").statusCode()).isEqualTo(400);
    assertThat(api.get(path(competition) + "?after=x").statusCode()).isEqualTo(400);
    HttpResponse<String> deletion = api.send(api.request(path(competition)).DELETE().build());
    assertThat(deletion.statusCode()).isEqualTo(405);
    assertThat(deletion.headers().firstValue("Allow").orElse("")).contains("POST");
  }

  @Test
  void refusesATypeThatNoEventHasInWhateverForm() {
    String competition = api.announced();
    List<String> asked =
        List.of(
            path(competition) + "?type=ScoreRecorded,NoSuchType",
            path(competition) + "?type=ScoreRecorded&type=scorerecorded");
    for (String form : List.of("application/json", "application/x-ndjson", "text/event-stream")) {
      asked.forEach(query -> refusesTheType(query, form));
    }
    refusesTheType("/v1/events?competition=" + competition + "&type=x", "text/event-stream");
    assertThat(api.get(path(competition) + "?type=x&lang=ko").body())
        .contains("type 값은 다음 가운데 하나여야 합니다: CompetitionAnnounced, ");
    assertThat(api.get(path(competition) + "?type=").statusCode()).isEqualTo(200);
  }

  private void refusesTheType(String path, String form) {
    HttpResponse<String> refused = api.get(path, "Accept", form);
    assertThat(refused.statusCode()).as(path).isEqualTo(400);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(Api.json(refused).path("code").asText()).isEqualTo("parameter-invalid");
    assertThat(Api.json(refused).path("detail").asText())
        .startsWith("\"type\" must be one of CompetitionAnnounced, ")
        .contains(", ScoreRecorded, ");
  }

  @Test
  void streamCarriesCloudEvents() throws IOException {
    String competition = withNotices(1);
    try (Sse sse = new Sse(path(competition) + "?after=-1&named=true")) {
      assertThat(sse.response.headers().firstValue("Ledger-Sequence")).contains("1");
      assertThat(sse.line()).isEqualTo("retry: 2000");
      assertThat(sse.line()).isEmpty();
      assertThat(sse.line()).isEqualTo("id: 0");
      assertThat(sse.line()).isEqualTo("event: CompetitionAnnounced");
      JsonNode cloudEvent = Api.json(sse.line().substring("data: ".length()));
      assertThat(cloudEvent.path("specversion").asText()).isEqualTo("1.0");
      assertThat(cloudEvent.path("id").asText()).isEqualTo(competition + "/0");
      assertThat(cloudEvent.path("type").asText())
          .isEqualTo("competition.competition-announced.v1");
      assertThat(cloudEvent.path("sequence").asText()).isEqualTo("00000000000000000000");
      JsonNode event = cloudEvent.path("data").path("event");
      assertThat(event).isEqualTo(Api.json(api.get(path(competition) + "/0")));
      assertThat(cloudEvent.path("time").asText()).isEqualTo(event.path("recordedAt").asText());
    }
  }

  @Test
  void resumesWithoutLossOrRepetitionWhileAppendsGoOn() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String competition = api.announced();
    int count = 1_500;
    CompletableFuture<Void> appending =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < count; i += 50) {
                StringBuilder lines = new StringBuilder();
                for (int j = i; j < i + 50; j++) {
                  lines.append(Events.notice("n" + j)).append('\n');
                }
                api.bulk(competition, "b" + i, "", lines.toString());
              }
            });
    List<Long> seen = new ArrayList<>();
    while (seen.size() <= count) {
      String[] resume =
          seen.isEmpty()
              ? new String[0]
              : new String[] {"Last-Event-ID", Long.toString(seen.get(seen.size() - 1))};
      try (Sse sse = new Sse(path(competition) + "?after=-1", resume)) {
        int leaveAfter = 1 + random.nextInt(400);
        for (int i = 0; i < leaveAfter && seen.size() <= count; i++) {
          seen.add(Long.valueOf(sse.id()));
        }
      }
    }
    appending.join();
    assertThat(seen)
        .as("seed %d", seed)
        .isEqualTo(LongStream.rangeClosed(0, count).boxed().toList());
  }

  @Test
  void streamBeginsWithTheNextEventByDefault() throws IOException {
    String competition = withNotices(3);
    try (Sse sse = new Sse(path(competition))) {
      assertThat(sse.line()).isEqualTo("retry: 2000");
      api.append(competition, "next", Events.notice("next"));
      assertThat(sse.id()).isEqualTo("4");
    }
  }

  @Test
  void filteredStreamTellsHowFarItIs() throws IOException {
    String competition = withNotices(3);
    try (Sse sse = new Sse(path(competition) + "?after=0&type=StageOpened")) {
      assertThat(sse.id()).as("the heartbeat").isEqualTo("3");
    }
  }

  @Test
  void streamOverSeveralCompetitionsHasCompositeIds() throws IOException {
    String a = api.announced();
    String b = api.announced();
    String last;
    try (Sse sse = new Sse("/v1/events?competition=" + a + "," + b)) {
      assertThat(sse.line()).isEqualTo("retry: 2000");
      api.append(a, "1", Events.notice("1"));
      last = sse.id();
      assertThat(last).isEqualTo(a + ":1," + b + ":0");
    }
    api.append(b, "1", Events.notice("1"));
    try (Sse sse = new Sse("/v1/events?competition=" + a + "," + b, "Last-Event-ID", last)) {
      assertThat(sse.id()).isEqualTo(a + ":1," + b + ":1");
    }
  }

  private static String path(String competition) {
    return "/v1/competitions/" + competition + "/events";
  }

  private String withNotices(int count) {
    String competition = api.announced();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(Events.notice("n" + i)).append('\n');
    }
    api.bulk(competition, "notices", "", lines.toString());
    return competition;
  }

  /** A subscription, read line by line. */
  private final class Sse implements AutoCloseable {

    private final HttpResponse<java.io.InputStream> response;
    private final BufferedReader reader;

    Sse(String path, String... headers) throws IOException {
      HttpRequest.Builder request = api.request(path).header("Accept", "text/event-stream");
      if (headers.length > 0) {
        request.headers(headers);
      }
      try {
        response = api.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
      reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    String line() throws IOException {
      return reader.readLine();
    }

    /** The next id. */
    String id() throws IOException {
      String line;
      do {
        line = reader.readLine();
      } while (!line.startsWith("id: "));
      return line.substring("id: ".length());
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }
}
