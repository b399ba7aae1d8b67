package org.competitionledger.core.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.ranges.Figures.range;
import static org.competitionledger.core.ranges.Figures.text;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
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

  private static String total(Ranges ranges, String entry) {
    return text(range(ranges, entry, null));
  }

  private static String mean(Ranges ranges, String criterion) {
    return ranges.means().stream()
        .filter(mean -> Objects.equals(mean.criterion(), criterion))
        .map(mean -> text(mean.range()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The five have 398.3 to 398.75 together, LG 90.2 of it. None has more than LG, and NC AI none
   * more than any other: at most a quarter of what is left. The others have at least half of what
   * two as good as LG would leave to them and NC AI.
   */
  @Test
  void phase1SaysThisOfTheOtherFour() {
    Ranges ranges = phase1().ranges();

    assertThat(ranges.contradiction()).isEmpty();
    assertThat(ranges.statistics())
        .allMatch(one -> one.verdict().fits() && one.standing().equals("held"));
    assertThat(mean(ranges, null)).isEqualTo("79.66! .. 79.75!");
    assertThat(total(ranges, "nc")).isEqualTo("37.5! .. 77.1375!");
    for (String other : List.of("naver", "skt", "upstage")) {
      assertThat(total(ranges, other)).isEqualTo("63.85! .. 90.2!");
    }
    assertThat(text(range(ranges, "naver", "benchmark"))).isEqualTo("17.35! .. 33.6!");
    assertThat(text(range(ranges, "naver", "expert"))).isEqualTo("16.375! .. 31.6!");
    assertThat(text(range(ranges, "naver", "user"))).isEqualTo("3.775! .. 25!");
    assertThat(ranges.cells()).allMatch(cell -> cell.range().tight());
    assertThat(ranges.cells())
        .as("of four entries six cells and the total, but for the two that are known")
        .hasSize(4 * 7 - 2);
    assertThat(range(ranges, "nc", null).most().text().getKo())
        .isEqualTo("공개된 점수, 총점 평균, 총점 상위 4곳을 근거로 하면 77.1375점보다 높을 수 없다.");
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
            .reported("motif", "aaii", "11.9", 1);
    Ranges ranges = figures.ranges();

    assertThat(ranges.contradiction()).isEmpty();
    assertThat(ranges.statistics())
        .allMatch(one -> one.verdict().fits() && one.standing().equals("held"));
    assertThat(ranges.reported()).hasSize(9).allMatch(one -> one.verdict().fits());
    assertThat(ranges.together().orElseThrow().fits()).isTrue();
    assertThat(ranges.cells()).isEqualTo(phase2().ranges().cells());
    assertThat(mean(ranges, null)).isEqualTo("68.82! .. 68.865!");

    assertThat(ranges.checks()).hasSize(1);
    Ranges.Check check = ranges.checks().get(0);
    assertThat(check.criterion()).isNull();
    assertThat(check.sum()).isEqualByComparingTo("275.3");
    assertThat(check.reportedLeast()).isEqualByComparingTo("68.775");
    assertThat(check.reportedMost()).isEqualByComparingTo("68.875");
    assertThat(check.officialLeast()).contains(new BigDecimal("68.82"));
    assertThat(check.officialMost()).contains(new BigDecimal("68.865"));
    assertThat(check.verdict().fits()).isTrue();
    assertThat(check.verdict().text().getKo())
        .startsWith("보도된 점수로 구한 총점 평균은")
        .endsWith("구한 범위와 반올림 오차 안에서 들어맞는다.");
  }

  /** Had SKT been reported 0.5 higher, the four would have more than the means allow. */
  @Test
  void anotherTotalWouldNotFit() {
    Ranges ranges =
        phase2()
            .reported("motif", null, "65.8", 1)
            .reported("skt", null, "71.1", 1)
            .reported("upstage", null, "69.9", 1)
            .reported("lg", null, "69", 1)
            .ranges();

    assertThat(ranges.reported())
        .as("each by itself could be")
        .allMatch(one -> one.verdict().fits());
    assertThat(ranges.checks().get(0).verdict().fits()).isFalse();
    assertThat(ranges.together().orElseThrow().fits()).isFalse();
  }

  /** Cut was the last of the four: it can have no more than their mean. */
  @Test
  void phase2SaysThisOfTheTotals() {
    Ranges ranges = phase2().ranges();

    assertThat(total(ranges, "motif")).isEqualTo("64.6925! .. 68.865");
    for (String other : List.of("lg", "skt", "upstage")) {
      assertThat(total(ranges, other)).isEqualTo("64.6925 .. 73.493333");
    }
    assertThat(text(range(ranges, "motif", "benchmark"))).isEqualTo("23.88! .. 25.3!");
    assertThat(text(range(ranges, "motif", "expert"))).isEqualTo("27.05! .. 29.5!");
  }
}
