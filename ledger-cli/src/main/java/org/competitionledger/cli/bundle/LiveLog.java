package org.competitionledger.cli.bundle;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.core.bundle.BundleNames;
import org.competitionledger.core.packed.Scratch;

/**
 * A log as a server shows it, a ledger or a web server with an unzipped bundle: its tiles and
 * entries, below the one checkpoint that was asked for first. Verifying reads twice, and a server
 * is asked once: what it answered is kept. Used by one thread at a time.
 */
public final class LiveLog implements OpenBundle {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  /** Answers are kept side by side in pieces of so many bytes, or as many as one takes. */
  private static final int PIECE_BYTES = 1 << 22;

  private final HttpClient http = Reader.client();
  private final URI log;
  private final Scratch scratch;
  private final Map<String, ByteBuffer> kept = new HashMap<>();
  private ByteBuffer piece = ByteBuffer.allocate(0);

  /**
   * A log.
   *
   * @param log the address below which its files lie, without a slash at its end
   * @param scratch where answers are kept
   */
  public LiveLog(URI log, Scratch scratch) {
    this.log = log;
    this.scratch = scratch;
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException {
    ByteBuffer answer = kept.get(name);
    if (answer == null) {
      Optional<byte[]> got = get(name);
      if (got.isEmpty() && name.equals(BundleNames.CHECKPOINT)) {
        throw new FileNotFoundException(log + " shows no signed head of a log");
      }
      got.ifPresent(content -> kept.put(name, keep(content)));
      return got.map(ByteArrayInputStream::new);
    }
    byte[] content = new byte[answer.capacity()];
    answer.get(0, content);
    return Optional.of(new ByteArrayInputStream(content));
  }

  private ByteBuffer keep(byte[] content) {
    if (piece.remaining() < content.length) {
      piece = scratch.allocate(Math.max(PIECE_BYTES, content.length));
    }
    ByteBuffer answer = piece.slice(piece.position(), content.length).put(0, content);
    piece.position(piece.position() + content.length);
    return answer;
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
