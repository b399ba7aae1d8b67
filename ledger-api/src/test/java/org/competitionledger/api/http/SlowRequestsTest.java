package org.competitionledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** Clients who take their time, more of them than there are threads. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
@TestProfile(SlowRequestsTest.ShortDeadlines.class)
class SlowRequestsTest {

  /** Deadlines that a test can wait for. */
  public static final class ShortDeadlines implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ledger.http.body-within", "15s",
          "ledger.http.line-within", "2s");
    }
  }

  private static final int MORE_THAN_THREADS = 220;

  private final Api api = new Api();

  @Test
  void bodiesThatDoNotComeHoldNobodyUp() throws Exception {
    String competition = competition();
    List<RawConnection> slow = new ArrayList<>();
    try {
      for (int i = 0; i < MORE_THAN_THREADS; i++) {
        RawConnection connection = new RawConnection();
        connection.send(
            "POST /v1/competitions/"
                + competition
                + "/standings/what-if HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + (i % 2 == 0
                    ? "Content-Length: 20\r\n\r\n{"
                    : "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"));
        slow.add(connection);
      }
      readsAndHealthAreAnswered(competition);
      assertThat(silent(slow)).as("slow ones that had no answer before").isPositive();
      for (RawConnection connection : slow) {
        RawConnection.Answer answer = connection.answer(false);
        assertThat(Api.json(answer.text()).path("code").asText())
            .as("what takes long is 64 at once, and more are turned away")
            .isEqualTo(answer.status() == 429 ? "too-many-at-once" : "request-timeout");
      }
    } finally {
      close(slow);
    }
  }

  @Test
  void whoWaitsForTheProjectionHoldsNobodyUp() throws Exception {
    String competition = competition();
    List<RawConnection> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < MORE_THAN_THREADS; i++) {
        RawConnection connection = new RawConnection();
        connection.send(
            "GET /v1/competitions/"
                + competition
                + "/standings?atLeast=999999 HTTP/1.1\r\nHost: a\r\n\r\n");
        waiting.add(connection);
      }
      readsAndHealthAreAnswered(competition);
      assertThat(silent(waiting)).as("waiting ones that had no answer before").isPositive();
      for (RawConnection connection : waiting) {
        RawConnection.Answer answer = connection.answer(false);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(Api.json(answer.text()).path("code").asText()).isEqualTo("not-yet-projected");
      }
    } finally {
      close(waiting);
    }
  }

  @Test
  void unknownCompetitionIsNotWaitedFor() {
    assertThat(Api.json(api.get("/v1/competitions/nobody/standings?atLeast=3")).path("code"))
        .hasToString("\"unknown-competition\"");
    String competition = Api.freshCompetition();
    api.append(competition, "k", Events.ANNOUNCED);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=0").statusCode())
        .as("one that was announced just now")
        .isEqualTo(200);
  }

  @Test
  void appendWhoseBodyTricklesIsCutOff() throws Exception {
    String competition = competition();
    try (RawConnection connection = new RawConnection()) {
      connection.send(append(competition, "application/json"));
      while (connection.isSilent()) {
        connection.send("1\r\n \r\n");
        Thread.sleep(200);
      }
      assertThat(connection.answer(false).status()).isEqualTo(408);
    }
  }

  @Test
  void bulkAppendWithoutALineIsEndedAndWhatCameIsRecorded() throws Exception {
    String competition = competition();
    try (RawConnection connection = new RawConnection()) {
      connection.send(append(competition, "application/x-ndjson"));
      String line = Events.notice("in-time") + '\n';
      connection.send(Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
      RawConnection.Answer answer = connection.answer(false);
      assertThat(answer.status()).isEqualTo(200);
      List<String> lines = answer.text().lines().toList();
      assertThat(Api.json(lines.get(0)).path("status").asInt()).isEqualTo(201);
      assertThat(Api.json(lines.get(1)).path("status").asInt()).isEqualTo(408);
      assertThat(Api.json(lines.get(1)).path("line").asInt()).isEqualTo(2);
      assertThat(connection.isEnded()).isTrue();
    }
  }

  private static int silent(List<RawConnection> connections) throws IOException {
    int silent = 0;
    for (RawConnection connection : connections) {
      silent += connection.isSilent() ? 1 : 0;
    }
    return silent;
  }

  private void readsAndHealthAreAnswered(String competition) {
    assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(api.get("/v1/competitions/" + competition + "/standings").statusCode())
        .isEqualTo(200);
    assertThat(api.get("/competitions/" + competition).statusCode()).isEqualTo(200);
  }

  private String competition() {
    String competition = api.announced();
    String key = "small";
    assertThat(Api.lines(api.bulk(competition, key, "", Events.SMALL_COMPETITION)))
        .allMatch(line -> line.path("status").asInt() == 201);
    api.get("/v1/competitions/" + competition + "/standings?atLeast=9");
    return competition;
  }

  private static String append(String competition, String type) {
    return "POST /v1/competitions/"
        + competition
        + "/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
        + Api.organizer()
        + "\r\nIdempotency-Key: slow\r\nContent-Type: "
        + type
        + "\r\nTransfer-Encoding: chunked\r\n\r\n";
  }

  private static void close(List<RawConnection> connections) throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
  }
}
