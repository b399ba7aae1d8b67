package org.competitionledger.core.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.ranges.Figures.range;
import static org.competitionledger.core.ranges.Figures.text;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.over;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StatisticKind;
import org.competitionledger.event.Teams;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.MarkState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.StatisticState;
import org.competitionledger.state.TableMark;
import org.junit.jupiter.api.Test;

/** What single statistics leave open, and what they follow from. */
class RangesTest {

  private static Criterion.Builder tens(String id) {
    return direct(id).setScale(scale("0", "10")).setDigits(1);
  }

  /** Three entries, of which ants have 9 and the others' points were not published. */
  private static Figures one() {
    return new Figures(set(tens("x")))
        .entries("ants", "bees", "crows")
        .score("ants", "x", "9")
        .hidden("bees", "x")
        .hidden("crows", "x");
  }

  @Test
  void withoutStatisticsTheScaleIsAllThatIsKnown() {
    Ranges ranges = one().ranges();

    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("0! .. 10!");
    assertThat(text(range(ranges, "bees", null))).isEqualTo("0! .. 10!");
    assertThat(range(ranges, "bees", "x").follows()).containsExactly(Figures.SET);
    assertThat(ranges.cells()).hasSize(4);
    assertThat(ranges.statistics()).isEmpty();
    assertThat(ranges.together()).isEmpty();
  }

  @Test
  void whereAllIsKnownNothingIsOpen() {
    Ranges ranges = new Figures(set(tens("x"))).entries("ants").score("ants", "x", "9").ranges();

    assertThat(ranges.cells()).isEmpty();
    assertThat(ranges.means()).isEmpty();
  }

  @Test
  void withoutAScaleNothingBoundsIt() {
    Ranges ranges = new Figures(set(direct("x"))).entries("ants").hidden("ants", "x").ranges();

    assertThat(text(range(ranges, "ants", "x"))).isEqualTo(" .. ");
    assertThat(range(ranges, "ants", null).text().getEn())
        .isEqualTo("Nothing published bounds the total of ants.");
  }

  /** 8.0 of three is 24, within 3 × 0.05: bees and crows have 15 together, within 0.15. */
  @Test
  void aMeanLeavesEachWhatTheOthersLeave() {
    Ranges ranges = one().statistic("x", StatisticKind.MEAN, "8.0", 3, 1).ranges();

    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("4.9! .. 10!");
    assertThat(range(ranges, "bees", "x").least().follows())
        .as("the set, the score of ants, the mean")
        .containsExactly(4L, Figures.SET, 1001L);
    assertThat(range(ranges, "bees", "x").most().follows()).containsExactly(Figures.SET);
    assertThat(range(ranges, "bees", "x").least().text().getEn())
        .isEqualTo(
            "Given the scale, how points add up, the published scores and the mean of “x”, it"
                + " cannot be below 4.9.");
    assertThat(range(ranges, "bees", "x").text().getKo())
        .isEqualTo("배점, 점수 합산 방식, 공개된 점수, ‘x’ 평균을 근거로 하면 bees의 ‘x’는 4.9점 이상 10.0점 이하다.");
  }

  /** Points are whole tenths: of 24 within 0.15 there are 23.9, 24.0 and 24.1. */
  @Test
  void aMeanIsTakenAsRoundedToItsLastWrittenDigitUnlessItSays() {
    Ranges half = one().statistic("x", StatisticKind.MEAN, "8", 3, null).ranges();
    Ranges exact = one().statistic("x", StatisticKind.MEAN, "8", 3, 6).ranges();

    assertThat(text(range(half, "bees", "x"))).isEqualTo("3.5! .. 10!");
    assertThat(text(range(exact, "bees", "x"))).isEqualTo("5! .. 10!");
  }

  @Test
  void aMaximumBoundsAllAndOneHasIt() {
    Ranges anybody = one().statistic("x", StatisticKind.MAX, "9.5", 3, 1).ranges();
    assertThat(text(range(anybody, "bees", "x"))).isEqualTo("0! .. 9.5!");

    Ranges whose = one().statistic("x", StatisticKind.MAX, "9.5", 3, 1, "bees").ranges();
    assertThat(text(range(whose, "bees", "x"))).isEqualTo("9.5! .. 9.5!");
    assertThat(text(range(whose, "crows", "x"))).isEqualTo("0! .. 9.5!");

    Ranges only =
        one().score("crows", "x", "7").statistic("x", StatisticKind.MAX, "9.5", 3, 1).ranges();
    assertThat(text(range(only, "bees", "x"))).as("nobody else can").isEqualTo("9.5! .. 9.5!");
    assertThat(range(only, "bees", "x").least().follows()).contains(1001L);
  }

  @Test
  void aMinimumLikewise() {
    Ranges ranges = one().statistic("x", StatisticKind.MIN, "6", 3, 1, "crows").ranges();

    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("6! .. 10!");
    assertThat(text(range(ranges, "crows", "x"))).isEqualTo("6! .. 6!");
  }

  @Test
  void aRangeBoundsEachByTheOthers() {
    Ranges ranges = one().statistic("x", StatisticKind.RANGE, "2", 3, 1).ranges();

    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("7! .. 10!");
    assertThat(range(ranges, "bees", "x").least().follows()).containsExactly(4L, 1001L);
  }

  @Test
  void theBestStandNoWorseThanTheOthers() {
    Ranges ranges = one().statistic("x", StatisticKind.BEST, "2", 3, null, "ants", "bees").ranges();

    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("0! .. 10!");
    assertThat(text(range(ranges, "crows", "x"))).isEqualTo("0! .. 9!");
    assertThat(range(ranges, "crows", "x").most().follows()).containsExactly(4L, 1001L);
  }

  @Test
  void whereLessIsBetterTheBestHaveLess() {
    Ranges ranges =
        new Figures(set(tens("x").setBetter(Better.LOWER)))
            .entries("ants", "bees")
            .score("ants", "x", "3")
            .hidden("bees", "x")
            .statistic("x", StatisticKind.BEST, "1", 2, null, "bees")
            .ranges();

    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("0! .. 3!");
  }

  /** A parent twice the sum of its parts, and a penalty on the total. */
  @Test
  void parentsAndTotalsAreSums() {
    Figures figures =
        new Figures(
                set(
                    direct("p").setFactor(decimal("2")).setDigits(1),
                    tens("a").setParent("p"),
                    tens("b").setParent("p"),
                    tens("c")))
            .entries("ants")
            .score("ants", "a", "4")
            .hidden("ants", "b")
            .score("ants", "c", "1.5");
    figures.stage().adjusted("ants", "late", "-2");

    assertThat(text(range(figures.ranges(), "ants", "p"))).isEqualTo("8! .. 28!");
    assertThat(text(range(figures.ranges(), "ants", null))).isEqualTo("7.5! .. 27.5!");

    Ranges total = figures.statistic(null, StatisticKind.MAX, "20.5", 1, 1).ranges();
    assertThat(text(range(total, "ants", "p"))).isEqualTo("21! .. 21!");
    assertThat(text(range(total, "ants", "b"))).isEqualTo("6.5! .. 6.5!");
    assertThat(range(total, "ants", "b").follows())
        .as("scores of a and c, the penalty, the set, the maximum")
        .containsExactly(2L, 4L, 5L, Figures.SET, 1001L);
  }

  @Test
  void aStatisticThatCannotBeTrueBesideTheEarlierIsToldAndNarrowsNothing() {
    Ranges ranges =
        one()
            .statistic("x", StatisticKind.MAX, "9", 3, 1)
            .statistic("x", StatisticKind.MEAN, "9.4", 3, 1)
            .ranges();

    assertThat(ranges.statistics().get(0).verdict().fits()).isTrue();
    assertThat(ranges.statistics().get(1).verdict().fits()).isFalse();
    assertThat(ranges.statistics().get(1).verdict().follows()).containsExactly(4L, 1001L, 1002L);
    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("0! .. 9!");
  }

  @Test
  void statisticsOverOthersThanTheTableHasAreNotHeld() {
    Figures figures = one();
    figures.stage().entry("dogs", EntryStatus.WITHDRAWN, 1);

    assertThat(standing(figures.statistic("x", StatisticKind.MEAN, "1", 4, 1), 0))
        .isEqualTo("other-entries");
    assertThat(standing(figures.statistic("x", StatisticKind.MEAN, "1", 2, 1), 1))
        .isEqualTo("other-entries");
    assertThat(standing(figures.statistic("x", StatisticKind.MEAN, "8", 5, 1), 2))
        .isEqualTo("too-many");
    assertThat(standing(figures.statistic("y", StatisticKind.MEAN, "8", 3, 1), 3))
        .isEqualTo("no-such-points");
    assertThat(figures.ranges().statistics().get(2).verdict().fits()).isFalse();
    assertThat(text(range(figures.ranges(), "bees", "x"))).isEqualTo("0! .. 10!");
  }

  @Test
  void aStatisticIsNotHeldWhileAScoreIsToCome() {
    Figures figures =
        new Figures(set(tens("x")))
            .entries("ants", "bees")
            .hidden("ants", "x")
            .statistic("x", StatisticKind.MEAN, "9.9", 2, 1);

    assertThat(standing(figures, 0)).isEqualTo("pending");
    assertThat(figures.ranges().statistics().get(0).verdict().text().getEn())
        .as("also where none is to come")
        .isEqualTo("It is not held against anything while an entry has no points there.");
    assertThat(text(range(figures.ranges(), "ants", "x"))).isEqualTo("0! .. 10!");
    assertThat(figures.ranges().cells()).hasSize(2);
  }

  private static String standing(Figures figures, int index) {
    return figures.ranges().statistics().get(index).standing();
  }

  @Test
  void reportedFiguresAreHeldAgainstOfficialOnesAndNarrowNothing() {
    Figures figures =
        one()
            .statistic("x", StatisticKind.MEAN, "8.0", 3, 1)
            .reported("bees", "x", "4.9", 1)
            .reported("bees", "x", "4.7", 1)
            .reported("crows", "x", "9", 1);
    Ranges ranges = figures.ranges();

    assertThat(ranges.reported().stream().map(one -> one.verdict().fits()))
        .containsExactly(true, false, true);
    assertThat(ranges.reported().get(1).verdict().follows())
        .containsExactly(4L, Figures.SET, 1001L, 1003L);
    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("4.9! .. 10!");
    assertThat(ranges.together().orElseThrow().fits()).isFalse();
    assertThat(ranges.checks().get(0).verdict().fits()).as("9 + 4.7 + 9 = 22.7").isFalse();
  }

  @Test
  void aReportOfWhatIsKnownIsHeldAgainstIt() {
    Ranges ranges =
        one().reported("ants", "x", "9.04", null).reported("ants", "x", "9.1", 1).ranges();

    assertThat(ranges.reported().get(0).verdict().fits()).isFalse();
    assertThat(ranges.reported().get(1).verdict().fits()).isFalse();
    assertThat(one().reported("ants", "x", "9", 0).ranges().reported().get(0).verdict().fits())
        .isTrue();
  }

  /** Who is out may have had it. */
  @Test
  void anExtremeOfSomeIsNotHeldAgainstThoseWhoAreStillIn() {
    Figures figures = one().score("crows", "x", "7");
    figures.stage().entry("dogs", EntryStatus.WITHDRAWN, 1);
    figures.statistic("x", StatisticKind.MAX, "9.5", 2, 1);

    assertThat(standing(figures, 0)).isEqualTo("other-entries");
    assertThat(text(range(figures.ranges(), "bees", "x"))).isEqualTo("0! .. 10!");

    figures.statistic("x", StatisticKind.MAX, "9.5", 2, 1, "bees");
    assertThat(text(range(figures.ranges(), "bees", "x"))).isEqualTo("9.5! .. 9.5!");
  }

  /** 1 and 2 have the mean 1.5, though the points of each occasion are whole. */
  @Test
  void aPartsMeanOverOccasionsHasTheDigitsOfTheMean() {
    Figures figures =
        new Figures(
                set(
                    direct("p").setOccasions(over(OccasionMethod.MEAN)),
                    direct("a").setParent("p").setDigits(0),
                    tens("x")))
            .entries("ants")
            .hidden("ants", "x");
    figures.stage().closed(1).closed(2).scores("ants", "a", "1", "2");

    assertThat(figures.ranges().contradiction()).isEmpty();
  }

  @Test
  void aTotalMayGoBelowNoughtWherePointsAreTakenWithoutLimit() {
    Figures figures =
        new Figures(
                set(tens("x"), direct("d").setFactor(decimal("-1")).setScale(scale("0", null)))
                    .setMaximum(decimal("100")))
            .entries("ants")
            .hidden("ants", "x", "d");

    assertThat(range(figures.ranges(), "ants", null).least().at()).isEmpty();
  }

  @Test
  void aDirectScoreMayBeDividedAmongThoseWhoShareIt() {
    Ranges ranges =
        new Figures(
                set(
                    direct("x").setScale(scale("4", "10")),
                    direct("y").setScale(scale("-10", "-4")),
                    judged("z", PanelMethod.MEAN).setScale(scale("4", "10"))))
            .entries("ants")
            .hidden("ants", "x", "y", "z")
            .ranges();

    assertThat(text(range(ranges, "ants", "x"))).isEqualTo("0! .. 10!");
    assertThat(text(range(ranges, "ants", "y"))).isEqualTo("-10! .. 0!");
    assertThat(text(range(ranges, "ants", "z"))).isEqualTo("4! .. 10!");
  }

  @Test
  void pointsAddedUpWithinOccasionsFollowFromTheScoresOfTheParts() {
    Figures figures =
        new Figures(
                set(
                    direct("p").setOccasions(over(OccasionMethod.SUM)),
                    direct("a").setParent("p"),
                    tens("x")))
            .entries("ants")
            .score("ants", "a", "4")
            .hidden("ants", "x");

    assertThat(range(figures.ranges(), "ants", null).least().follows())
        .as("the score of a, the set")
        .containsExactly(2L, Figures.SET);
  }

  private static long score(State state) {
    return state
        .find(Keys.score(StageFixture.STAGE, "ann", "x", 1, null))
        .orElseThrow()
        .getLatest();
  }

  @Test
  void pointsOfTeamsFollowFromTheScoresOfTheirMembers() {
    StageFixture stage = new Figures(set(tens("x"), tens("y"))).entries("ann").stage();
    stage.stageClosed().score("ann", "x", "4").unpublished("ann", "y", ScoreState.NOT_PUBLISHED);
    State state = stage.state();
    state.put(Keys.COMPETITION, new CompetitionState(null, null, null, 1, null, -1L, null, false));
    for (String criterion : List.of("x", "y")) {
      StateKey<ScoreEntry> key = Keys.score(StageFixture.STAGE, "ann", criterion, 1, null);
      ScoreEntry score = state.find(key).orElseThrow();
      state.put(key, ScoreEntry.newBuilder(score).setTeam("red").build());
    }
    EntryState ann = state.find(Keys.entry(StageFixture.STAGE, "ann")).orElseThrow();
    state.put(
        Keys.entry("t", "red"),
        EntryState.newBuilder(ann).setStage("t").setParticipant("red").build());
    state.put(Keys.member(StageFixture.STAGE, "red", "ann"), new MarkState(1L));
    state.put(
        Keys.statistic("t", 1001),
        new StatisticState(
            1001L,
            new ScoreStatisticPublished(
                "t", null, StatisticKind.MAX, decimal("12"), 1, 1, List.of())));
    CriteriaSet teams =
        set(tens("x"), tens("y"))
            .setStages(List.of("t"))
            .setTeams(new Teams(StageFixture.STAGE, null))
            .build();
    CriteriaState ofTeams = new CriteriaState(Figures.SET + 1, Instant.EPOCH, teams);

    Ranges ranges = Ranges.of(state, "t", ofTeams).orElseThrow();

    assertThat(range(ranges, "red", "y").most().follows())
        .as("her score in x, the set, the maximum")
        .containsExactly(score(state), ofTeams.getSequence(), 1001L);
  }

  /** Each stands above the other, by a little: bounds creep up a hundred thousandth at a time. */
  @Test
  void whereNarrowingDoesNotEndNothingIsTight() {
    Figures figures =
        new Figures(set(direct("x").setScale(scale("0", "10"))))
            .entries("ants", "bees")
            .hidden("ants", "x")
            .hidden("bees", "x");
    figures.stage().adjusted("ants", "late", "-0.00001");
    figures
        .statistic("x", StatisticKind.BEST, "1", 2, null, "bees")
        .statistic(null, StatisticKind.BEST, "1", 2, null, "ants");

    assertThat(figures.ranges().cells()).noneMatch(cell -> cell.range().least().tight());
  }

  @Test
  void ofMoreGroundsThanASentenceNamesItSaysHowMany() {
    List<Ground> grounds =
        IntStream.range(0, 7)
            .mapToObj(
                one ->
                    new Ground(
                        Ground.Kind.REPORTED, new Term("보도 " + one, "report " + one), List.of()))
            .toList();

    assertThat(new Grounds(grounds).words().en()).endsWith("report 4 and 2 further grounds");
    assertThat(new Grounds(grounds).words().ko()).endsWith("그 밖의 근거 2건");
  }

  @Test
  void aSealedScoreReadsAsNotPublished() {
    Figures figures = new Figures(set(tens("x"))).entries("ants");
    figures.stage().unpublished("ants", "x", ScoreState.SEALED);

    assertThat(text(range(figures.ranges(), "ants", "x"))).isEqualTo("0! .. 10!");
  }

  /** What the findings ask of any stage: each constraint once. */
  @Test
  void inALargeStageFiguresAreHeldAllTheSame() {
    Figures figures = new Figures(set(tens("x")));
    int entries = Ranges.CELLS_MAX / 2 + 1;
    for (int entry = 0; entry < entries; entry++) {
      figures.entries("e" + entry);
      if (entry % 2 == 0) {
        figures.hidden("e" + entry, "x");
      } else {
        figures.score("e" + entry, "x", "10");
      }
    }
    figures
        .statistic("x", StatisticKind.MEAN, "4.9", entries, 1)
        .statistic("x", StatisticKind.MEAN, "5.1", entries, 1)
        .statistic("x", StatisticKind.MAX, "9.9", entries, 1)
        .reported("e0", "x", "10.1", 1)
        .reported("e0", "x", "9.9", 1);

    assertThat(
            HeldFigures.contradictingScores(
                figures.stage().state(), StageFixture.STAGE, figures.set(), one -> true))
        .containsExactlyInAnyOrder(1001L, 1003L);
    assertThat(
            HeldFigures.outside(figures.stage().state(), StageFixture.STAGE, figures.set()).stream()
                .map(HeldFigures.Outside::sequence))
        .containsExactly(1004L);
  }

  @Test
  void aStageTooLargeIsNotExplained() {
    Figures figures = new Figures(set(tens("x")));
    for (int entry = 0; entry <= Ranges.CELLS_MAX / 2; entry++) {
      figures.entries("e" + entry).hidden("e" + entry, "x");
    }

    assertThat(Ranges.of(figures.stage().state(), StageFixture.STAGE, figures.set())).isEmpty();
  }

  /** 7 and 9 lie 2 apart: who is 8.5 away from one of them has 0.5, since 15.5 is off the scale. */
  @Test
  void ifOnlyOneCanMakeTheRangeItDoes() {
    Figures high = one().score("crows", "x", "7").statistic("x", StatisticKind.RANGE, "8.5", 3, 1);
    assertThat(text(range(high.ranges(), "bees", "x"))).isEqualTo("0.5! .. 0.5!");

    Figures low =
        one()
            .score("ants", "x", "1")
            .score("crows", "x", "3")
            .statistic("x", StatisticKind.RANGE, "8.5", 3, 1);
    assertThat(text(range(low.ranges(), "bees", "x"))).isEqualTo("9.5! .. 9.5!");
    assertThat(range(low.ranges(), "bees", "x").least().follows())
        .as("the other scores and the range")
        .containsExactly(7L, 8L, 1001L);
  }

  @Test
  void aRangeThatNobodyCanMakeDoesNotFit() {
    Figures two = new Figures(set(tens("x"))).entries("ants", "bees").score("ants", "x", "5");
    Ranges ranges = two.hidden("bees", "x").statistic("x", StatisticKind.RANGE, "6", 2, 1).ranges();
    assertThat(ranges.statistics().get(0).verdict().fits()).isFalse();
    assertThat(ranges.statistics().get(0).verdict().text().getEn())
        .isEqualTo(
            "the difference between maximum and minimum of “x” cannot be true together with"
                + " the scale and the published scores.");
    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("0! .. 10!");
  }

  @Test
  void theRangeOfOneIsNought() {
    Figures alone = new Figures(set(tens("x"))).entries("ants").hidden("ants", "x");
    Ranges ranges =
        alone
            .statistic("x", StatisticKind.RANGE, "0", 1, 1)
            .statistic("x", StatisticKind.RANGE, "2", 1, 1)
            .ranges();
    assertThat(ranges.statistics().stream().map(one -> one.verdict().fits()))
        .containsExactly(true, false);
  }

  @Test
  void aRangeBoundsAlsoWhatNoScaleBounds() {
    Figures open =
        new Figures(set(direct("x").setDigits(1)))
            .entries("ants", "bees", "crows")
            .score("ants", "x", "9")
            .hidden("bees", "x")
            .hidden("crows", "x")
            .statistic("x", StatisticKind.RANGE, "2", 3, 6);
    assertThat(text(range(open.ranges(), "bees", "x"))).isEqualTo("7! .. 11!");
    assertThat(text(range(open.ranges(), "crows", "x"))).isEqualTo("7! .. 11!");
    open.score("crows", "x", "10");
    assertThat(text(range(open.ranges(), "bees", "x"))).as("8 or 11").isEqualTo("8! .. 11!");
  }

  @Test
  void theBestHasAtLeastWhatAnyOtherHas() {
    Ranges ranges = one().statistic("x", StatisticKind.BEST, "1", 3, null, "bees").ranges();
    assertThat(text(range(ranges, "bees", "x"))).isEqualTo("9! .. 10!");
    assertThat(range(ranges, "bees", "x").least().follows()).containsExactly(4L, 1001L);
    assertThat(text(range(ranges, "crows", "x"))).isEqualTo("0! .. 10!");
    assertThat(range(ranges, "bees", "x").least().text().getEn())
        .isEqualTo("Given the published scores and the best 1 by “x”, it cannot be below 9.0.");
  }

  @Test
  void whereNoScaleBoundsTheOthersTheBestIsBoundedByWhatIsKnown() {
    Figures figures =
        new Figures(set(direct("x").setDigits(1)))
            .entries("ants", "bees", "crows")
            .hidden("ants", "x")
            .hidden("bees", "x")
            .score("crows", "x", "9")
            .statistic("x", StatisticKind.BEST, "1", 3, null, "bees");
    assertThat(text(range(figures.ranges(), "bees", "x"))).isEqualTo("9! .. ");
    assertThat(range(figures.ranges(), "bees", "x").text().getEn())
        .isEqualTo(
            "Given the published scores and the best 1 by “x”, “x” of bees is at least 9.0.");
    assertThat(text(range(figures.ranges(), "ants", "x"))).isEqualTo(" .. ");
  }

  @Test
  void ifOnlyOneCanHaveTheMinimumItHas() {
    Figures figures = one().score("crows", "x", "7").statistic("x", StatisticKind.MIN, "6", 3, 1);
    Range bees = range(figures.ranges(), "bees", "x");
    assertThat(text(bees)).isEqualTo("6! .. 6!");
    assertThat(bees.most().follows())
        .as("the others' scores and the minimum, not its own scale")
        .containsExactly(4L, 7L, 1001L);
    assertThat(bees.text().getEn())
        .isEqualTo("Given the published scores and the minimum of “x”, “x” of bees is 6.0.");

    Figures greatest =
        one().score("crows", "x", "7").statistic("x", StatisticKind.MAX, "9.5", 3, 1);
    assertThat(range(greatest.ranges(), "bees", "x").least().follows())
        .containsExactly(4L, 7L, 1001L);
  }

  /** 8.5 rounds to 9, and 6.5 may have been cut to 6. */
  @Test
  void whoRoundsToAnExtremeMayHaveIt() {
    Figures most = new Figures(set(tens("x"))).entries("ants", "bees").hidden("bees", "x");
    most.score("ants", "x", "8.5").statistic("x", StatisticKind.MAX, "9", 2, 0);
    assertThat(text(range(most.ranges(), "bees", "x"))).isEqualTo("0! .. 9.5!");

    Figures least = new Figures(set(tens("x"))).entries("ants", "bees").hidden("bees", "x");
    least.score("ants", "x", "6.5").statistic("x", StatisticKind.MIN, "6", 2, 0);
    assertThat(text(range(least.ranges(), "bees", "x"))).isEqualTo("5.5! .. 10!");
  }

  @Test
  void whatContradictsEachOtherOnlyDoesNotContradictScores() {
    Figures figures =
        one()
            .statistic("x", StatisticKind.MAX, "9", 3, 1)
            .statistic("x", StatisticKind.MEAN, "9.4", 3, 1);
    assertThat(
            HeldFigures.contradictingScores(
                figures.stage().state(), StageFixture.STAGE, figures.set(), one -> true))
        .isEmpty();
  }

  @Test
  void aReportMayBeRoundedToWhatIsPossible() {
    Figures figures =
        new Figures(set(judged("x", PanelMethod.MEAN).setScale(scale("4.5", "9.5"))))
            .entries("ants")
            .hidden("ants", "x")
            .reported("ants", "x", "4", 0)
            .reported("ants", "x", "10", 0)
            .reported("ants", "x", "3", 0)
            .reported("ants", "x", "11", 0);
    assertThat(figures.ranges().reported().stream().map(one -> one.verdict().fits()))
        .containsExactly(true, true, false, false);
  }

  /** Of one that is too high it is told what bounds it from above, and so on. */
  @Test
  void aReportIsToldWhatItDoesNotFit() {
    Figures figures =
        one()
            .statistic("x", StatisticKind.MAX, "9.5", 3, 1)
            .statistic("x", StatisticKind.MIN, "6", 3, 1)
            .reported("bees", "x", "9.8", 1)
            .reported("bees", "x", "5.5", 1)
            .reported("bees", "x", "7", 1);
    List<Ranges.Reported> reported = figures.ranges().reported();
    assertThat(reported.get(0).verdict().follows()).containsExactly(1001L, 1003L);
    assertThat(reported.get(1).verdict().follows()).containsExactly(1002L, 1004L);
    assertThat(reported.get(2).verdict().follows()).containsExactly(1001L, 1002L, 1005L);
    assertThat(reported.get(2).verdict().text().getEn())
        .isEqualTo("The reported 7 lies within what official figures allow.");
  }

  @Test
  void reportsThatFitTogetherAreToldToFit() {
    Ranges ranges =
        one()
            .statistic("x", StatisticKind.MEAN, "8.0", 3, 1)
            .reported("bees", "x", "8", 1)
            .reported("crows", "x", "7", 1)
            .ranges();
    assertThat(ranges.together().orElseThrow().fits()).isTrue();
    assertThat(ranges.checks().get(0).verdict().text().getEn())
        .isEqualTo(
            "By what was reported, the mean of “x” fits within rounding what follows from the"
                + " mean of “x”.");
    assertThat(ranges.checks()).as("nobody reported totals").hasSize(1);
  }

  @Test
  void cellsStandInTheOrderOfTheirIds() {
    Figures figures = new Figures(set(tens("x")));
    for (String entry : List.of("wasps", "ants-too", "ants", "moths")) {
      figures.entries(entry).hidden(entry, "x");
    }
    assertThat(figures.ranges().cells().stream().map(Ranges.Cell::participant).distinct())
        .containsExactly("ants", "ants-too", "moths", "wasps");
  }

  @Test
  void aParentsMaximumBoundsItsSum() {
    Figures figures =
        new Figures(
                set(
                    direct("p").setMaximum(decimal("15")),
                    tens("a").setParent("p"),
                    tens("b").setParent("p")))
            .entries("ants")
            .hidden("ants", "a", "b");
    assertThat(text(range(figures.ranges(), "ants", "p"))).isEqualTo("0! .. 15!");
  }

  @Test
  void aTotalsMaximumIsThatOfPointsBeforeAdjustments() {
    Figures figures =
        new Figures(set(tens("a"), tens("b")).setMaximum(decimal("15")))
            .entries("ants")
            .hidden("ants", "a", "b");
    figures.stage().adjusted("ants", "bonus", "2");
    assertThat(text(range(figures.ranges(), "ants", null))).isEqualTo("2! .. 17!");
  }

  /** {@code p = -2 × (a + b)}, of which a is 4. */
  @Test
  void aNegativeFactorTurnsTheEndsRound() {
    Figures figures =
        new Figures(
                set(
                    direct("p").setFactor(decimal("-2")).setDigits(1),
                    tens("a").setParent("p"),
                    tens("b").setParent("p")))
            .entries("ants")
            .score("ants", "a", "4")
            .hidden("ants", "b");
    assertThat(text(range(figures.ranges(), "ants", "p"))).isEqualTo("-28! .. -8!");

    figures.statistic("p", StatisticKind.MAX, "-20", 1, 1);
    Range part = range(figures.ranges(), "ants", "b");
    assertThat(text(part)).isEqualTo("6! .. 6!");
    assertThat(part.least().follows())
        .as("the score of a, the set, the maximum")
        .containsExactly(2L, Figures.SET, 1001L);
  }

  @Test
  void whatCountsForNothingTellsNothingOfItsParts() {
    Figures figures =
        new Figures(set(direct("p").setFactor(decimal("0")).setDigits(1), tens("a").setParent("p")))
            .entries("ants")
            .hidden("ants", "a");
    assertThat(text(range(figures.ranges(), "ants", "p"))).isEqualTo("0! .. 0!");
    assertThat(text(range(figures.ranges(), "ants", "a"))).isEqualTo("0! .. 10!");
  }

  /** {@code 0.33 × 10 = 3.3}, rounded to 3; and of 3 the part is 7.6 at least. */
  @Test
  void aParentsRoundingIsAllowedFor() {
    Figures figures =
        new Figures(
                set(direct("p").setFactor(decimal("0.33")).setDigits(0), tens("a").setParent("p")))
            .entries("ants")
            .hidden("ants", "a")
            .statistic("p", StatisticKind.MAX, "3", 1, 6);
    assertThat(text(range(figures.ranges(), "ants", "a"))).isEqualTo("7.6! .. 10!");
  }

  @Test
  void rangesChangeWithTheTableAndWithFiguresBesideIt() {
    Figures figures = one();
    State state = figures.stage().state();
    assertThat(Ranges.changed(state, StageFixture.STAGE)).as("nothing yet").isZero();
    state.put(StateKind.TABLE.key(StageFixture.STAGE), new TableMark(6L, 5L));
    assertThat(Ranges.changed(state, StageFixture.STAGE)).isEqualTo(6);
    figures.statistic("x", StatisticKind.MEAN, "8.0", 3, 1);
    assertThat(Ranges.changed(state, StageFixture.STAGE)).isEqualTo(1001);
    figures.reported("bees", "x", "8", 1);
    assertThat(Ranges.changed(state, StageFixture.STAGE)).isEqualTo(1002);
  }
}
