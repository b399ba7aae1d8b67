package org.competitionledger.api.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.competitionledger.api.protocol.MediaTypes;

/**
 * The answers given last: what many read is made once an event and not once a reader. An answer is
 * kept under what was asked and the last sequence at that time; readers who ask while it is being
 * made wait for it. Those used last are kept, {@link #BYTES_MAX} of them.
 *
 * <p>Whatever becomes bytes may use it, tables, feeds and pages alike: give {@link #get} the
 * question (all that the bytes depend on besides the log: as a rule the address, the form and the
 * language, see {@link Asked}), the competition's last sequence from {@link Readings#lastSequence},
 * and how the bytes are made, for a page {@code Rendered.of(template.render().getBytes(UTF_8),
 * "text/html; charset=UTF-8", Optional.empty())}.
 */
@ApplicationScoped
public class RenderedAnswers {

  static final long BYTES_MAX = 32L << 20;

  /** What an answer takes beside its bytes, roughly. */
  private static final int OVERHEAD_BYTES = 512;

  /** What falls due by itself, without an event, is told so late at most. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final ObjectMapper mapper;
  private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Flight, CompletableFuture<Rendered>> underWay = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;
  private long keptBytes;

  @Inject
  RenderedAnswers(ObjectMapper mapper) {
    this(mapper, System::nanoTime);
  }

  RenderedAnswers(ObjectMapper mapper, LongSupplier nanoTime) {
    this.mapper = mapper;
    this.nanoTime = nanoTime;
  }

  /**
   * What was asked.
   *
   * @param competition empty for all
   * @param question what the answer depends on besides the log; equal if it is the same
   * @param ofNow whether it depends on the clock, too
   */
  public record Key(String competition, Object question, boolean ofNow) {}

  private record Kept(Rendered answer, long lastSequence, long madeNanos, int keyChars) {

    int bytes() {
      return answer.body().length + keyChars + OVERHEAD_BYTES;
    }
  }

  private record Flight(Key key, long lastSequence) {}

  /** The answer given last, if it holds as of this sequence. */
  public synchronized Optional<Rendered> find(Key key, long lastSequence) {
    return Optional.ofNullable(kept.get(key))
        .filter(known -> known.lastSequence() == lastSequence)
        .filter(known -> !key.ofNow() || nanoTime.getAsLong() - known.madeNanos() < FRESH.toNanos())
        .map(Kept::answer);
  }

  /** The same, or the answer made anew; whoever asks meanwhile waits for it, or for its failure. */
  public Rendered get(Key key, long lastSequence, Supplier<Rendered> making) {
    Optional<Rendered> known = find(key, lastSequence);
    if (known.isPresent()) {
      return known.get();
    }
    Flight flight = new Flight(key, lastSequence);
    CompletableFuture<Rendered> mine = new CompletableFuture<>();
    CompletableFuture<Rendered> others = underWay.putIfAbsent(flight, mine);
    if (others != null) {
      return joined(others);
    }
    try {
      long startNanos = nanoTime.getAsLong();
      Rendered made = making.get();
      keep(key, new Kept(made, lastSequence, startNanos, key.toString().length()));
      mine.complete(made);
      return made;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(flight, mine);
    }
  }

  /** As if the reader had made it: with the failure itself. */
  private static Rendered joined(CompletableFuture<Rendered> others) {
    try {
      return others.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private synchronized void keep(Key key, Kept made) {
    if (!made.answer().settled() || made.bytes() > BYTES_MAX / 8) {
      return; // the larger ones would drive out all others
    }
    Kept before = kept.put(key, made);
    keptBytes += made.bytes() - (before == null ? 0 : before.bytes());
    for (Iterator<Kept> oldest = kept.values().iterator(); keptBytes > BYTES_MAX; ) {
      keptBytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  /** A view as JSON. */
  public Rendered json(Object view, Optional<String> link) {
    try {
      return Rendered.of(mapper.writeValueAsBytes(view), MediaTypes.JSON, link);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view that cannot be written", e);
    }
  }
}
