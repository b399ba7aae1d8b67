package org.competitionledger.projections.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.MarkState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the fold has reached, what was decided is found as if all of it lay in one map. Each
 * failure names its seed.
 */
class DecidedStatesTest {

  private static final int STEPS = 20_000;
  private static final List<String> PREFIXES = List.of("", "1", "é", "no such");

  private final Folding folding = new Folding();
  private final Map<String, MapState> truth = new HashMap<>();
  private List<Put> putting = new ArrayList<>();
  private long end;
  private long told;

  private record Put(String competition, StateKey<MarkState> key, MarkState value) {}

  /** A fold that lags behind, and may be ahead of what it tells. */
  private static final class Folding {
    private final Map<String, MapState> states = new HashMap<>();
    private final Deque<Map.Entry<Long, List<Put>>> committed = new ArrayDeque<>();
    private long place;

    State state(String competition) {
      return states.computeIfAbsent(competition, id -> new MapState());
    }

    void foldOne() {
      Map.Entry<Long, List<Put>> group = committed.poll();
      if (group != null) {
        group.getValue().forEach(put -> state(put.competition()).put(put.key(), put.value()));
        place = group.getKey();
      }
    }
  }

  static Stream<Arguments> seedsAndBounds() {
    return LongStream.rangeClosed(61, 66)
        .boxed()
        .flatMap(
            seed ->
                IntStream.of(0, 5, DecidedStates.FOUND_MAX)
                    .mapToObj(foundMax -> Arguments.of(seed, foundMax)));
  }

  @ParameterizedTest(name = "seed {0}, at most {1} found")
  @MethodSource("seedsAndBounds")
  void isLikeOneMapWhateverIsFolded(long seed, int foundMax) {
    Random random = new Random(seed);
    DecidedStates states = new DecidedStates(folding::state, foundMax);
    for (int step = 0; step < STEPS; step++) {
      String competition = "cup-" + random.nextInt(3);
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> put(states, competition, key(random), new MarkState((long) step));
        case 3 -> commit(states, 1 + random.nextInt(3));
        case 4 -> folding.foldOne();
        case 5 -> tell(states, told + random.nextLong(folding.place - told + 1));
        case 6 -> assertSameScan(states, competition, random);
        default -> assertSameFind(states, competition, key(random));
      }
    }
    foldAll(states);
    assertThat(states.above()).as("seed %d: all of it sank", seed).isZero();
    assertThat(states.awaited()).isZero();
    truth.keySet().forEach(competition -> assertSameScan(states, competition, random));
  }

  private static StateKey<MarkState> key(Random random) {
    StateKind<MarkState> kind = random.nextBoolean() ? StateKind.NOTICE : StateKind.VOTE;
    return kind.key((random.nextInt(4) == 0 ? "é" : "") + random.nextInt(25));
  }

  private void put(
      DecidedStates states, String competition, StateKey<MarkState> key, MarkState value) {
    states.of(competition).put(key, value);
    truth.computeIfAbsent(competition, id -> new MapState()).put(key, value);
    putting.add(new Put(competition, key, value));
  }

  /** Commits what was put, if anything was, as that many events and a marker. */
  private void commit(DecidedStates states, int events) {
    if (!putting.isEmpty()) {
      end += events;
      states.committed(end);
      folding.committed.add(Map.entry(end, putting));
      putting = new ArrayList<>();
      end++;
    }
  }

  private void tell(DecidedStates states, long place) {
    told = place;
    states.folded(place);
  }

  private void foldAll(DecidedStates states) {
    commit(states, 1);
    while (!folding.committed.isEmpty()) {
      folding.foldOne();
    }
    tell(states, end);
  }

  private State truth(String competition) {
    return truth.computeIfAbsent(competition, id -> new MapState());
  }

  private void assertSameFind(DecidedStates states, String competition, StateKey<MarkState> key) {
    assertThat(states.of(competition).find(key)).isEqualTo(truth(competition).find(key));
  }

  private void assertSameScan(DecidedStates states, String competition, Random random) {
    String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
    assertThat(scanned(states.of(competition), prefix))
        .isEqualTo(scanned(truth(competition), prefix));
  }

  private static List<String> scanned(State state, String prefix) {
    List<String> records = new ArrayList<>();
    for (StateKind<MarkState> kind : List.of(StateKind.NOTICE, StateKind.VOTE)) {
      state.scan(kind, prefix, (key, value) -> records.add(key + "=" + value.getSequence()));
    }
    return records;
  }

  private static StateKey<MarkState> notice(String id) {
    return StateKind.NOTICE.key(id);
  }

  @Test
  void whatWasPutAgainStaysUntilItsLastIsFolded() {
    DecidedStates states = new DecidedStates(folding::state);
    put(states, "cup", notice("a"), new MarkState(1L));
    put(states, "cup", notice("b"), new MarkState(1L));
    commit(states, 2);
    long first = end;
    put(states, "cup", notice("a"), new MarkState(2L));
    commit(states, 1);
    folding.foldOne();

    states.folded(first - 2);
    assertThat(states.above()).as("not all of the first was told of").isEqualTo(2);
    states.folded(first);

    assertThat(states.above()).isEqualTo(1);
    assertThat(states.of("cup").find(notice("a"))).contains(new MarkState(2L));
    assertThat(states.awaited()).isEqualTo(end - 1);
  }

  @Test
  void whatIsNotCommittedDoesNotSink() {
    DecidedStates states = new DecidedStates(folding::state);
    put(states, "cup", notice("a"), new MarkState(1L));

    states.folded(Long.MAX_VALUE);

    assertThat(states.above()).isEqualTo(1);
    assertThat(states.of("cup").find(notice("a"))).contains(new MarkState(1L));
  }

  @Test
  void remembersWhatWasAskedForAndForgetsCompetitionsAsWell() {
    DecidedStates states = new DecidedStates(folding::state, 1);
    put(states, "cup", notice("a"), new MarkState(1L));
    put(states, "cup", notice("b"), new MarkState(1L));
    State before = states.of("cup");
    assertThat(before.find(notice("a"))).isPresent();
    assertThat(before.find(notice("b"))).isPresent();

    foldAll(states);

    assertThat(states.of("cup")).as("nothing of it is kept").isNotSameAs(before);
    assertThat(states.of("cup").find(notice("a"))).contains(new MarkState(1L));
  }
}
