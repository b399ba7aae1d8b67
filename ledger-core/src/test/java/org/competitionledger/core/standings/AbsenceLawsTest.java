package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.byPoints;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.over;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.threshold;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.competitionledger.core.results.GateVerdict.Verdict;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.Better;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.ScoreState;
import org.competitionledger.state.EntryStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random competitions in which less is better, of two criteria or of two within each occasion. */
class AbsenceLawsTest {

  private static final int ENTRIES = 9;
  private static final int OCCASIONS = 3;

  private final StageFixture stage = new StageFixture();

  /** The cells, as {@code entry criterion occasion}, in which an entry has a figure. */
  private final Set<String> figures = new HashSet<>();

  /** "An entry without a figure is never better than one with a figure." */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void noEntryWithoutAFigureIsAboveOneWithOne(long seed) {
    Random random = new Random(seed);
    CriteriaSet rules = rules(random);
    tell(random, rules);
    StageTable table = Standings.compute(stage.state(), StageFixture.STAGE, rules);
    List<Row> ranked =
        table.rows().stream().filter(row -> row.section() == Section.RANKED).toList();
    for (Row above : ranked) {
      for (Row below : ranked) {
        if (above != below && placeOf(above) <= placeOf(below)) {
          assertThat(lacksWhatCounts(above, rules) && !lacks(below))
              .as("seed %s: %s lacks a figure, %s does not%n%s", seed, above, below, table)
              .isFalse();
          assertThat(below.total().isPresent() && hasFewer(above, below, rules))
              .as("seed %s: %s has fewer figures than %s%n%s", seed, above, below, table)
              .isFalse();
        }
      }
    }
    for (Row row : table.rows()) {
      if (lacksWhatCounts(row, rules)) {
        assertThat(row.cut()).as("seed %s: %s", seed, row).isNotEqualTo(Cut.IN);
        assertThat(row.gates().get(0).verdict())
            .as("seed %s: %s", seed, row)
            .isNotEqualTo(Verdict.PASSED);
      }
    }
  }

  /** Entry by entry, event by event: what is kept up to date is what is computed whole. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void incrementalIsFromScratch(long seed) {
    Random random = new Random(seed);
    CriteriaSet rules = rules(random);
    stage.closed(1).occasion(2).closed(3);
    LiveTable live = new LiveTable(CompiledRules.compile(stage.state(), StageFixture.STAGE, rules));
    for (int change = 0; change < 120; change++) {
      String entry = "e" + random.nextInt(ENTRIES);
      if (stage.state().find(Keys.entry(StageFixture.STAGE, entry)).isEmpty()) {
        stage.entry(entry, EntryStatus.IN, 1);
      }
      Criterion leaf = rules.getCriteria().get(random.nextInt(2));
      score(random, entry, leaf.getId(), 1 + random.nextInt(OCCASIONS));
      live.update(
          EntrySheet.read(
              stage.state(),
              stage.state().find(Keys.entry(StageFixture.STAGE, entry)).orElseThrow()));
      assertThat(live.snapshot().all())
          .as("seed %s, change %s", seed, change)
          .isEqualTo(Standings.compute(stage.state(), StageFixture.STAGE, rules));
    }
  }

  private static int placeOf(Row row) {
    return row.rank().orElseGet(() -> row.place().rankAmongPublished().orElseThrow());
  }

  /** Where the best two count, an entry that has two lacks none, though an occasion is open. */
  private boolean lacksWhatCounts(Row row, CriteriaSet rules) {
    Criterion whole = rules.getCriteria().get(2);
    if (whole.getOccasions() != null) {
      boolean drops = whole.getOccasions().getMethod() == OccasionMethod.BEST_N;
      return row.total().isEmpty()
          || row.pending() && whole(row.participant()) < (drops ? 2 : OCCASIONS);
    }
    return row.total().isEmpty()
        || row.pending()
            && rules.getCriteria().subList(0, 2).stream()
                .anyMatch(
                    leaf -> {
                      boolean drops =
                          leaf.getOccasions() != null
                              && leaf.getOccasions().getMethod() == OccasionMethod.BEST_N;
                      long there =
                          of(row.participant()).stream()
                              .filter(cell -> cell.startsWith(' ' + leaf.getId() + ' '))
                              .count();
                      return there < (drops ? leaf.getOccasions().getN() : OCCASIONS);
                    });
  }

  /** In how many occasions an entry has all figures. */
  private int whole(String entry) {
    Set<String> cells = of(entry);
    return (int)
        IntStream.rangeClosed(1, OCCASIONS)
            .filter(at -> cells.contains(" swim " + at) && cells.contains(" run " + at))
            .count();
  }

  private static boolean lacks(Row row) {
    return row.total().isEmpty() || row.pending();
  }

  /** Whether all figures that one has the other has too, and more: where all of them count. */
  private boolean hasFewer(Row one, Row other, CriteriaSet rules) {
    boolean allCount =
        rules.getCriteria().stream().allMatch(criterion -> criterion.getOccasions() == null);
    Set<String> ones = of(one.participant());
    Set<String> others = of(other.participant());
    return allCount && ones.size() < others.size() && others.containsAll(ones);
  }

  private Set<String> of(String entry) {
    Set<String> cells = new HashSet<>();
    for (String cell : figures) {
      if (cell.startsWith(entry + ' ')) {
        cells.add(cell.substring(entry.length()));
      }
    }
    return cells;
  }

  private void tell(Random random, CriteriaSet rules) {
    for (int occasion = 1; occasion <= OCCASIONS; occasion++) {
      if (random.nextBoolean()) {
        stage.closed(occasion);
      } else {
        stage.occasion(occasion);
      }
    }
    for (int entry = 0; entry < ENTRIES; entry++) {
      stage.entry("e" + entry, EntryStatus.IN, 1);
      for (Criterion leaf : rules.getCriteria().subList(0, 2)) {
        for (int occasion = 1; occasion <= OCCASIONS; occasion++) {
          if (random.nextInt(5) > 0) {
            score(random, "e" + entry, leaf.getId(), occasion);
          }
        }
      }
    }
    if (random.nextBoolean()) {
      stage.stageClosed();
    }
  }

  private void score(Random random, String entry, String criterion, int occasion) {
    switch (random.nextInt(12)) {
      case 0 -> stage.absent(entry, criterion, occasion, null);
      case 1 -> {
        if (occasion == 1) {
          stage.unpublished(entry, criterion, ScoreState.NOT_PUBLISHED);
        }
      }
      default -> {
        stage.score(entry, criterion, occasion, Integer.toString(1 + random.nextInt(5)));
        figures.add(entry + ' ' + criterion + ' ' + occasion);
      }
    }
  }

  /** Two criteria, alone or as parts of a third; in every second set, turned round by a factor. */
  private static CriteriaSet rules(Random random) {
    boolean parts = random.nextBoolean();
    boolean within = parts && random.nextBoolean();
    boolean turned = random.nextInt(3) == 0;
    List<Criterion.Builder> criteria = new ArrayList<>();
    for (String id : List.of("swim", "run")) {
      Criterion.Builder leaf = direct(id).setBetter(Better.LOWER).setParent(parts ? "all" : null);
      switch (within ? 2 : random.nextInt(4)) {
        case 0 -> leaf.setOccasions(best(2));
        case 1 -> leaf.setOccasions(over(OccasionMethod.MEAN));
        default -> {
          // the sum
        }
      }
      criteria.add(turned ? leaf.setFactor(decimal("-1")) : leaf);
    }
    if (parts) {
      OccasionAggregation best = random.nextBoolean() ? best(2) : over(OccasionMethod.MEAN);
      criteria.add(direct("all").setOccasions(within ? best : null));
    }
    String limit = turned ? "-100" : "100";
    Comparison comparison = turned ? Comparison.AT_LEAST : Comparison.AT_MOST;
    criteria.add(gate("fast", parts ? "all" : "swim", comparison, limit));
    CriteriaSet.Builder set =
        set(criteria.toArray(Criterion.Builder[]::new))
            .setCutRules(List.of(threshold(limit, GateOrder.BEFORE_CUT)));
    return (random.nextBoolean() ? set.setTieBreaks(List.of(byPoints("run"))) : set).build();
  }
}
