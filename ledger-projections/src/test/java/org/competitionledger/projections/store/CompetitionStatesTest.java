package org.competitionledger.projections.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.MarkState;
import org.junit.jupiter.api.Test;

class CompetitionStatesTest {

  private final MemorySpace store = new MemorySpace();

  private static StateKey<MarkState> notice(int number) {
    return StateKind.NOTICE.key("notice-" + number);
  }

  private static List<String> scanned(State state) {
    List<String> records = new ArrayList<>();
    state.scan(StateKind.NOTICE, "", (key, value) -> records.add(key + "=" + value.getSequence()));
    return records;
  }

  private long stored() {
    return store.approximateNumEntries();
  }

  @Test
  void isLikeAMapHoweverLittleItKeeps() {
    Random random = new Random(41);
    CompetitionStates states = new CompetitionStates(store, 7, 5);
    Map<String, State> maps = new HashMap<>();
    for (int step = 0; step < 20_000; step++) {
      String competition = "cup-" + random.nextInt(2);
      State map = maps.computeIfAbsent(competition, id -> new MapState());
      State state = states.of(competition);
      StateKey<MarkState> key = notice(random.nextInt(30));
      switch (random.nextInt(8)) {
        case 0 -> states.writeOut();
        case 1, 2, 3 -> {
          map.put(key, new MarkState((long) step));
          state.put(key, new MarkState((long) step));
        }
        default -> assertThat(state.find(key)).isEqualTo(map.find(key));
      }
      if (step % 500 == 0) {
        assertThat(scanned(state)).isEqualTo(scanned(map));
      }
    }
  }

  @Test
  void holdsBackWhatWasPutUntilItIsWrittenOut() {
    CompetitionStates states = new CompetitionStates(store);
    states.of("cup").put(notice(1), new MarkState(1L));
    states.of("cup").put(notice(1), new MarkState(2L));
    assertThat(stored()).isZero();

    states.writeOut();

    assertThat(new QueriedState("cup", store).find(notice(1))).contains(new MarkState(2L));
  }

  @Test
  void holdsBackNoMoreThanItMay() {
    CompetitionStates states = new CompetitionStates(store, 100, 10);
    for (int i = 0; i < 25; i++) {
      states.of("cup").put(notice(i), new MarkState((long) i));
    }
    assertThat(stored()).isEqualTo(20);
  }

  @Test
  void writesWhatWasFoundAndChangedBeforeItForgetsIt() {
    CompetitionStates states = new CompetitionStates(store, 1, 100);
    State cup = states.of("cup");
    cup.put(notice(1), new MarkState(1L));
    cup.put(notice(2), new MarkState(2L));

    assertThat(cup.find(notice(1))).contains(new MarkState(1L));
    assertThat(cup.find(notice(2))).contains(new MarkState(2L));

    assertThat(stored()).as("the first was evicted").isEqualTo(2);
    assertThat(cup.find(notice(1))).contains(new MarkState(1L));
  }

  @Test
  void whatWasNotWrittenOutIsForgottenWithIt() {
    CompetitionStates states = new CompetitionStates(store);
    State cup = states.of("cup");
    cup.put(notice(1), new MarkState(1L));
    states.writeOut();
    cup.put(notice(1), new MarkState(2L));
    cup.put(notice(2), new MarkState(2L));

    cup = new CompetitionStates(store).of("cup");

    assertThat(cup.find(notice(1))).contains(new MarkState(1L));
    assertThat(cup.find(notice(2))).isEmpty();
  }

  /** A space that notes the keys put into it. */
  private static FoldedStore.Space noting(List<String> written) {
    return new MemorySpace() {
      @Override
      public void put(Bytes key, byte[] value) {
        written.add(new String(key.get(), UTF_8));
      }
    };
  }

  @Test
  void writesInTheOrderOfTheKeys() {
    List<String> written = new ArrayList<>();
    CompetitionStates states = new CompetitionStates(noting(written));
    for (int i : new int[] {7, 2, 9, 4}) {
      states.of("cup").put(notice(i), new MarkState((long) i));
    }
    states.writeOut();

    assertThat(written)
        .containsExactly(
            "cup|notice|notice-2",
            "cup|notice|notice-4",
            "cup|notice|notice-7",
            "cup|notice|notice-9");
  }
}
