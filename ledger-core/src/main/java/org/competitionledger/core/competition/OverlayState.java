package org.competitionledger.core.competition;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Changes on top of a state that are kept apart until {@link #commit()}, so that a refused command
 * leaves no trace. Costs what was changed, not what is below.
 */
public final class OverlayState implements State {

  private final State below;
  private final MapState changes = new MapState();

  public OverlayState(State below) {
    this.below = below;
  }

  @Override
  public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
    Optional<T> changed = changes.find(key);
    return changed.isPresent() ? changed : below.find(key);
  }

  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    changes.put(key, value);
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    TreeMap<String, T> merged = new TreeMap<>();
    below.scan(kind, idPrefix, (key, value) -> merged.put(key.id(), value));
    changes.scan(kind, idPrefix, (key, value) -> merged.put(key.id(), value));
    merged.forEach((id, value) -> visitor.accept(kind.key(id), value));
  }

  /** Puts all changes into the state below. */
  public void commit() {
    changes.copyTo(below);
  }
}
