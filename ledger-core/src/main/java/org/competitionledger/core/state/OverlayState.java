package org.competitionledger.core.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Changes on top of a state that are kept apart until {@link #commit()}, so that a refused command
 * leaves no trace. Costs what was looked at or changed, not what is below.
 *
 * <p>What was found below is remembered: the events of a command look at the same stage, criteria
 * and evaluator again and again. Nobody else may change the state below meanwhile.
 */
public final class OverlayState implements State {

  private final State below;
  private final Map<StateKey<?>, Seen> seen = new HashMap<>();

  public OverlayState(State below) {
    this.below = below;
  }

  /** A record that was found below, or put here. */
  private static final class Seen {
    private SpecificRecord value;
    private boolean changed;

    Seen(SpecificRecord value, boolean changed) {
      this.value = value;
      this.changed = changed;
    }
  }

  @Override
  public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
    Seen known = seen.get(key);
    if (known != null) {
      return Optional.of(key.kind().type().cast(known.value));
    }
    Optional<T> found = below.find(key);
    if (found.isPresent()) {
      seen.put(key, new Seen(found.get(), false));
    }
    return found;
  }

  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    Seen known = seen.get(key);
    if (known == null) {
      seen.put(key, new Seen(value, true));
    } else {
      known.value = value;
      known.changed = true;
    }
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    Map<String, T> changed = new HashMap<>();
    seen.forEach(
        (key, known) -> {
          if (known.changed && key.kind() == kind && key.id().startsWith(idPrefix)) {
            changed.put(key.id(), kind.type().cast(known.value));
          }
        });
    if (changed.isEmpty()) { // a stage may have more scores than fit in memory
      below.scan(kind, idPrefix, visitor);
      return;
    }
    TreeMap<String, T> merged = new TreeMap<>();
    below.scan(kind, idPrefix, (key, value) -> merged.put(key.id(), value));
    merged.putAll(changed);
    merged.forEach((id, value) -> visitor.accept(kind.key(id), value));
  }

  /** Puts all changes into the state below. */
  public void commit() {
    seen.forEach(
        (key, known) -> {
          if (known.changed) {
            commit(key, known.value);
          }
        });
  }

  private <T extends SpecificRecord> void commit(StateKey<T> key, SpecificRecord value) {
    below.put(key, key.kind().type().cast(value));
  }
}
