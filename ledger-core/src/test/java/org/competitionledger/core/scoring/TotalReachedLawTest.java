package org.competitionledger.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.reachedFirst;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.STAGE;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.results.TieKey;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.state.ScoreEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REACHED_FIRST against looking through the history, event by event. */
class TotalReachedLawTest {

  private static final int ENTRIES = 4;

  private final StageFixture stage = new StageFixture().closed(1).closed(2).closed(3);

  private EntryResult result(CriteriaSet rules, String entry) {
    return EntryScoring.score(
        CompiledRules.compile(stage.state(), STAGE, rules),
        EntrySheet.read(stage.state(), stage.state().find(Keys.entry(STAGE, entry)).orElseThrow()),
        OccasionBests.NONE);
  }

  private long reached(CriteriaSet rules, String entry) {
    return ((TieKey.BySequence) result(rules, entry).tieKeys().get(0)).sequence();
  }

  /** Where occasions are added up, it is the event since which the total is what it is. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isTheEventSinceWhichTheTotalIsWhatItIs(long seed) {
    Random random = new Random(seed);
    CriteriaSet rules =
        set(direct("x"), direct("all"), direct("y").setParent("all"), direct("z").setParent("all"))
            .setTieBreaks(List.of(reachedFirst()))
            .build();
    Map<String, BigDecimal> totals = new HashMap<>();
    Map<String, Long> since = new HashMap<>();
    for (int change = 0; change < 200; change++) {
      String entry = "e" + random.nextInt(ENTRIES);
      if (stage.state().find(Keys.entry(STAGE, entry)).isEmpty()) {
        stage.entries(entry);
      } else {
        change(random, entry, change);
      }
      BigDecimal total = result(rules, entry).total().orElseThrow().stripTrailingZeros();
      if (!total.equals(totals.put(entry, total))) {
        since.put(entry, stage.sequence());
      }
      assertThat(reached(rules, entry))
          .as("seed %s, change %s of %s", seed, change, entry)
          .isEqualTo(since.get(entry));
    }
  }

  /** Corrections and voids only where they make a difference. */
  private void change(Random random, String entry, int change) {
    String criterion = List.of("x", "y", "z").get(random.nextInt(3));
    int occasion = 1 + random.nextInt(3);
    ScoreEntry given =
        stage.state().find(Keys.score(STAGE, entry, criterion, occasion, null)).orElse(null);
    boolean worth =
        given != null
            && !given.getVoided()
            && given.getValue() != null
            && given.getValue().signum() != 0;
    switch (random.nextInt(6)) {
      case 0 -> stage.adjusted(entry, "a" + change, random.nextBoolean() ? "2" : "-2");
      case 1 -> {
        if (worth) {
          stage.voided(entry, criterion, occasion, given.getValue().toPlainString());
        }
      }
      case 2 -> {
        if (given == null || worth) {
          stage.absent(entry, criterion, occasion, null);
        }
      }
      default -> {
        int before = worth ? given.getValue().intValueExact() : 0;
        int value = random.nextInt(5);
        if (given == null || value != before) {
          stage.score(entry, criterion, occasion, Integer.toString(value));
        }
      }
    }
  }

  /** What it says where it is not so. */
  @Test
  void aCorrectionThatChangesNothingCountsAndADroppedOneDoesNot() {
    CriteriaSet rules =
        set(direct("x").setOccasions(best(1))).setTieBreaks(List.of(reachedFirst())).build();
    stage.entries("a").score("a", "x", 1, "5");
    stage.score("a", "x", 1, "5");
    long corrected = stage.sequence();
    assertThat(reached(rules, "a")).isEqualTo(corrected);
    stage.score("a", "x", 2, "9").score("a", "x", 2, "4");
    assertThat(reached(rules, "a"))
        .as("5 since the 9 was corrected, in truth")
        .isEqualTo(corrected);
  }
}
