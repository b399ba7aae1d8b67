package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchCommandTest {

  /** Events of the log; a connection ends after {@link #breakAfter} of them. */
  private static final int LAST = 5;

  private final List<String> lastEventIds = new ArrayList<>();
  private int breakAfter = 2;
  private int refuseWith;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/competitions/c1/events", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void showsEveryEventOnceHoweverOftenTheStreamBreaks() {
    CliRun run = watch("--after", "-1", "--lang", "en");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "#0  2026-01-01T00:00:00Z  event 0",
            "#1  2026-01-01T00:00:00Z  event 1",
            "#2  2026-01-01T00:00:00Z  event 2",
            "#3  2026-01-01T00:00:00Z  event 3",
            "#4  2026-01-01T00:00:00Z  event 4",
            "#5  2026-01-01T00:00:00Z  event 5");
    assertThat(lastEventIds).containsExactly("-1", "1", "3", "5");
    assertThat(run.err()).contains("the stream was interrupted");
  }

  @Test
  void beginsWithTheNextEventUnlessToldOtherwise() {
    CliRun run = watch("--lang", "ko");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(lastEventIds).containsExactly("5");
  }

  @Test
  void speaksTheAskedLanguageOrElseTheOther() {
    breakAfter = 9;

    assertThat(watch("--after", "3", "--lang", "ko").out())
        .isEqualTo("#4  2026-01-01T00:00:00Z  event 4\n#5  2026-01-01T00:00:00Z  사건 5\n");
  }

  @Test
  void passesCloudEventsOnAsTheyAre() {
    breakAfter = 9;

    assertThat(watch("--after", "4", "--format", "json").out()).isEqualTo(data(5) + "\n");
  }

  @Test
  void saysWhatTheLedgerSaysWhenItRefuses() {
    refuseWith = 404;

    CliRun run = watch("--after", "-1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no such competition [competition-not-found]");
  }

  @Test
  void tellsAnUnreachableLedgerFromWrongUse() {
    stop();
    assertThat(watch("--after", "-1").exitCode()).isEqualTo(3);
    assertThat(CliRun.of("watch", "http://localhost:8080").exitCode()).isEqualTo(2);
  }

  private CliRun watch(String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "watch";
    args[1] = "http://localhost:" + server.getAddress().getPort() + "/v1/competitions/c1";
    System.arraycopy(options, 0, args, 2, options.length);
    return CliRun.of(args);
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (refuseWith != 0) {
      reply(
          exchange,
          refuseWith,
          "{\"code\":\"competition-not-found\",\"title\":\"no such competition\"}");
    } else if (exchange.getRequestHeaders().getFirst("Accept").contains("json")) {
      reply(exchange, 200, "{\"events\":[],\"lastSequence\":" + LAST + "}");
    } else {
      String lastId = exchange.getRequestHeaders().getFirst("Last-Event-ID");
      lastEventIds.add(lastId);
      int from = Integer.parseInt(lastId) + 1;
      if (from > LAST) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        reply(exchange, 200, stream(from));
      }
    }
    exchange.close();
  }

  private String stream(int from) {
    StringBuilder stream = new StringBuilder("retry: 1\n: welcome\n\n");
    for (int i = from; i <= LAST && i < from + breakAfter; i++) {
      stream.append("id: ").append(i).append("\ndata: ").append(data(i)).append("\n\n");
    }
    return stream + "id: 99\ndata: an event cut short";
  }

  private static String data(int sequence) {
    String korean = sequence == LAST ? ",\"ko\":\"사건 " + sequence + "\"" : "";
    return "{\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"event\":{\"sequence\":"
        + sequence
        + "},\"headline\":{\"en\":\"event "
        + sequence
        + "\""
        + korean
        + "}}}";
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
