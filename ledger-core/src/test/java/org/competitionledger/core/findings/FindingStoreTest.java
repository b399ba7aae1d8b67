package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.view.Finding;
import org.junit.jupiter.api.Test;

/** How a finding comes up, grows, is settled and comes up again. */
class FindingStoreTest {

  private static final FindingCode CODE = FindingCode.SOURCES_CONFLICT;
  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

  private final MapState memory = new MapState();

  /** What one event changes. */
  private List<Finding> raised(Instant since, long by, String detail, Long... proofs) {
    FindingStore store = new FindingStore(memory);
    store.raise(CODE, "x", new LocalisedText(null, detail), since, by, List.of(proofs));
    return store.changed();
  }

  private Finding found() {
    return new FindingStore(memory).find(CODE, "x").orElseThrow();
  }

  @Test
  void whatIsRaisedAgainKeepsItsBeginningAndGainsProofs() {
    assertThat(raised(JANUARY, 3, "one", 1L, 3L)).hasSize(1);
    assertThat(raised(MARCH, 9, "two", 3L, 9L)).containsExactly(found());
    assertThat(found().getSince()).isEqualTo(JANUARY);
    assertThat(found().getRaisedBy()).isEqualTo(3);
    assertThat(found().getSequences()).containsExactly(1L, 3L, 9L);
    assertThat(found().getProofs()).isEqualTo(3);
    assertThat(found().getDetail().getEn()).isEqualTo("two");
  }

  @Test
  void whatSaysNothingNewIsNoChange() {
    raised(JANUARY, 3, "one", 1L, 3L);
    assertThat(raised(MARCH, 9, "one", 1L)).isEmpty();
    assertThat(raised(MARCH, 9, "in other words", 1L)).hasSize(1);
    assertThat(found().getProofs()).isEqualTo(2);
  }

  @Test
  void whatWasSettledComesUpAnew() {
    raised(JANUARY, 3, "one", 1L, 3L);
    new FindingStore(memory).resolve(CODE, "x", MARCH, 7);
    assertThat(found().getResolvedBy()).isEqualTo(7);
    new FindingStore(memory).resolve(CODE, "x", MARCH.plusSeconds(1), 8);
    assertThat(found().getResolvedBy()).as("once").isEqualTo(7);

    raised(MARCH, 9, "one", 9L);
    assertThat(found().getResolvedAt()).isNull();
    assertThat(found().getSince()).isEqualTo(MARCH);
    assertThat(found().getSequences()).containsExactly(9L);
    assertThat(found().getProofs()).isEqualTo(1);
  }

  @Test
  void ofVeryManyProofsTheFirstFiftyAndTheLastAreListed() {
    raised(JANUARY, 3, "one", LongStream.rangeClosed(1, 60).boxed().toArray(Long[]::new));
    assertThat(found().getProofs()).isEqualTo(60);
    assertThat(found().getSequences()).hasSize(51).startsWith(1L, 2L).endsWith(49L, 50L, 60L);
  }
}
