package org.competitionledger.core.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.ranges.Figures.range;
import static org.competitionledger.core.ranges.Figures.text;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.util.List;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.StatisticKind;
import org.junit.jupiter.api.Test;

/**
 * The official figures of the K-AI contest: phase 1 as published on 2026-01-15, phase 2 as on
 * 2026-08-18 and 20; and the totals that were reported on 2026-08-27.
 */
class KAiRangesTest {

  private static final List<String> PHASE_1 = List.of("lg", "naver", "nc", "skt", "upstage");
  private static final List<String> PHASE_2 = List.of("lg", "motif", "skt", "upstage");

  private static Criterion.Builder upTo(String id, String most) {
    return direct(id).setScale(scale("0", most)).setMaximum(decimal(most));
  }

  private static Figures phase1() {
    Figures figures =
        new Figures(
                set(
                        direct("benchmark").setMaximum(decimal("40")),
                        upTo("nia", "10").setParent("benchmark"),
                        upTo("common", "20").setParent("benchmark"),
                        upTo("individual", "10").setParent("benchmark"),
                        upTo("expert", "35"),
                        upTo("user", "25"))
                    .setMaximum(decimal("100")))
            .entries(PHASE_1.toArray(String[]::new));
    for (String entry : PHASE_1) {
      figures.hidden(entry, "nia", "common", "individual", "expert", "user");
    }
    return figures
        .score("lg", "nia", "9.2")
        .score("lg", "common", "14.4")
        .score("lg", "individual", "10")
        .score("lg", "expert", "31.6")
        .score("lg", "user", "25")
        .score("skt", "nia", "9.2")
        .score("upstage", "individual", "10")
        .statistic("benchmark", StatisticKind.MEAN, "30.4", 5, 1)
        .statistic("expert", StatisticKind.MEAN, "28.56", 5, 2)
        .statistic("user", StatisticKind.MEAN, "20.76", 5, 2)
        .statistic(null, StatisticKind.MEAN, "79.7", 5, 1)
        .statistic("nia", StatisticKind.MAX, "9.2", 5, 1, "lg", "skt")
        .statistic("individual", StatisticKind.MAX, "10", 5, 1, "lg", "upstage")
        .statistic("expert", StatisticKind.MAX, "31.6", 5, 1, "lg")
        .statistic("user", StatisticKind.MAX, "25", 5, 1, "lg")
        .statistic("common", StatisticKind.MAX, "14.4", 5, 1, "lg")
        .statistic(null, StatisticKind.MAX, "90.2", 5, 1, "lg")
        .statistic(null, StatisticKind.BEST, "4", 5, null, "lg", "naver", "skt", "upstage");
  }

  @Test
  void phase1SaysThisOfTheOtherFour() {
    Ranges ranges = phase1().ranges();

    assertThat(ranges.contradiction()).isEmpty();
    assertThat(ranges.statistics()).allMatch(one -> one.verdict().fits());
    ranges
        .cells()
        .forEach(
            cell ->
                System.out.printf(
                    "phase 1 %s %s: %s%n",
                    cell.participant(), cell.criterion(), text(cell.range())));
    ranges
        .means()
        .forEach(
            mean -> System.out.printf("mean of %s: %s%n", mean.criterion(), text(mean.range())));
    System.out.println(range(ranges, "nc", null).text());
  }

  private static Figures phase2() {
    Figures figures =
        new Figures(
                set(
                        direct("benchmark").setMaximum(decimal("40")),
                        upTo("aaii", "25").setParent("benchmark"),
                        upTo("nia", "15").setParent("benchmark"),
                        upTo("expert", "35"),
                        direct("user").setMaximum(decimal("25")),
                        upTo("specialists", "15").setParent("user"),
                        upTo("citizens", "10").setParent("user"))
                    .setMaximum(decimal("100")))
            .entries(PHASE_2.toArray(String[]::new));
    for (String entry : PHASE_2) {
      figures.hidden(entry, "aaii", "nia", "expert", "specialists", "citizens");
    }
    return figures
        .score("motif", "aaii", "11.9")
        .score("skt", "nia", "13.4")
        .score("lg", "expert", "29.5")
        .score("skt", "specialists", "11.6")
        .score("lg", "citizens", "7.6")
        .statistic("benchmark", StatisticKind.MEAN, "22.5", 4, 1)
        .statistic("benchmark", StatisticKind.RANGE, "4.0", 4, 1)
        .statistic("expert", StatisticKind.MEAN, "28.8", 4, 1)
        .statistic("expert", StatisticKind.RANGE, "2.4", 4, 1)
        .statistic("user", StatisticKind.MEAN, "17.6", 4, 1)
        .statistic("user", StatisticKind.RANGE, "5.0", 4, 1)
        .statistic("aaii", StatisticKind.MEAN, "9.48", 4, 2)
        .statistic("nia", StatisticKind.MEAN, "13.05", 4, 2)
        .statistic("expert", StatisticKind.MEAN, "28.75", 4, 2)
        .statistic("specialists", StatisticKind.MEAN, "10.53", 4, 2)
        .statistic("citizens", StatisticKind.MEAN, "7.03", 4, 2)
        .statistic("aaii", StatisticKind.MAX, "11.9", 4, 1, "motif")
        .statistic("nia", StatisticKind.MAX, "13.4", 4, 1, "skt")
        .statistic("expert", StatisticKind.MAX, "29.5", 4, 1, "lg")
        .statistic("specialists", StatisticKind.MAX, "11.6", 4, 1, "skt")
        .statistic("citizens", StatisticKind.MAX, "7.6", 4, 1, "lg")
        .statistic(null, StatisticKind.BEST, "3", 4, null, "lg", "skt", "upstage");
  }

  @Test
  void phase2sReportedTotalsFitTheOfficialMeansWithinRounding() {
    Figures figures =
        phase2()
            .reported("motif", "benchmark", "24.6", 1)
            .reported("motif", "nia", "12.7", 1)
            .reported("motif", "expert", "27.1", 1)
            .reported("motif", "user", "14.1", 1)
            .reported("motif", null, "65.8", 1)
            .reported("skt", null, "70.6", 1)
            .reported("upstage", null, "69.9", 1)
            .reported("lg", null, "69", 1)
            .reported("motif", null, "65.8", 1);
    Ranges ranges = figures.ranges();

    assertThat(ranges.contradiction()).isEmpty();
    assertThat(ranges.statistics()).allMatch(one -> one.verdict().fits());
    ranges
        .cells()
        .forEach(
            cell ->
                System.out.printf(
                    "phase 2 %s %s: %s%n",
                    cell.participant(), cell.criterion(), text(cell.range())));
    ranges
        .means()
        .forEach(
            mean -> System.out.printf("mean of %s: %s%n", mean.criterion(), text(mean.range())));
    ranges.reported().forEach(one -> System.out.println(one.verdict() + " " + one.range()));
    System.out.println(ranges.checks());
    System.out.println(ranges.together());
  }
}
