package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;
import static org.competitionledger.core.standings.Tables.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.scoring.Step;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.PanelMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ISU Grand Prix Final 2017, men's free skating, mark by mark. */
class FigureSkatingTest {

  private final StageFixture stage = new StageFixture();
  private final Set<String> components = new LinkedHashSet<>();
  private List<Map<String, String>> marks;
  private List<Map<String, String>> results;

  @BeforeEach
  void record() {
    marks = PublishedData.read("isu-gpf2017-men-free-marks.csv");
    results = PublishedData.read("isu-gpf2017-men-free-result.csv");
    for (Map<String, String> result : results) {
      String skater = id(result.get("name"));
      stage.entries(skater).score(skater, "elements", result.get("elements"));
      stage.adjusted(skater, "deductions", decimal(result.get("deductions")).negate().toString());
    }
    for (Map<String, String> mark : marks) {
      String component = id(mark.get("component"));
      components.add(component);
      stage.judged(id(mark.get("name")), component, mark.get("judge"), mark.get("mark"));
    }
  }

  private CriteriaSet rules() {
    List<Criterion.Builder> criteria = new ArrayList<>();
    criteria.add(direct("elements"));
    criteria.add(direct("components"));
    for (String component : components) {
      criteria.add(
          judged(component, PanelMethod.TRIMMED_MEAN, 1, 1)
              .setParent("components")
              .setFactor(decimal("2"))
              .setDigits(2));
    }
    return set(criteria.toArray(Criterion.Builder[]::new)).setDigits(2).build();
  }

  @Test
  void panelScoresAreTheTrimmedMeansOfNineMarks() {
    for (Map<String, String> mark : marks) {
      String component = id(mark.get("component"));
      BigDecimal figure =
          Standings.explain(stage.state(), StageFixture.STAGE, id(mark.get("name")), rules())
              .orElseThrow()
              .steps()
              .stream()
              .filter(step -> step instanceof Step.Figure of && of.criterion().equals(component))
              .map(step -> ((Step.Figure) step).figure())
              .findFirst()
              .orElseThrow();
      assertThat(figure)
          .as("%s %s", mark.get("name"), component)
          .isEqualByComparingTo(mark.get("panel_score"));
    }
  }

  @Test
  void componentTotalsSegmentTotalsAndRanksAreAsPublished() {
    StageTable table = table(stage, CriteriaSet.newBuilder(rules()));
    assertThat(table.rows()).hasSize(results.size());
    for (Map<String, String> result : results) {
      Row row = table.row(id(result.get("name"))).orElseThrow();
      assertThat(row.rank().orElseThrow()).isEqualTo(Integer.parseInt(result.get("rank")));
      assertThat(row.total().orElseThrow().text()).isEqualTo(result.get("total"));
      assertThat(new BigDecimal(Tables.points(row, "components")))
          .isEqualByComparingTo(result.get("components"));
    }
  }

  private static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
