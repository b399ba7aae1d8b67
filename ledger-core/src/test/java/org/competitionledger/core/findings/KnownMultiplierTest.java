package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.text;

import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.junit.jupiter.api.Test;

/** "A multiplier known beforehand (OccasionScheduled) is no change of rules." */
class KnownMultiplierTest {

  private static Object sprint(int occasion) {
    return new OccasionScheduled("heat", occasion, null, number("0.5"), null);
  }

  @Test
  void aSprintThatIsKnownBeforeItsScoresIsNoFinding() {
    Story season =
        RuleCases.entered()
            .and(new OccasionScheduled("heat", 1, null, null, null))
            .on("2026-02-01", score("heat", "ants", "speed", 1, null, "90"))
            .on("2026-02-02", sprint(2))
            .on("2026-02-03", score("heat", "ants", "speed", 2, null, "90"))
            .and(new OccasionClosed("heat", 2, null, null))
            .and(new OccasionClosed("heat", 1, number("1"), null));

    assertThat(season.told().open()).doesNotContain(FindingCode.RULE_CHANGED_AFTER_FIRST_SCORE);
  }

  @Test
  void theSameMultiplierAtTheEndIsNoFinding() {
    Story season =
        RuleCases.entered()
            .and(sprint(1))
            .on("2026-02-01", score("heat", "ants", "speed", 1, null, "90"))
            .and(new OccasionClosed("heat", 1, number("0.5"), null));

    assertThat(season.told().open()).doesNotContain(FindingCode.RULE_CHANGED_AFTER_FIRST_SCORE);
  }

  @Test
  void anotherMultiplierAtTheEndIsOne() {
    Story season =
        RuleCases.entered()
            .and(sprint(1))
            .on("2026-02-01", score("heat", "ants", "speed", 1, null, "90"))
            .and(new OccasionClosed("heat", 1, number("0.25"), text("Rain")));

    assertThat(season.told().open()).contains(FindingCode.RULE_CHANGED_AFTER_FIRST_SCORE);
  }

  @Test
  void aMultiplierStatedAfterItsScoresIsOne() {
    Story season =
        RuleCases.entered()
            .on("2026-02-01", score("heat", "ants", "speed", "90"))
            .on("2026-02-02", sprint(1));

    assertThat(season.told().open()).contains(FindingCode.RULE_CHANGED_AFTER_FIRST_SCORE);
  }
}
