package org.competitionledger.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Reads over HTTP, one at a time or as the requests of a load. */
record HttpReads(ServiceProcess service) {

  private static final int TIMEOUT_MS = 60_000;

  int port() {
    return service.httpPort();
  }

  /**
   * An answer.
   *
   * @param tag the ETag; null if it has none
   */
  record Answer(int status, byte[] body, String tag) {}

  /** Reads once. */
  Answer get(String path) {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port() + path);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setReadTimeout(TIMEOUT_MS);
      int status = connection.getResponseCode();
      try (InputStream in =
          status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        byte[] body = in == null ? new byte[0] : in.readAllBytes();
        return new Answer(status, body, connection.getHeaderField("ETag"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads until the answer is 200: a table that nobody has read yet takes its time. */
  Answer getReady(String path) {
    long giveUpNanos = System.nanoTime() + 10L * TIMEOUT_MS * 1_000_000;
    Answer answer = get(path);
    while (answer.status() == 503 && System.nanoTime() < giveUpNanos) {
      answer = get(path);
    }
    if (answer.status() != 200) {
      throw new UncheckedIOException(
          new IOException(
              path + " answered " + answer.status() + new String(answer.body(), UTF_8)));
    }
    return answer;
  }

  /** A whole request. */
  byte[] request(String path, String... headers) {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    request.append("Host: 127.0.0.1:").append(port()).append("\r\nAccept: application/json\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return request.append("\r\n").toString().getBytes(UTF_8);
  }
}
