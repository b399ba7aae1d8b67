package org.competitionledger.projections.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.competitionledger.event.Sha256;
import org.competitionledger.projections.RefusalStatistics;
import org.competitionledger.projections.RefusalStatistics.LateRefusals;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.projections.store.OpenStores;
import org.competitionledger.refusal.RecordedRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals are counted as they are folded. */
class RefusalCountsTest {

  private static final char SPACE = 'l';
  private static final Instant CLOSED = Instant.parse("2026-11-26T10:00:00Z");
  private static final Sha256 ANY = new Sha256(new byte[32]);

  @TempDir Path directory;

  private static byte[] refusal(String code, String role, int further, Duration late) {
    try {
      ByteBuffer bytes =
          new RecordedRefusal(
                  "cup",
                  0L,
                  late == null ? CLOSED : CLOSED.plus(late),
                  role,
                  code,
                  null,
                  null,
                  ANY,
                  ANY,
                  further,
                  late == null ? null : CLOSED)
              .toByteBuffer();
      byte[] entry = new byte[bytes.remaining()];
      bytes.get(entry);
      return entry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void byCodeByRoleAndByHowLateAndNoneOfAnotherCompetition() {
    FoldedStore store = OpenStores.in(directory);
    RefusalCounts counts = new RefusalCounts(store.space(SPACE));
    counts.add("cup", refusal("call-closed", "APPLICANT", 0, Duration.ofSeconds(60)));
    counts.add("cup", refusal("call-closed", "APPLICANT", 3, Duration.ofSeconds(61)));
    counts.add("cup", refusal("call-closed", "CLERK", 0, Duration.ofDays(2)));
    counts.add("cup", refusal("unknown-stage", null, 1, null));
    counts.add("cup-2", refusal("score-exists", "EVALUATOR", 9, null));
    store.write(Map.of());

    assertThat(RefusalCounts.of("cup", store.written(SPACE)))
        .isEqualTo(
            new RefusalStatistics(
                4,
                4,
                Map.of("call-closed", 3L, "unknown-stage", 1L),
                Map.of("APPLICANT", 2L, "CLERK", 1L),
                List.of(
                    new LateRefusals("call-closed", Optional.of(1L), 1),
                    new LateRefusals("call-closed", Optional.of(10L), 1),
                    new LateRefusals("call-closed", Optional.empty(), 1))));
    assertThat(RefusalCounts.of("cu", store.written(SPACE)).recorded()).isZero();
    store.close();
  }

  /** Of a later version, say: it is one, and the fold goes on. */
  @Test
  void whatCannotBeReadIsCountedAsThat() {
    FoldedStore store = OpenStores.in(directory);
    RefusalCounts counts = new RefusalCounts(store.space(SPACE));
    counts.add("cup", new byte[] {(byte) 0xc3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 7});
    counts.add("cup", new byte[0]);
    counts.add("cup", refusal("unknown-stage", null, 0, null));
    store.write(Map.of());

    RefusalStatistics counted = RefusalCounts.of("cup", store.written(SPACE));
    assertThat(counted.codes()).isEqualTo(Map.of(RefusalCounts.UNREAD, 2L, "unknown-stage", 1L));
    assertThat(counted.recorded()).isEqualTo(3);
    store.close();
  }

  /** What is read for an answer does not grow with what was refused. */
  @Test
  void goesOnWhereItStandsAndKeepsNoMoreNumbersThanThereAreKinds() {
    FoldedStore store = OpenStores.in(directory);
    for (int i = 0; i < 1_000; i++) {
      new RefusalCounts(store.space(SPACE))
          .add("cup", refusal("stage-closed", "EVALUATOR", 1, Duration.ofMinutes(i * 10L)));
    }
    store.write(Map.of());
    int numbers = 0;
    try (KeyValueIterator<?, ?> found = store.written(SPACE).all()) {
      for (; found.hasNext(); found.next()) {
        numbers++;
      }
    }
    assertThat(numbers).isEqualTo(3 + 5);
    RefusalStatistics counted = RefusalCounts.of("cup", store.written(SPACE));
    assertThat(counted.recorded()).isEqualTo(1_000);
    assertThat(counted.late().stream().mapToLong(LateRefusals::count).toArray())
        .containsExactly(1, 1, 5, 138, 855);
    store.close();
  }
}
