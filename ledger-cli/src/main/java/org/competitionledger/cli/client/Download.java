package org.competitionledger.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A file of any size from a server. */
public final class Download {

  private static final int OK = 200;
  private static final int ERROR_BYTES_MAX = 64 << 10;

  private Download() {}

  /**
   * The content as it comes.
   *
   * @throws RequestRefused if the ledger refuses
   * @throws NoAnswer if it does not answer, or fails
   */
  public static InputStream of(URI uri) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      HttpResponse<InputStream> response =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() == OK) {
        return response.body();
      }
      try (InputStream body = response.body()) {
        String text = new String(body.readNBytes(ERROR_BYTES_MAX), UTF_8);
        ProblemAnswer problem = ProblemAnswer.of(response.statusCode(), text);
        if (response.statusCode() < 500) {
          throw new RequestRefused(problem);
        }
        throw new NoAnswer(problem.text(), null);
      }
    } catch (IOException e) {
      throw new NoAnswer("no answer from " + uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted", e);
    }
  }
}
