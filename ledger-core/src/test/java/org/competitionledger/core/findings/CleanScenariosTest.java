package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.core.scenarios.Scenario;
import org.junit.jupiter.api.Test;

/** Scenarios from published results in which there is nothing to find. */
class CleanScenariosTest {

  @Test
  void theSeasonOf1988HasNoFinding() {
    Scenario season = Scenario.of("f1-1988");

    assertThat(Findings.at(season.memory, Optional.empty(), Instant.parse("2030-01-01T00:00:00Z")))
        .isEmpty();
  }
}
