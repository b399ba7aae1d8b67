package org.competitionledger.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.competitionledger.state.MarkState;
import org.competitionledger.state.RecusalState;
import org.junit.jupiter.api.Test;

/** What every {@link State} does, whatever keeps its records. A test of each extends this. */
public abstract class StateContract {

  private static final StateKey<MarkState> NOTICE = notice("b");

  /** A state without records, to be written. */
  protected abstract State empty();

  /**
   * The state that is looked at, where it is another than the one that is written.
   *
   * @param written what {@link #empty} gave, with some records
   */
  protected State view(State written) {
    return written;
  }

  private static StateKey<MarkState> notice(String id) {
    return StateKind.NOTICE.key(id);
  }

  private static List<String> scanned(State state, StateKind<MarkState> kind, String prefix) {
    List<String> found = new ArrayList<>();
    state.scan(
        kind,
        prefix,
        (key, value) -> {
          assertThat(state.find(key)).as(key.id()).contains(value);
          found.add(key.id() + ' ' + value.getSequence());
        });
    return found;
  }

  private State with(String... ids) {
    State state = empty();
    for (int at = 0; at < ids.length; at++) {
      state.put(notice(ids[at]), new MarkState((long) at));
    }
    return state;
  }

  @Test
  protected void findsNothingWhereNothingWasPut() {
    State state = view(empty());

    assertThat(state.find(NOTICE)).isEmpty();
    assertThat(scanned(state, StateKind.NOTICE, "")).isEmpty();
    assertThat(view(with("a")).find(NOTICE)).isEmpty();
  }

  @Test
  protected void findsWhatWasPutLast() {
    State state = empty();
    state.put(NOTICE, new MarkState(1L));
    assertThat(view(state).find(NOTICE)).contains(new MarkState(1L));

    state.put(NOTICE, new MarkState(2L));
    assertThat(view(state).find(NOTICE)).contains(new MarkState(2L));
    assertThat(scanned(view(state), StateKind.NOTICE, "")).containsExactly("b 2");
  }

  @Test
  protected void keepsKindsApart() {
    State state = with("b");
    state.put(StateKind.VOTE.key("b"), new MarkState(7L));

    assertThat(view(state).find(NOTICE)).contains(new MarkState(0L));
    assertThat(scanned(view(state), StateKind.VOTE, "")).containsExactly("b 7");
    assertThat(scanned(view(state), StateKind.UPHELD, "")).isEmpty();
  }

  @Test
  protected void scansInTheOrderOfIds() {
    State state = with("b", "a|z", "ab", "a", "가", "a|b", "b-2", "é");

    assertThat(scanned(view(state), StateKind.NOTICE, ""))
        .containsExactly("a 3", "ab 2", "a|b 5", "a|z 1", "b 0", "b-2 6", "é 7", "가 4");
  }

  @Test
  protected void scansWhatBeginsAlike() {
    State state = with("b", "a|z", "ab", "a", "a|b");

    assertThat(scanned(view(state), StateKind.NOTICE, "a|")).containsExactly("a|b 4", "a|z 1");
    assertThat(scanned(view(state), StateKind.NOTICE, "b")).containsExactly("b 0");
    assertThat(scanned(view(state), StateKind.NOTICE, "c")).isEmpty();
  }

  @Test
  protected void keysOfPartsAndOfAnIdAreTheSame() {
    State state = empty();
    state.put(Keys.recusal("final", "team-a", "judge@x"), new RecusalState(3L));

    assertThat(view(state).find(StateKind.RECUSAL.key("final|team-a|judge@x")))
        .contains(new RecusalState(3L));
    List<String> parts = new ArrayList<>();
    view(state).scan(StateKind.RECUSAL, "final|", (key, value) -> parts.add(key.part(2)));
    assertThat(parts).containsExactly("judge@x");
  }

  @Test
  protected void isLikeASortedMap() {
    Random random = new Random(211);
    Map<String, String> map = new TreeMap<>();
    State state = empty();
    for (int step = 0; step < 1_000; step++) {
      String id = "n-" + random.nextInt(1 + step / 5);
      state.put(notice(id), new MarkState((long) step));
      map.put(id, id + ' ' + step);
      if (step % 50 == 0) {
        assertThat(scanned(view(state), StateKind.NOTICE, ""))
            .containsExactlyElementsOf(map.values());
      }
    }
  }
}
