package org.competitionledger.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scenarios.FigureSkatingImport.COMPONENTS;
import static org.competitionledger.core.scenarios.FigureSkatingImport.STAGE;
import static org.competitionledger.core.scenarios.FigureSkatingImport.id;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.junit.jupiter.api.Test;

/** ISU Grand Prix Final 2017, men's free skating, mark by mark through decide. */
class FigureSkatingTest {

  @Test
  void panelScoresAreTheTrimmedMeansOfNineMarks() {
    Scenario segment = FigureSkatingImport.segment();
    List<Map<String, String>> marks = PublishedData.read("isu-gpf2017-men-free-marks.csv");
    assertThat(marks).isNotEmpty();
    for (Map<String, String> mark : marks) {
      assertThat(figure(segment, id(mark.get("name")), id(mark.get("component"))))
          .as("%s %s", mark.get("name"), mark.get("component"))
          .isEqualByComparingTo(mark.get("panel_score"));
    }
  }

  private static BigDecimal figure(Scenario segment, String skater, String component) {
    return Standings.explain(segment.state, STAGE, skater, segment.governing(STAGE))
        .orElseThrow()
        .steps()
        .stream()
        .filter(step -> step instanceof Step.Figure of && of.criterion().equals(component))
        .map(step -> ((Step.Figure) step).figure())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void componentTotalsSegmentTotalsAndRanksAreAsPublished() {
    StageTable table = FigureSkatingImport.segment().table(STAGE);
    List<Map<String, String>> results = PublishedData.read("isu-gpf2017-men-free-result.csv");
    assertThat(table.rows()).hasSameSizeAs(results).isNotEmpty();
    for (Map<String, String> result : results) {
      Row row = table.row(id(result.get("name"))).orElseThrow();
      assertThat(row.rank()).hasValue(Integer.parseInt(result.get("rank")));
      assertThat(row.total().orElseThrow().text()).isEqualTo(result.get("total"));
      assertThat(points(row, COMPONENTS)).isEqualByComparingTo(result.get("components"));
      assertThat(points(row, "elements")).isEqualByComparingTo(result.get("elements"));
    }
  }

  private static BigDecimal points(Row row, String criterion) {
    return row.points().stream()
        .filter(points -> points.criterion().equals(criterion))
        .findFirst()
        .flatMap(Points::points)
        .orElseThrow()
        .value();
  }

  @Test
  void decideTakesTheCertificationAndTheConclusion() {
    assertThat(FigureSkatingImport.segment().events)
        .extracting(recorded -> recorded.event().getSaid().getPayload().getClass().getSimpleName())
        .endsWith("StandingsCertified", "CompetitionConcluded");
  }
}
