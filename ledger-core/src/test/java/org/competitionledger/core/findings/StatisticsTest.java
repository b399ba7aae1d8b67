package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;

import java.util.List;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StatisticKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published statistics against recorded scores: ants 90, bees 80.5, of at most 100. */
class StatisticsTest {

  private static Story two() {
    return Story.of(
            stage("heat", 1),
            published(set(1, "heat", criterion("speed").setMaximum(number("100")))),
            participant("ants"),
            participant("bees"),
            opened("heat"))
        .and(admitted("heat", "ants"), admitted("heat", "bees"))
        .and(score("heat", "ants", "speed", "90"));
  }

  private static ScoreStatisticPublished of(String criterion, StatisticKind kind, String value) {
    return new ScoreStatisticPublished("heat", criterion, kind, number(value), 2, null, List.of());
  }

  private static boolean contradicted(Story story) {
    return story.told().open().contains(FindingCode.STATISTIC_CONTRADICTS_SCORES);
  }

  @ParameterizedTest
  @CsvSource({
    "MEAN, 85.25, false",
    "MEAN, 85.3, false", // rounded to one digit
    "MEAN, 85.2, false", // half of its last digit away: taken as within
    "MEAN, 85.1, true",
    "MEAN, 85, false",
    "MEAN, 86, true",
    "MEAN, 84, true",
    "MIN, 80.5, false",
    "MIN, 80, false",
    "MIN, 79, true",
    "MAX, 90, false",
    "MAX, 91, true"
  })
  void areHeldAgainstAllScores(StatisticKind kind, String value, boolean contradicts) {
    Story story = two().and(score("heat", "bees", "speed", "80.5"));

    assertThat(contradicted(story.and(of("speed", kind, value)))).isEqualTo(contradicts);
  }

  /** With 90 known and the other from 0 to 100, the mean lies from 45 to 95. */
  @ParameterizedTest
  @CsvSource({
    "MEAN, 44, true",
    "MEAN, 45, false",
    "MEAN, 95, false",
    "MEAN, 96, true",
    "MIN, 91, true",
    "MIN, 3, false",
    "MAX, 89, true",
    "MAX, 97, false"
  })
  void whatWasNotPublishedMayBeAnythingUpToTheMaximum(
      StatisticKind kind, String value, boolean contradicts) {
    Story story =
        two()
            .and(
                new ScoreRecorded(
                    "heat",
                    "bees",
                    "speed",
                    1,
                    null,
                    ScoreState.NOT_PUBLISHED,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));

    assertThat(contradicted(story.and(of("speed", kind, value)))).isEqualTo(contradicts);
  }

  @Test
  void ofTheTotalAreHeldAgainstTotals() {
    Story story = two().and(score("heat", "bees", "speed", "80.5"));

    assertThat(contradicted(story.and(of(null, StatisticKind.MAX, "90")))).isFalse();
    assertThat(contradicted(story.and(of(null, StatisticKind.MAX, "95")))).isTrue();
  }

  @Test
  void contradictNothingWhileAScoreIsPending() {
    assertThat(contradicted(two().and(of("speed", StatisticKind.MEAN, "1")))).isFalse();
  }

  @Test
  void overMoreEntriesThanThereAreCannotBe() {
    Story story = two().and(score("heat", "bees", "speed", "80.5"));

    assertThat(
            contradicted(
                story.and(
                    new ScoreStatisticPublished(
                        "heat", "speed", StatisticKind.MEAN, number("85.25"), 3, null, List.of()))))
        .isTrue();
  }

  @Test
  void areHeldAgainstTheScoresOnceMoreWhenTheStageCloses() {
    Story story =
        two()
            .and(score("heat", "bees", "speed", "80"))
            .and(of("speed", StatisticKind.MEAN, "85"))
            .and(corrected("heat", "bees", "speed", null, "70"));
    assertThat(contradicted(story)).isFalse();

    assertThat(contradicted(story.and(new StageClosed("heat")))).isTrue();
  }
}
