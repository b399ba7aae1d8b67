package org.competitionledger.projections.decide;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;

/**
 * The states of a partition's competitions as they were decided: what was folded of the log, and
 * above it what was decided since, which the fold has still to come to. A record leaves the upper
 * layer once the fold has written it, and not before, so that looking from above to below always
 * finds the last one.
 *
 * <p>What was found below is remembered, since nobody else decides in this partition. By one
 * thread.
 */
final class DecidedStates {

  /**
   * Records that were found below and are remembered, and competitions that were asked about; all
   * are forgotten together.
   */
  static final int FOUND_MAX = 20_000;

  private final Function<String, State> folded;
  private final int foundMax;
  private final Map<String, OfCompetition> competitions = new HashMap<>();
  private final Deque<Group> groups = new ArrayDeque<>();
  private List<Kept> putting = new ArrayList<>();
  private int above;
  private int found;

  /**
   * Above what was folded.
   *
   * @param folded a competition's state as far as it was folded, to be read only
   */
  DecidedStates(Function<String, State> folded) {
    this(folded, FOUND_MAX);
  }

  /** With another bound. */
  DecidedStates(Function<String, State> folded, int foundMax) {
    this.folded = folded;
    this.foundMax = foundMax;
  }

  /** What was put by the commands of one transaction, and the offset that follows its events. */
  private record Group(long end, List<Kept> puts) {}

  /** A record as it was last decided, and in which group. */
  private static final class Kept {
    private final OfCompetition of;
    private final StateKey<?> key;
    private SpecificRecord value;
    private List<Kept> group;
    private boolean asked;

    Kept(OfCompetition of, StateKey<?> key) {
      this.of = of;
      this.key = key;
    }
  }

  /** The state of one competition; it may be empty. */
  State of(String competition) {
    return competitions.computeIfAbsent(competition, OfCompetition::new);
  }

  /**
   * What was put since the last call is committed.
   *
   * @param end the offset that follows its events
   */
  void committed(long end) {
    if (!putting.isEmpty()) {
      groups.add(new Group(end, putting));
      putting = new ArrayList<>();
    }
  }

  /** The fold has written all before an offset. */
  void folded(long place) {
    while (!groups.isEmpty() && groups.peek().end() <= place) {
      List<Kept> written = groups.remove().puts();
      for (Kept kept : written) {
        if (kept.group == written) { // nothing was put in its place since
          kept.of.sink(kept);
        }
      }
    }
    if (found > foundMax || competitions.size() > foundMax) { // some may not even exist
      competitions.values().forEach(state -> state.below.clear());
      competitions.values().removeIf(state -> state.above.isEmpty());
      found = 0;
    }
  }

  /** How many records were decided and not folded yet, as far as is known. */
  int above() {
    return above;
  }

  /** The offset up to which the fold has to come for the oldest of them. */
  long awaited() {
    return groups.isEmpty() ? 0 : groups.peek().end();
  }

  private final class OfCompetition implements State {

    private final State folded;
    private final Map<StateKind<?>, Map<StateKey<?>, Kept>> above = new HashMap<>();
    private final Map<StateKey<?>, SpecificRecord> below = new HashMap<>();

    OfCompetition(String competition) {
      this.folded = DecidedStates.this.folded.apply(competition);
    }

    @Override
    public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
      Kept decided = above(key.kind()).get(key);
      if (decided != null) {
        decided.asked = true;
        return Optional.of(key.kind().type().cast(decided.value));
      }
      SpecificRecord known = below.get(key);
      if (known != null) {
        return Optional.of(key.kind().type().cast(known));
      }
      Optional<T> read = folded.find(key);
      read.ifPresent(value -> remember(key, value));
      return read;
    }

    private Map<StateKey<?>, Kept> above(StateKind<?> kind) {
      return above.getOrDefault(kind, Map.of());
    }

    private void remember(StateKey<?> key, SpecificRecord value) {
      if (below.put(key, value) == null) {
        found++;
      }
    }

    @Override
    public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
      Map<StateKey<?>, Kept> ofKind = above.computeIfAbsent(key.kind(), kind -> new HashMap<>());
      Kept kept = ofKind.get(key);
      if (kept == null) {
        kept = new Kept(this, key);
        ofKind.put(key, kept);
        DecidedStates.this.above++;
        if (below.remove(key) != null) {
          found--;
          kept.asked = true;
        }
      }
      kept.value = value;
      if (kept.group != putting) {
        kept.group = putting;
        putting.add(kept);
      }
    }

    /** What was folded is found below. */
    private void sink(Kept kept) {
      above.computeIfPresent(
          kept.key.kind(),
          (kind, ofKind) -> {
            ofKind.remove(kept.key);
            return ofKind.isEmpty() ? null : ofKind;
          });
      DecidedStates.this.above--;
      if (kept.asked) {
        remember(kept.key, kept.value);
      }
    }

    @Override
    public <T extends SpecificRecord> void scan(
        StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
      Map<Bytes, Kept> decided = new TreeMap<>();
      above(kind)
          .forEach(
              (key, kept) -> {
                if (key.id().startsWith(idPrefix)) {
                  decided.put(Bytes.wrap(key.utf8("")), kept);
                }
              });
      if (decided.isEmpty()) {
        folded.scan(kind, idPrefix, visitor);
        return;
      }
      Map<Bytes, Runnable> inOrder = new TreeMap<>();
      folded.scan(
          kind,
          idPrefix,
          (key, value) -> inOrder.put(Bytes.wrap(key.utf8("")), () -> visitor.accept(key, value)));
      decided.forEach(
          (id, kept) ->
              inOrder.put(
                  id, () -> visitor.accept(kind.key(kept.key.id()), kind.type().cast(kept.value))));
      inOrder.values().forEach(Runnable::run);
    }
  }
}
