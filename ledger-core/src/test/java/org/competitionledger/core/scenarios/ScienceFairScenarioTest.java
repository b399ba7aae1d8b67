package org.competitionledger.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.CriteriaSet;
import org.junit.jupiter.api.Test;

/** The invented competition that shows a change of rules with its effect, on full scores. */
class ScienceFairScenarioTest {

  private static final Scenario FAIR = Scenario.of("science-fair");
  private static final String STAGE = "fair";

  @Test
  void votesDecideUnderTheAmendedRules() {
    assertThat(order(FAIR.table(STAGE)))
        .containsExactly(
            "quiet-fan 77.67", "bee-radar 69.67", "tide-battery 68.67", "paper-filter 63.67");
    assertThat(FAIR.table(STAGE).row("moss-wall").orElseThrow().section())
        .isEqualTo(Section.INELIGIBLE);
  }

  @Test
  void researchDecidedUnderTheRulesOfTheCall() {
    CriteriaSet first = FAIR.state.find(Keys.criteria(1)).orElseThrow().getCriteria();
    assertThat(order(Standings.compute(FAIR.state, STAGE, first)))
        .containsExactly(
            "bee-radar 80.34", "tide-battery 78.01", "paper-filter 71.68", "quiet-fan 69.01");
  }

  private static List<String> order(StageTable table) {
    return table.rows().stream()
        .filter(row -> row.rank().isPresent())
        .map(row -> row.participant() + ' ' + row.total().orElseThrow().value().setScale(2))
        .toList();
  }

  @Test
  void findingsAreTheChangeInMidEvaluationAndNothingElse() {
    List<FindingAt> found =
        Findings.at(FAIR.memory, Optional.empty(), Instant.parse("2030-01-01T00:00:00Z"));
    assertThat(found)
        .extracting(one -> one.finding().getCode())
        .containsExactly("rule-changed-after-first-score");
  }
}
