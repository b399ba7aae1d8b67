package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** Against a ledger that answers with two pages. */
class StandingsCommandTest {

  private static final String HEAD =
      "{\"competition\":\"c1\",\"stage\":\"final\",\"record\":\"RECONSTRUCTED\","
          + "\"status\":\"provisional\",\"official\":true,\"sequence\":57,"
          + "\"criteria\":{\"version\":2},\"rows\":[";
  private static final String FIRST =
      "{\"participant\":\"alpha\",\"name\":{\"ko\":\"알파\",\"en\":\"Alpha\"},\"section\":\"ranked\","
          + "\"rank\":1,\"tied\":true,\"total\":{\"value\":90.2,\"text\":\"90.20\"},"
          + "\"complete\":false,\"cut\":\"in\",\"gates\":[],"
          + "\"points\":[{\"criterion\":\"c0\",\"points\":{\"value\":9,\"text\":\"9.0\"},"
          + "\"state\":\"ok\"}]}";
  private static final String SECOND =
      "{\"participant\":\"beta\",\"name\":{},\"section\":\"ineligible\",\"rank\":null,"
          + "\"total\":null,\"complete\":true,\"cut\":null,"
          + "\"gates\":[{\"criterion\":\"origin\",\"verdict\":\"FAILED\"}],"
          + "\"points\":[{\"criterion\":\"c0\",\"points\":null,\"state\":\"pending\"}]}";

  private final List<String> requests = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/competitions/c1/standings", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void drawsATableWithWhatMustNotBeOverlooked() {
    CliRun run = standings("--stage", "final", "--lang", "ko");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            c1 / final, provisional, reconstructed, criteria version 2, as of event 57
            rank  participant   total       c0
              1=  알파         90.20*      9.0  cut: in
                  beta                 pending  ineligible, origin failed
            """);
    assertThat(requests.get(0)).isEqualTo("/standings?limit=1000&stage=final application/json ko");
  }

  @Test
  void asksForOtherMomentsAndOtherRules() {
    assertThat(standings("--as-of", "2026-08", "--criteria", "2").exitCode()).isZero();
    assertThat(requests.get(0)).startsWith("/standings?limit=1000&criteria=2&asOf=2026-08 ");
    requests.clear();
    assertThat(standings("--set", "/criteria/c0/factor=0.5", "--set", "/cutRule=null").exitCode())
        .isZero();
    assertThat(requests.get(0))
        .startsWith("/what-if?limit=1000&set=/criteria/c0/factor=0.5&set=/cutRule=null ");
  }

  @Test
  void joinsPagesOfJson() throws Exception {
    CliRun run = standings("--format", "json");

    assertThat(new JsonMapper().readTree(run.out()))
        .isEqualTo(new JsonMapper().readTree(HEAD + FIRST + "," + SECOND + "]}"));
  }

  @Test
  void joinsPagesOfCsvUnderOneHeader() {
    assertThat(standings("--format", "csv").out())
        .isEqualTo("rank,participant\r\n1,alpha\r\n2,beta\r\n");
  }

  @Test
  void tellsARefusalFromAFailure() {
    assertThat(standings("--stage", "none").exitCode()).isEqualTo(1);
    assertThat(standings("--stage", "broken").exitCode()).isEqualTo(3);
    assertThat(CliRun.of("standings", "bundle.zip").exitCode()).isEqualTo(3);
  }

  private CliRun standings(String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "standings";
    args[1] = "http://localhost:" + server.getAddress().getPort() + "/v1/competitions/c1/";
    System.arraycopy(options, 0, args, 2, options.length);
    return CliRun.of(args);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    requests.add(
        exchange.getRequestURI().getPath().replaceFirst(".*(?=/)", "")
            + '?'
            + query
            + " "
            + accept
            + " "
            + exchange.getRequestHeaders().getFirst("Accept-Language"));
    boolean second = query.contains("cursor");
    if (query.contains("none")) {
      reply(exchange, 404, "{\"code\":\"stage-not-found\",\"title\":\"no such stage\"}");
    } else if (query.contains("broken")) {
      reply(exchange, 503, "{\"code\":\"unavailable\",\"title\":\"not now\"}");
    } else {
      if (!second) {
        exchange
            .getResponseHeaders()
            .add("Link", "</v1/competitions/c1/standings?cursor=x>; rel=\"next\"");
      }
      String csv = "rank,participant\r\n" + (second ? "2,beta\r\n" : "1,alpha\r\n");
      String json = HEAD + (second ? SECOND : FIRST) + "]}";
      reply(exchange, 200, accept.equals("text/csv") ? csv : json);
    }
    exchange.close();
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
