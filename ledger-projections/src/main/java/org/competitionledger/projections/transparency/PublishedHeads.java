package org.competitionledger.projections.transparency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.competitionledger.core.note.SignedNote;

/**
 * The heads that may be shown: those that were read back from Kafka as committed, and whose events
 * are folded here. What was merely signed could still be lost with its transaction, and then must
 * never have been seen.
 */
public final class PublishedHeads {

  private final Map<String, SignedNote> heads = new ConcurrentHashMap<>();
  private final Map<String, Instant> unsigned = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /** A fold begins, with what its store holds: perhaps less than the one before. */
  void begin() {
    heads.clear();
    unsigned.clear();
  }

  /** The newest head of a competition's log. */
  void publish(String competition, SignedNote note) {
    heads.put(competition, note);
    listeners.forEach(listener -> listener.accept(competition));
  }

  /** Since when events of a competition's log stand that its head does not sign, if any do. */
  void unsigned(String competition, Optional<Instant> since) {
    since.ifPresentOrElse(at -> unsigned.put(competition, at), () -> unsigned.remove(competition));
  }

  /** The newest head of a competition's log. */
  Optional<SignedNote> head(String competition) {
    return Optional.ofNullable(heads.get(competition));
  }

  /** The logs that have grown since their head was signed, and when they did first. */
  Map<String, Instant> unsigned() {
    return unsigned;
  }

  /** Has somebody told of heads; those known now at once. */
  void onPublished(Consumer<String> listener) {
    listeners.add(listener);
    heads.keySet().forEach(listener);
  }
}
