package org.competitionledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final Measured above =
      Measured.of("append", 40_000, "events/s")
          .against("raw producer", 100_000)
          .target(new Measured.Target.RatioAtLeast(0.25));
  private final Measured below =
      Measured.of("p50", 12.5, "ms").target(new Measured.Target.AtMost(10));
  private final Measured plain = Measured.of("raw producer", 100_000, "records/s");

  @Test
  void setsEachFigureBesideItsLimit() {
    assertThat(new Report("machine", List.of(plain, above, below)).table())
        .isEqualTo(
            """
            machine
            measure         value  unit       limit                 ratio  target
            raw producer  100,000  records/s
            append         40,000  events/s   100,000 raw producer   0.40  ratio ≥ 0.25  ok
            p50             12.50  ms                                      ≤ 10.00       BELOW
            """);
  }

  @Test
  void isReachedWhenEveryTargetIs() {
    assertThat(new Report("machine", List.of(plain, above)).reached()).isTrue();
    assertThat(new Report("machine", List.of(plain, above, below)).reached()).isFalse();
  }

  @Test
  void takesPercentilesByNearestRank() {
    Latencies latencies = new Latencies(200);
    for (int i = 100; i >= 1; i--) {
      latencies.add(i * 1_000_000L);
    }
    assertThat(latencies.percentileMs(50)).isEqualTo(50.0);
    assertThat(latencies.percentileMs(99)).isEqualTo(99.0);
    assertThat(latencies.percentileMs(100)).isEqualTo(100.0);
  }
}
