package org.competitionledger.core.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.StatisticKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random competitions of which all is known, published in part. */
class RangeLawsTest {

  private static final List<String> LEAVES = List.of("a", "b", "c", "d");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  /** A competition: rules, scores, true statistics. */
  private static final class Truth {
    final Random random;
    final CriteriaSet.Builder rules;
    final List<String> entries = new ArrayList<>();
    final List<String[]> scores = new ArrayList<>();
    final List<String[]> adjustments = new ArrayList<>();
    final boolean lower;

    Truth(long seed) {
      this.random = new Random(seed);
      this.lower = random.nextInt(4) == 0;
      this.rules = rules();
      int count = 1 + random.nextInt(5);
      for (int entry = 0; entry < count; entry++) {
        entries.add("e" + entry);
        for (String leaf : LEAVES) {
          scores.add(new String[] {"e" + entry, leaf, score(leaf)});
        }
        if (random.nextInt(4) == 0) {
          adjustments.add(new String[] {"e" + entry, "adj", StageFixture.random(random, -3, 3, 1)});
        }
      }
    }

    private String score(String leaf) {
      return leaf.equals("b")
          ? StageFixture.random(random, -5, 5, 1)
          : StageFixture.random(random, 0, 10, 2);
    }

    private CriteriaSet.Builder rules() {
      Criterion.Builder parent =
          direct("p")
              .setFactor(decimal(List.of("1", "2", "0.5", "-1", "0").get(random.nextInt(5))))
              .setDigits(random.nextInt(3));
      List<Criterion.Builder> all = new ArrayList<>(List.of(parent));
      for (String leaf : LEAVES) {
        Criterion.Builder one =
            direct(leaf)
                .setScale(leaf.equals("b") ? scale("-5", "5") : scale("0", "10"))
                .setBetter(lower ? Better.LOWER : Better.HIGHER);
        if (random.nextBoolean()) {
          one.setDigits(random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
          one.setFactor(decimal("0.25"));
        }
        if (!leaf.equals("d") && random.nextBoolean()) {
          one.setParent("p");
        }
        all.add(one);
      }
      boolean parts = all.stream().anyMatch(one -> "p".equals(one.getParent()));
      return set((parts ? all : all.subList(1, all.size())).toArray(Criterion.Builder[]::new));
    }

    Figures figures(Set<Integer> hidden) {
      Figures figures = new Figures(CriteriaSet.newBuilder(rules.build()));
      entries.forEach(figures::entries);
      for (int at = 0; at < scores.size(); at++) {
        String[] score = scores.get(at);
        if (hidden.contains(at)) {
          figures.hidden(score[0], score[1]);
        } else {
          figures.score(score[0], score[1], score[2]);
        }
      }
      adjustments.forEach(one -> figures.stage().adjusted(one[0], one[1], one[2]));
      return figures;
    }

    StageTable table() {
      Figures all = figures(Set.of());
      return Standings.compute(all.stage().state(), StageFixture.STAGE, all.set().getCriteria());
    }

    Set<Integer> hide(double share) {
      Set<Integer> hidden = new HashSet<>();
      for (int at = 0; at < scores.size(); at++) {
        if (random.nextDouble() < share) {
          hidden.add(at);
        }
      }
      return hidden;
    }
  }

  /** A statistic to publish. */
  private record True(
      String criterion, StatisticKind kind, String value, Integer digits, List<String> whose) {

    void on(Figures figures, int n) {
      figures.statistic(criterion, kind, value, n, digits, whose.toArray(String[]::new));
    }
  }

  private static BigDecimal truth(StageTable table, String entry, String criterion) {
    Row row = table.row(entry).orElseThrow();
    return criterion == null
        ? row.total().orElseThrow().value()
        : row.points().stream()
            .filter(one -> one.criterion().equals(criterion))
            .findFirst()
            .orElseThrow()
            .points()
            .orElseThrow()
            .value();
  }

  private static List<True> statistics(Truth truth, StageTable table) {
    List<True> statistics = new ArrayList<>();
    List<String> columns = new ArrayList<>(Arrays.asList((String) null));
    truth.rules.getCriteria().forEach(one -> columns.add(one.getId()));
    int count = 1 + truth.random.nextInt(6);
    for (int one = 0; one < count; one++) {
      String column = columns.get(truth.random.nextInt(columns.size()));
      StatisticKind kind = StatisticKind.values()[truth.random.nextInt(5)];
      statistics.add(statistic(truth, table, column, kind));
    }
    return statistics;
  }

  private static True statistic(Truth truth, StageTable table, String column, StatisticKind kind) {
    List<String> order = new ArrayList<>(truth.entries);
    order.sort(Comparator.comparing(entry -> truth(table, entry, column)));
    BigDecimal least = truth(table, order.get(0), column);
    BigDecimal most = truth(table, order.get(order.size() - 1), column);
    Integer digits = truth.random.nextBoolean() ? truth.random.nextInt(3) : null;
    BigDecimal mean =
        order.stream()
            .map(entry -> truth(table, entry, column))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(order.size()), MathContext.DECIMAL64);
    boolean named = truth.random.nextBoolean();
    return switch (kind) {
      case MEAN -> new True(column, kind, rounded(mean, digits), digits, List.of());
      case MIN ->
          new True(
              column,
              kind,
              rounded(least, digits),
              digits,
              named ? order.subList(0, 1) : List.of());
      case MAX ->
          new True(
              column,
              kind,
              rounded(most, digits),
              digits,
              named ? order.subList(order.size() - 1, order.size()) : List.of());
      case RANGE ->
          new True(column, kind, rounded(most.subtract(least), digits), digits, List.of());
      case BEST -> best(truth, order, column);
    };
  }

  private static True best(Truth truth, List<String> order, String column) {
    int k = 1 + truth.random.nextInt(order.size());
    List<String> best =
        lowerIsBetter(truth, column)
            ? order.subList(0, k)
            : order.subList(order.size() - k, order.size());
    return new True(column, StatisticKind.BEST, Integer.toString(k), null, best);
  }

  private static boolean lowerIsBetter(Truth truth, String column) {
    Figures figures = truth.figures(Set.of());
    StageFigures read =
        StageFigures.read(figures.stage().state(), StageFixture.STAGE, figures.set());
    return read.lowerIsBetter(read.column(column).orElseThrow());
  }

  private static String rounded(BigDecimal value, Integer digits) {
    return value.setScale(digits == null ? 3 : digits, RoundingMode.HALF_UP).toPlainString();
  }

  private static Figures published(Truth truth, Set<Integer> hidden, List<True> statistics) {
    Figures figures = truth.figures(hidden);
    statistics.forEach(one -> one.on(figures, truth.entries.size()));
    return figures;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsTrueLiesWithin(long seed) {
    Truth truth = new Truth(seed);
    StageTable table = truth.table();
    List<True> statistics = statistics(truth, table);
    Figures figures = published(truth, truth.hide(0.7), statistics);
    Ranges ranges = figures.ranges();

    assertThat(ranges.contradiction()).as("seed %s", seed).isEmpty();
    for (Ranges.Published one : ranges.statistics()) {
      assertThat(one.verdict().fits()).as("seed %s: %s", seed, one).isTrue();
      assertThat(one.standing()).as("seed %s: %s", seed, one).isEqualTo("held");
    }
    for (Ranges.Cell cell : ranges.cells()) {
      BigDecimal value = truth(table, cell.participant(), cell.criterion());
      assertWithin(seed, cell, value);
      figures.reported(cell.participant(), cell.criterion(), rounded(value, 1), 1);
    }
    Ranges reported = figures.ranges();
    assertThat(reported.cells()).as("seed %s", seed).isEqualTo(ranges.cells());
    assertThat(reported.reported()).allMatch(one -> one.verdict().fits(), "seed " + seed);
    assertThat(reported.checks()).allMatch(one -> one.verdict().fits(), "seed " + seed);
    assertThat(reported.together().map(Ranges.Verdict::fits).orElse(true))
        .as("seed %s", seed)
        .isTrue();
  }

  private static void assertWithin(long seed, Ranges.Cell cell, BigDecimal value) {
    Range range = cell.range();
    assertThat(Figures.value(range.least()).filter(least -> least.compareTo(value) > 0))
        .as("seed %s: %s is below %s", seed, value, cell)
        .isEmpty();
    assertThat(Figures.value(range.most()).filter(most -> most.compareTo(value) < 0))
        .as("seed %s: %s is above %s", seed, value, cell)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hidingLessNeverWidens(long seed) {
    Truth truth = new Truth(seed);
    List<True> statistics = statistics(truth, truth.table());
    Set<Integer> hidden = truth.hide(0.8);
    Set<Integer> fewer = new HashSet<>(hidden);
    fewer.removeIf(cell -> truth.random.nextInt(3) == 0);
    Ranges more = published(truth, hidden, statistics).ranges();
    Ranges less = published(truth, fewer, statistics).ranges();

    for (Ranges.Cell cell : less.cells()) {
      Range wide = Figures.range(more, cell.participant(), cell.criterion());
      assertThat(within(cell.range(), wide))
          .as("seed %s: %s was %s", seed, cell, Figures.text(wide))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStatisticMoreNeverWidens(long seed) {
    Truth truth = new Truth(seed);
    List<True> statistics = statistics(truth, truth.table());
    Set<Integer> hidden = truth.hide(0.8);
    Ranges fewer = published(truth, hidden, statistics.subList(0, statistics.size() - 1)).ranges();
    Ranges all = published(truth, hidden, statistics).ranges();

    for (Ranges.Cell cell : all.cells()) {
      Range wide = Figures.range(fewer, cell.participant(), cell.criterion());
      assertThat(within(cell.range(), wide)).as("seed %s: %s", seed, cell).isTrue();
    }
  }

  private static boolean within(Range narrow, Range wide) {
    Optional<BigDecimal> least = Figures.value(wide.least());
    Optional<BigDecimal> most = Figures.value(wide.most());
    boolean low =
        least.isEmpty()
            || Figures.value(narrow.least())
                .filter(one -> one.compareTo(least.get()) >= 0)
                .isPresent();
    boolean high =
        most.isEmpty()
            || Figures.value(narrow.most())
                .filter(one -> one.compareTo(most.get()) <= 0)
                .isPresent();
    return low && high;
  }

  /** Each bound stands on events of the history, and a bound that is told has some. */
  @ParameterizedTest
  @MethodSource("seeds")
  void eachBoundFollowsFromEvents(long seed) {
    Truth truth = new Truth(seed);
    List<True> statistics = statistics(truth, truth.table());
    Ranges ranges = published(truth, truth.hide(0.7), statistics).ranges();

    ranges.cells().stream()
        .flatMap(cell -> Stream.of(cell.range().least(), cell.range().most()))
        .filter(end -> end.at().isPresent())
        .forEach(
            end ->
                assertThat(end.follows())
                    .as("seed %s: %s", seed, end)
                    .isNotEmpty()
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(sequence -> sequence > 0 && sequence <= 1_000 + statistics.size()));
  }
}
