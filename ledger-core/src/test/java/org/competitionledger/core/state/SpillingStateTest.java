package org.competitionledger.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.competitionledger.state.MarkState;
import org.competitionledger.state.RecusalState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** In the heap, and beyond it. */
class SpillingStateTest {

  @Nested
  class InTheHeap extends StateContract {
    @Override
    protected State empty() {
      return new SpillingState(ByteBuffer::allocate);
    }
  }

  @Nested
  class Spilt extends StateContract {
    @Override
    protected State empty() {
      return new SpillingState(ByteBuffer::allocate, 0);
    }
  }

  @Nested
  class SpiltMeanwhile extends StateContract {
    @Override
    protected State empty() {
      return new SpillingState(ByteBuffer::allocate, 3);
    }
  }

  @Test
  void isLikeAMapBeforeAndAfterItSpills() {
    Random random = new Random(211);
    MapState map = new MapState();
    SpillingState spilling = new SpillingState(ByteBuffer::allocate, 20);
    for (int step = 0; step < 3_000; step++) {
      String stage = "stage-" + random.nextInt(3);
      String evaluator = "judge@" + random.nextInt(1 + step / 10);
      StateKey<RecusalState> recusal = Keys.recusal(stage, "team-" + step % 40, evaluator);
      StateKey<MarkState> notice = StateKind.NOTICE.key("notice-" + step % 15);
      for (State state : List.of(map, spilling)) {
        state.put(recusal, new RecusalState((long) step));
        state.put(notice, new MarkState((long) step));
      }
      StateKey<RecusalState> other = Keys.recusal(stage, "team-" + step % 7, evaluator);
      assertEquals(map.find(recusal), spilling.find(recusal));
      assertEquals(map.find(other), spilling.find(other));
      assertEquals(map.find(notice), spilling.find(notice));
      if (step % 100 == 0) {
        assertEquals(scanned(map, ""), scanned(spilling, ""));
        assertEquals(scanned(map, "stage-1|team-3"), scanned(spilling, "stage-1|team-3"));
        assertEquals(scanned(map, "stage-9"), scanned(spilling, "stage-9"));
      }
    }
    assertEquals(15, count(spilling, StateKind.NOTICE));
  }

  private static List<String> scanned(State state, String prefix) {
    List<String> found = new ArrayList<>();
    state.scan(
        StateKind.RECUSAL,
        prefix,
        (key, value) -> found.add(key + " " + key.part(2) + " " + value.getSequence()));
    return found;
  }

  private static int count(State state, StateKind<MarkState> kind) {
    List<StateKey<MarkState>> found = new ArrayList<>();
    state.scan(kind, "", (key, value) -> found.add(key));
    return found.size();
  }
}
