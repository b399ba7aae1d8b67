package org.competitionledger.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReadAheadTest {

  @Test
  void givesAllInTheirOrder() {
    List<Integer> all = IntStream.range(0, 1_000).boxed().toList();
    List<Integer> given = new ArrayList<>();
    try (ReadAhead<Integer> ahead = new ReadAhead<>(all.iterator())) {
      ahead.forEachRemaining(given::add);
    }
    assertThat(given).isEqualTo(all);
  }

  @Test
  void tellsOfAFailureInItsPlace() {
    for (Throwable failure : List.of(new IllegalStateException("no"), new StackOverflowError())) {
      try (ReadAhead<Integer> ahead = new ReadAhead<>(failingAfterOne(failure))) {
        assertThat(ahead.next()).isEqualTo(1);
        assertThatThrownBy(ahead::hasNext).isSameAs(failure);
      }
    }
  }

  private static Iterator<Integer> failingAfterOne(Throwable failure) {
    return IntStream.of(1, 2)
        .mapToObj(
            number -> {
              if (number == 2) {
                if (failure instanceof Error error) {
                  throw error;
                }
                throw (RuntimeException) failure;
              }
              return number;
            })
        .iterator();
  }
}
