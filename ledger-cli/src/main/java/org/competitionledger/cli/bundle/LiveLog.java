package org.competitionledger.cli.bundle;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.bundle.BundleNames;

/**
 * A log as a server shows it, a ledger or a web server with an unzipped bundle: its tiles and
 * entries, below the one checkpoint that was asked for first.
 */
public final class LiveLog implements OpenBundle {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI log;
  private byte[] checkpoint;

  /** The log whose files lie below an address, without a slash at its end. */
  public LiveLog(URI log) {
    this.log = log;
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException {
    if (!name.equals(BundleNames.CHECKPOINT)) {
      return get(name).map(ByteArrayInputStream::new);
    }
    if (checkpoint == null) {
      checkpoint =
          get(name)
              .orElseThrow(() -> new FileNotFoundException(log + " shows no signed head of a log"));
    }
    return Optional.of(new ByteArrayInputStream(checkpoint));
  }

  /** Only the log itself is looked at. */
  @Override
  public Optional<Set<String>> names() {
    return Optional.empty();
  }

  Optional<byte[]> get(String name) throws IOException {
    URI uri = URI.create(log + "/" + name);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER_WITHIN).build();
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (IOException e) {
      throw new IOException("no answer from " + uri, e);
    }
    if (response.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    if (response.statusCode() != OK) {
      throw new IOException(uri + " answered " + response.statusCode());
    }
    return Optional.of(response.body());
  }

  @Override
  public void close() {}
}
