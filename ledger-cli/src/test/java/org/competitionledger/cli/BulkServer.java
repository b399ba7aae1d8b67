package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands for a ledger's append: accepts each line, or body, once under its key, and can be told to
 * refuse one, to break off, or to be unavailable for a while.
 */
final class BulkServer implements AutoCloseable {

  /** Accepted lines by key, in order. */
  final Map<String, String> accepted = new LinkedHashMap<>();

  /** Headers and query of each request. */
  final List<String> requests = new ArrayList<>();

  /** Requests that are answered with 503 before any is taken. */
  int unavailable;

  /** Lines accepted by the first request that is taken, before it breaks off; -1 for no break. */
  int breakAfter = -1;

  /** Whether it breaks off with a 503 line, rather than in silence. */
  boolean breakWith503;

  /** A line that contains this is refused. */
  String refuse = "\u0000";

  /** What it answers to a dry run, and what it was asked. */
  String tried = "{}";

  String asked = "";

  /** How often it says that it is not ready. */
  int notReady;

  /** What happens while it starts. */
  Runnable whenAskedWhetherReady = () -> {};

  /** What happens when it is asked to append. */
  Runnable whenAsked = () -> {};

  private final HttpServer server;

  BulkServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/competitions/c1/events", this::answer);
    server.createContext("/v1/competitions/cup-2026/events", this::answer);
    server.createContext(
        "/v1/competitions/c1/dry-run",
        exchange -> {
          asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          reply(exchange, 200, tried);
          exchange.close();
        });
    server.createContext("/health/ready", this::ready);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void ready(HttpExchange exchange) throws IOException {
    whenAskedWhetherReady.run();
    notReady--;
    reply(exchange, notReady >= 0 ? 503 : 200, "");
    exchange.close();
  }

  /** What it has as its log, NDJSON. */
  String log = "";

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      reply(exchange, 200, log);
      exchange.close();
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    whenAsked.run();
    requests.add(
        exchange.getRequestURI().getQuery()
            + ' '
            + key
            + ' '
            + exchange.getRequestHeaders().getFirst("Accept-Language")
            + ' '
            + exchange.getRequestHeaders().getFirst("Authorization"));
    if (unavailable > 0) {
      unavailable--;
      reply(exchange, 503, "{\"code\":\"unavailable\",\"title\":\"Kafka cannot be reached\"}");
    } else if (!exchange.getRequestHeaders().getFirst("Content-Type").contains("ndjson")) {
      if (body.contains(refuse)) {
        reply(exchange, 409, "{\"code\":\"stage-unknown\"}");
      } else {
        accepted.put(key, body);
        reply(exchange, 201, "{}");
      }
    } else {
      reply(exchange, 200, outcomes(body, key));
    }
    exchange.close();
  }

  private String outcomes(String body, String key) {
    StringBuilder answer = new StringBuilder();
    int number = 0;
    for (String line : body.split("\n")) {
      if (number == breakAfter) {
        breakAfter = -1;
        return answer + (breakWith503 ? outcome(number + 1, 503, "unknown") : "");
      }
      number++;
      if (line.contains(refuse)) {
        return answer + outcome(number, 409, "stage-unknown");
      }
      accepted.put(key + ':' + number, line);
      answer.append("{\"line\":").append(number).append(",\"status\":201,\"receipt\":{}}\n");
    }
    return answer.toString();
  }

  private static String outcome(int line, int status, String code) {
    return "{\"line\":%d,\"status\":%d,\"problem\":{\"code\":\"%s\",\"detail\":\"단계가 없습니다\","
            .formatted(line, status, code)
        + "\"errors\":[{\"pointer\":\"/data/stage\",\"detail\":\"s9\"}]}}\n";
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
