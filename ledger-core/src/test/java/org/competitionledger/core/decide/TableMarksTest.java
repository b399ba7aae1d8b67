package org.competitionledger.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.appointed;
import static org.competitionledger.core.decide.Specification.given;

import org.competitionledger.core.state.StateKind;
import org.junit.jupiter.api.Test;

/** What may change ranks, totals, sections or the cut says so: tables are kept until it does. */
class TableMarksTest {

  /** A total that was complete waits for this evaluator, and so does a gate that is computed. */
  @Test
  void whoIsAppointedMayChangeTheRanking() {
    Specification cup = given(judgedCup().toArray());
    cup.and(appointed("heat", "jury", "zoe"));
    assertThat(cup.state().find(StateKind.TABLE.key("heat")).orElseThrow().getRanking())
        .isEqualTo(cup.lastSequence());
  }
}
