package org.competitionledger.projections.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.event.Event;
import org.junit.jupiter.api.Test;

class LogAtStartTest {

  private final Map<String, Long> projected = new HashMap<>();

  /** Two partitions: one ends with event 7 of the cup, the other with event 3 of the race. */
  private final LogAtStart log =
      new LogAtStart(
          2, partition -> Optional.of(partition == 0 ? event("cup", 7) : event("race", 3)));

  private boolean reached(Integer... here) {
    return log.reached(Set.of(here), id -> projected.getOrDefault(id, -1L));
  }

  @Test
  void isReachedOnceTheLastEventOfEachPartitionIsProjected() {
    assertThat(reached(0, 1)).isFalse();
    projected.put("cup", 6L);
    projected.put("race", 5L);
    assertThat(reached(0, 1)).isFalse();
    projected.put("cup", 7L);
    assertThat(reached(0, 1)).isTrue();
  }

  @Test
  void anEmptyLogIsReachedAtOnce() {
    assertThat(new LogAtStart(2, partition -> Optional.empty()).reached(Set.of(0, 1), id -> -1))
        .isTrue();
  }

  @Test
  void whatOthersProjectIsNotWaitedForUnlessItComesHere() {
    assertThat(reached()).isTrue();
    projected.put("race", 3L);
    assertThat(reached(1)).isTrue();
    assertThat(reached(0, 1)).isFalse();
  }

  @Test
  void onceReachedItIsNotAskedForAgain() {
    projected.put("cup", 7L);
    assertThat(reached(0)).isTrue();
    projected.remove("cup"); // folded from the beginning, after a move to another instance and back
    assertThat(reached(0)).isTrue();
  }

  private static Event event(String competition, long sequence) {
    Event event = new Event();
    event.put("competition", competition);
    event.put("sequence", sequence);
    return event;
  }
}
