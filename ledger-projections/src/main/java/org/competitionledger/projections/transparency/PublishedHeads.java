package org.competitionledger.projections.transparency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;

/**
 * The heads that may be shown: those that were read back from Kafka as committed, and whose events
 * are folded here. What was merely signed could still be lost with its transaction, and then must
 * never have been seen.
 */
public final class PublishedHeads {

  private final Map<String, SignedNote> heads = new ConcurrentHashMap<>();
  private final Map<String, Instant> unsigned = new ConcurrentHashMap<>();
  private final Map<String, Registered> registered = new ConcurrentHashMap<>();
  private final Map<String, Instant> unregistered = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /** A fold begins, with what its store holds: perhaps less than the one before. */
  public void begin() {
    heads.clear();
    unsigned.clear();
    registered.clear();
    unregistered.clear();
  }

  /** The newest head of a log. */
  void publish(String log, SignedNote note) {
    heads.put(log, note);
    if (!log.equals(Register.LOG)) {
      noteUnregistered(log);
    }
    listeners.forEach(listener -> listener.accept(log));
  }

  /** Since when events of a log stand that its head does not sign, if any do. */
  void unsigned(String log, Optional<Instant> since) {
    since.ifPresentOrElse(at -> unsigned.put(log, at), () -> unsigned.remove(log));
  }

  /** The newest head of a log that is in the register. */
  void register(String log, Registered newest) {
    registered.put(log, newest);
    noteUnregistered(log);
  }

  /** By the folding thread alone, which is the one that tells of heads. */
  private void noteUnregistered(String log) {
    long size = head(log).map(PublishedHeads::size).orElse(0L);
    if (size > registered(log).map(Registered::size).orElse(0L)) {
      unregistered.putIfAbsent(log, Instant.now());
    } else {
      unregistered.remove(log);
    }
  }

  /** How many entries a head has. */
  static long size(SignedNote head) {
    return Checkpoint.parse(head.text()).size();
  }

  /** The newest head of a log. */
  Optional<SignedNote> head(String log) {
    return Optional.ofNullable(heads.get(log));
  }

  /** The newest head of a log that is in the register. */
  Optional<Registered> registered(String log) {
    return Optional.ofNullable(registered.get(log));
  }

  /** The logs that have grown since their head was signed, and when they did first. */
  Map<String, Instant> unsigned() {
    return unsigned;
  }

  /** The logs whose head is not in the register yet, and since when this instance has seen that. */
  Map<String, Instant> unregistered() {
    return unregistered;
  }

  /** Has somebody told of heads; those known now at once. */
  void onPublished(Consumer<String> listener) {
    listeners.add(listener);
    heads.keySet().forEach(listener);
  }
}
