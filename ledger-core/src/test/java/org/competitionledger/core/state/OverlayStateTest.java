package org.competitionledger.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.state.MarkState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OverlayStateTest {

  private static final StateKey<MarkState> OLD = StateKind.NOTICE.key("b-old");
  private static final StateKey<MarkState> NEW = StateKind.NOTICE.key("a-new");

  private final Noted below = new Noted();
  private final OverlayState overlay = new OverlayState(below);

  OverlayStateTest() {
    below.state.put(OLD, mark(1));
  }

  private static MarkState mark(long sequence) {
    return new MarkState(sequence);
  }

  /** A map that notes what it is asked. */
  private static final class Noted implements State {
    private final MapState state = new MapState();
    private final List<String> asked = new ArrayList<>();

    @Override
    public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
      asked.add("find " + key.id());
      return state.find(key);
    }

    @Override
    public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
      asked.add("put " + key.id());
      state.put(key, value);
    }

    @Override
    public <T extends SpecificRecord> void scan(
        StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
      state.scan(kind, idPrefix, visitor);
    }
  }

  @Nested
  class AboveNothing extends StateContract {
    @Override
    protected State empty() {
      return new OverlayState(new MapState());
    }
  }

  @Nested
  class Committed extends StateContract {
    private MapState under;
    private OverlayState above;

    @Override
    protected State empty() {
      under = new MapState();
      above = new OverlayState(under);
      return above;
    }

    @Override
    protected State view(State written) {
      above.commit();
      return new OverlayState(under);
    }
  }

  private List<String> scanned(String prefix) {
    List<String> records = new ArrayList<>();
    overlay.scan(
        StateKind.NOTICE,
        prefix,
        (key, value) -> records.add(key.id() + " " + value.getSequence()));
    return records;
  }

  @Test
  void changesNothingBelowUntilItCommits() {
    overlay.put(OLD, mark(2));
    overlay.put(NEW, mark(3));

    assertEquals(Optional.of(mark(2)), overlay.find(OLD));
    assertEquals(Optional.of(mark(3)), overlay.find(NEW));
    assertEquals(Optional.of(mark(1)), below.state.find(OLD));
    assertEquals(Optional.empty(), below.state.find(NEW));
  }

  @Test
  void asksBelowOnceForWhatIsThere() {
    overlay.find(OLD);
    overlay.find(OLD);
    overlay.find(NEW);
    overlay.find(NEW);

    assertEquals(List.of("find b-old", "find a-new", "find a-new"), below.asked);
  }

  @Test
  void commitsWhatWasPutAndNotWhatWasOnlyFound() {
    overlay.find(OLD);
    overlay.put(NEW, mark(3));
    overlay.put(NEW, mark(4));
    overlay.commit();

    assertEquals(List.of("find b-old", "put a-new"), below.asked);
    assertEquals(Optional.of(mark(4)), below.state.find(NEW));
  }

  @Test
  void commitsWhatWasFoundAndThenChanged() {
    overlay.find(OLD);
    overlay.put(OLD, mark(5));
    overlay.commit();

    assertEquals(Optional.of(mark(5)), below.state.find(OLD));
  }

  @Test
  void scansTheChangedAmongTheOthers() {
    overlay.find(OLD);
    overlay.put(NEW, mark(3));
    overlay.put(StateKind.NOTICE.key("c-late"), mark(4));
    overlay.put(StateKind.VOTE.key("a-vote"), mark(9));
    assertEquals(List.of("a-new 3", "b-old 1", "c-late 4"), scanned(""));

    overlay.put(OLD, mark(6));
    assertEquals(List.of("b-old 6"), scanned("b-"));
  }
}
