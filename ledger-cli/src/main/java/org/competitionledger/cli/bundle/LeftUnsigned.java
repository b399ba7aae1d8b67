package org.competitionledger.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;

/**
 * The events that a ledger shows and has left without a signed head for a minute. A log that is
 * signed no more would otherwise verify for ever, up to where it was.
 *
 * @param first the sequence of the first of them
 * @param count how many there are
 * @param since when the first one was recorded
 */
public record LeftUnsigned(long first, long count, Instant since) {

  private static final Duration LEFT_AFTER = Duration.ofMinutes(1);

  /** Heads are a second apart; a clock that is wrong must not accuse a ledger that signs. */
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(3);

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Looks for them, where a competition's API is shown and not only the files of its log.
   *
   * @param competition the competition's address
   * @throws IOException if there is no answer
   */
  public static Optional<LeftUnsigned> of(URI competition) throws IOException {
    LiveLog api = new LiveLog(competition, ByteBuffer::allocate);
    Optional<LeftUnsigned> left = behindHead(api);
    if (left.isPresent()) {
      pause();
      long seen = left.get().first();
      left = behindHead(api).filter(still -> still.first() == seen);
    }
    return left;
  }

  private static Optional<LeftUnsigned> behindHead(LiveLog api) throws IOException {
    Optional<byte[]> head = api.get("log/checkpoint");
    if (head.isEmpty()) {
      return Optional.empty();
    }
    long size = Checkpoint.parse(SignedNote.parse(head.get()).text()).size();
    Optional<byte[]> page = api.get("events?limit=1&after=" + (size - 1));
    if (page.isEmpty()) {
      return Optional.empty();
    }
    JsonNode events = JSON.readTree(page.get());
    JsonNode first = events.path("events").path(0);
    if (first.isMissingNode()) {
      return Optional.empty();
    }
    Instant since = Instant.parse(first.path("recordedAt").asText());
    return Optional.of(
            new LeftUnsigned(size, events.path("lastSequence").asLong() + 1 - size, since))
        .filter(left -> since.plus(LEFT_AFTER).isBefore(Instant.now()));
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_AFTER.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
