package org.competitionledger.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Follows a stream of server-sent events (WHATWG HTML, section 9.2), and goes on where it was after
 * every interruption.
 */
public final class EventStream {

  private static final int CONNECT_TIMEOUT_MS = 5_000;

  /** Three heartbeats missed. */
  private static final int SILENCE_MAX_MS = 45_000;

  private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

  private final URI events;
  private final String language;
  private final Consumer<String> data;
  private final Consumer<String> notes;
  private String lastId;
  private Duration retry = Duration.ofSeconds(2);
  private boolean connectedBefore;
  private int failures;

  /**
   * A stream that has not begun.
   *
   * @param events its address
   * @param language {@code ko} or {@code en}
   * @param lastId the id to begin after
   * @param data told the data of each event
   * @param notes told of interruptions
   */
  public EventStream(
      URI events, String language, String lastId, Consumer<String> data, Consumer<String> notes) {
    this.events = events;
    this.language = language;
    this.lastId = lastId;
    this.data = data;
    this.notes = notes;
  }

  /**
   * Follows until the server says that there is nothing more to come (204).
   *
   * @throws RequestRefused if the ledger refuses
   * @throws NoAnswer if it could not be reached at first; later it is tried for ever
   */
  public void follow() throws InterruptedException {
    while (true) {
      try {
        if (!connect()) {
          return;
        }
      } catch (IOException e) {
        if (!connectedBefore) {
          throw new NoAnswer("no answer from " + events + ": " + e.getMessage(), e);
        }
      }
      Duration pause = pause();
      failures++;
      notes.accept("the stream was interrupted; again in " + Retries.seconds(pause) + " s");
      Thread.sleep(pause.toMillis());
    }
  }

  private Duration pause() {
    Duration doubled = retry.multipliedBy(1L << Math.min(failures, 10));
    return doubled.compareTo(PAUSE_MAX) < 0 ? doubled : PAUSE_MAX;
  }

  /** Reads one connection to its end; false if there will not be another. */
  private boolean connect() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) events.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_TIMEOUT_MS);
    connection.setReadTimeout(SILENCE_MAX_MS);
    connection.setRequestProperty("Accept", "text/event-stream");
    connection.setRequestProperty("Accept-Language", language);
    connection.setRequestProperty("Last-Event-ID", lastId);
    try {
      int status = connection.getResponseCode();
      if (status == 204) {
        return false;
      }
      if (status != 200) {
        refused(status, connection);
        return true;
      }
      connectedBefore = true;
      read(new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8)));
      return true;
    } finally {
      connection.disconnect();
    }
  }

  private void refused(int status, HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getErrorStream()) {
      ProblemAnswer problem =
          ProblemAnswer.of(status, body == null ? "" : new String(body.readAllBytes(), UTF_8));
      if (status < 500 && status != 429) {
        throw new RequestRefused(problem);
      }
      throw new IOException(problem.text());
    }
  }

  private void read(BufferedReader lines) throws IOException {
    StringBuilder collected = new StringBuilder();
    String id = lastId;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      failures = 0;
      if (line.isEmpty()) {
        lastId = id;
        if (collected.length() > 0) {
          data.accept(collected.toString());
          collected.setLength(0);
        }
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "data" -> collected.append(collected.length() == 0 ? "" : "\n").append(value);
        case "id" -> id = value;
        case "retry" ->
            retry = value.matches("\\d{1,6}") ? Duration.ofMillis(Long.parseLong(value)) : retry;
        default -> {} // a comment, or a field that is not known
      }
    }
  }
}
