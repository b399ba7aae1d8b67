package org.competitionledger.core.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.competitionledger.event.StatisticKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small competitions, of which all that fits can be listed: three entries, two criteria with whole
 * points from 0 to 4, nothing published but statistics. Points are listed as a1 b1 a2 b2 a3 b3.
 */
class TightRangesTest {

  private static final int ENTRIES = 3;
  private static final int CRITERIA = 2;
  private static final int MOST = 4;
  private static final List<String> COLUMNS = Arrays.asList("a", "b", null);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  private static Figures hidden() {
    Figures figures =
        new Figures(
            set(
                direct("a").setScale(scale("0", "4")).setDigits(0),
                direct("b").setScale(scale("0", "4")).setDigits(0)));
    figures.entries("e0", "e1", "e2");
    for (int entry = 0; entry < ENTRIES; entry++) {
      figures.hidden("e" + entry, "a", "b");
    }
    return figures;
  }

  private static int points(int[] cells, int entry, int column) {
    return column < CRITERIA
        ? cells[entry * CRITERIA + column]
        : cells[entry * CRITERIA] + cells[entry * CRITERIA + 1];
  }

  private static int[] column(int[] cells, int column) {
    return IntStream.range(0, ENTRIES).map(entry -> points(cells, entry, column)).toArray();
  }

  /** Publishes a statistic that is true of these points, and tells of which others it is true. */
  private static Predicate<int[]> publish(
      Random random, int[] truth, StatisticKind kind, int column, Figures figures) {
    int[] points = column(truth, column);
    int sum = Arrays.stream(points).sum();
    int least = Arrays.stream(points).min().orElseThrow();
    int most = Arrays.stream(points).max().orElseThrow();
    String of = COLUMNS.get(column);
    return switch (kind) {
      case MEAN -> {
        BigDecimal mean =
            BigDecimal.valueOf(sum)
                .divide(BigDecimal.valueOf(ENTRIES), 0, java.math.RoundingMode.HALF_UP);
        figures.statistic(of, kind, mean.toPlainString(), ENTRIES, 0);
        int threeMeans = mean.intValue() * ENTRIES;
        yield cells ->
            Math.abs(2 * (Arrays.stream(column(cells, column)).sum() - threeMeans)) <= ENTRIES;
      }
      case MIN -> {
        figures.statistic(of, kind, "" + least, ENTRIES, 6);
        yield cells -> Arrays.stream(column(cells, column)).min().orElseThrow() == least;
      }
      case MAX -> {
        figures.statistic(of, kind, "" + most, ENTRIES, 6);
        yield cells -> Arrays.stream(column(cells, column)).max().orElseThrow() == most;
      }
      case RANGE -> {
        figures.statistic(of, kind, "" + (most - least), ENTRIES, 6);
        yield cells -> {
          int[] all = column(cells, column);
          int low = Arrays.stream(all).min().orElseThrow();
          return Arrays.stream(all).max().orElseThrow() - low == most - least;
        };
      }
      case BEST -> best(random, points, column, figures);
    };
  }

  private static Predicate<int[]> best(Random random, int[] points, int column, Figures figures) {
    int best = random.nextInt(ENTRIES);
    for (int entry = 0; entry < ENTRIES; entry++) {
      best = points[entry] > points[best] ? entry : best;
    }
    int first = best;
    figures.statistic(COLUMNS.get(column), StatisticKind.BEST, "1", ENTRIES, null, "e" + best);
    return cells ->
        Arrays.stream(column(cells, column)).allMatch(one -> one <= points(cells, first, column));
  }

  private static List<int[]> all(Predicate<int[]> fits) {
    List<int[]> found = new ArrayList<>();
    int cells = ENTRIES * CRITERIA;
    int count = (int) Math.pow(MOST + 1, cells);
    for (int number = 0; number < count; number++) {
      int[] points = new int[cells];
      int rest = number;
      for (int at = 0; at < cells; at++) {
        points[at] = rest % (MOST + 1);
        rest /= MOST + 1;
      }
      if (fits.test(points)) {
        found.add(points);
      }
    }
    return found;
  }

  /** Of one statistic of a criterion, or of a total, each bound is tight, and told to be. */
  @ParameterizedTest
  @MethodSource("seeds")
  void ofOneStatisticEachBoundIsReached(long seed) {
    Random random = new Random(seed);
    int[] truth = random.ints(ENTRIES * CRITERIA, 0, MOST + 1).toArray();
    Figures figures = hidden();
    StatisticKind kind = StatisticKind.values()[random.nextInt(5)];
    Predicate<int[]> fits = publish(random, truth, kind, random.nextInt(3), figures);

    assertHull(seed, figures.ranges(), all(fits), true);
  }

  /** Of several together a bound may be wider than need be; one that is called tight is not. */
  @ParameterizedTest
  @MethodSource("seeds")
  void ofSeveralABoundThatIsCalledTightIsReached(long seed) {
    Random random = new Random(seed);
    int[] truth = random.ints(ENTRIES * CRITERIA, 0, MOST + 1).toArray();
    Figures figures = hidden();
    Predicate<int[]> fits = cells -> true;
    for (int one = 0; one < 2 + random.nextInt(4); one++) {
      StatisticKind kind = StatisticKind.values()[random.nextInt(5)];
      fits = fits.and(publish(random, truth, kind, random.nextInt(3), figures));
    }

    assertHull(seed, figures.ranges(), all(fits), false);
  }

  private static void assertHull(long seed, Ranges ranges, List<int[]> fitting, boolean allTight) {
    for (int entry = 0; entry < ENTRIES; entry++) {
      for (int column = 0; column <= CRITERIA; column++) {
        int at = entry;
        int of = column;
        Range range = Figures.range(ranges, "e" + entry, COLUMNS.get(column));
        int least = fitting.stream().mapToInt(one -> points(one, at, of)).min().orElseThrow();
        int most = fitting.stream().mapToInt(one -> points(one, at, of)).max().orElseThrow();
        String told = "seed %d: e%d %s is %s".formatted(seed, at, of, Figures.text(range));
        assertThat(Figures.value(range.least()).orElseThrow().intValueExact())
            .as(told)
            .isLessThanOrEqualTo(least)
            .satisfies(end -> assertThat(!range.least().tight() || end == least).isTrue());
        assertThat(Figures.value(range.most()).orElseThrow().intValueExact())
            .as(told)
            .isGreaterThanOrEqualTo(most)
            .satisfies(end -> assertThat(!range.most().tight() || end == most).isTrue());
        if (allTight) {
          assertThat(range.tight()).as(told).isTrue();
        }
      }
    }
  }
}
