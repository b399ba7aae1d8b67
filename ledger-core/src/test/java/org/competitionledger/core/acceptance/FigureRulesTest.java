package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.acceptance.EvaluationRefusals.statistic;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.sourced;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.clerk;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;

import java.util.List;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StatisticKind;
import org.junit.jupiter.api.Test;

/** Statistics say what their kind can say; what somebody reported counts for nothing. */
class FigureRulesTest {

  private static FigureReported figure(String participant, String criterion) {
    return new FigureReported("heat", participant, criterion, number("90"), null, null);
  }

  @Test
  void statisticsOfEachKindAreTaken() {
    given(judgedCup())
        .and(
            statistic(StatisticKind.MEAN, "85.25", 2),
            statistic(StatisticKind.RANGE, "0", 2),
            statistic(StatisticKind.MIN, "80", 2),
            statistic(StatisticKind.MAX, "90", 2, "ants", "bees"),
            statistic(StatisticKind.BEST, "1", 2, "ants"));
  }

  @Test
  void aMeanAndARangeAreNobodys() {
    for (StatisticKind kind : List.of(StatisticKind.MEAN, StatisticKind.RANGE)) {
      given(judgedCup())
          .when(statistic(kind, "5", 2, "ants"))
          .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/participants");
    }
  }

  @Test
  void theBestAreNamedOnceEachAndAreEntries() {
    given(judgedCup())
        .when(statistic(StatisticKind.BEST, "0", 2))
        .thenRefused(RefusalCode.LIST_EMPTY, "/data/participants");
    given(judgedCup())
        .when(statistic(StatisticKind.BEST, "2", 2, "ants", "ants"))
        .thenRefused(RefusalCode.DUPLICATE_ID, "/data/participants/1");
    given(judgedCup())
        .when(statistic(StatisticKind.BEST, "2", 2, "ants", "crows"))
        .thenRefused(RefusalCode.UNKNOWN_ENTRY, "/data/participants/1");
    given(judgedCup())
        .when(statistic(StatisticKind.BEST, "1.5", 2, "ants"))
        .thenRefused(RefusalCode.BEST_MISCOUNTED, "/data/value");
    given(judgedCup())
        .when(
            new ScoreStatisticPublished(
                "heat", null, StatisticKind.BEST, number("1"), 2, 1, List.of("ants")))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/digits");
  }

  @Test
  void aFigureIsTakenFromOrganizerAndClerkWithItsSource() {
    given(judgedCup()).and(sourced(figure("ants", null)));
    given(judgedCup()).by(clerk()).and(sourced(figure("ants", "speed")));
    given(judgedCup())
        .by(clerk())
        .when(figure("ants", "speed"))
        .thenRefused(RefusalCode.SOURCE_MISSING, "/source");
    given(judgedCup())
        .by(applicant("ants"))
        .when(sourced("ants", figure("ants", "speed")))
        .thenRefused(RefusalCode.ROLE_NOT_ALLOWED);
    given(judgedCup())
        .by(evaluator("eva"))
        .when(sourced("eva", figure("ants", "speed")))
        .thenRefused(RefusalCode.ROLE_NOT_ALLOWED);
  }

  @Test
  void aFigureIsOfAnEntryAndOfWhatHasPoints() {
    given(judgedCup())
        .when(sourced(figure("crows", null)))
        .thenRefused(RefusalCode.UNKNOWN_ENTRY, "/data/participant");
    given(judgedCup())
        .when(sourced(figure("ants", "beauty")))
        .thenRefused(RefusalCode.UNKNOWN_CRITERION, "/data/criterion");
    given(judgedCup())
        .when(sourced(figure("ants", "safe")))
        .thenRefused(RefusalCode.CRITERION_NOT_SCORED, "/data/criterion");
    given(entered())
        .when(sourced(figure("ants", "speed")))
        .thenRefused(RefusalCode.NO_GOVERNING_CRITERIA);
  }

  @Test
  void aFigureCountsForNothing() {
    Specification before = given(judgedCup());
    String digest = digest(before);

    before.and(sourced(figure("ants", "speed")), sourced(figure("ants", null)));

    assertThat(digest(before)).isEqualTo(digest);
    assertThat(before.state().find(StateKind.TABLE.key("heat")).orElseThrow().getSequence())
        .isLessThan(before.lastSequence() - 1);
  }

  private static String digest(Specification of) {
    CriteriaSet set = of.state().find(Keys.criteria(1)).orElseThrow().getCriteria();
    return Standings.compute(of.state(), "heat", set).digest("cup", 1, 1);
  }
}
