package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;
import static org.competitionledger.core.standings.Tables.ranks;
import static org.competitionledger.core.standings.Tables.table;

import java.time.Instant;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.CriteriaState;
import org.junit.jupiter.api.Test;

/** What-if tables come from the same code and the same scores as official ones. */
class WhatIfTest {

  private final StageFixture stage =
      new StageFixture()
          .entries("a", "b")
          .score("a", "skill", "9")
          .score("a", "price", "1")
          .score("b", "skill", "5")
          .score("b", "price", "6")
          .ruled("b", "origin", Verdict.FAILED);

  private static CriteriaSet.Builder rules() {
    return set(direct("skill"), direct("price"), gate("origin"));
  }

  @Test
  void governingSetAsWhatIfIsTheOfficialTable() {
    stage.state().put(Keys.criteria(1), new CriteriaState(1L, Instant.EPOCH, rules().build()));
    CriteriaSet recorded = stage.state().find(Keys.criteria(1)).orElseThrow().getCriteria();
    CriteriaSet edited = CriteriaSet.newBuilder(rules().build()).build();
    assertThat(Standings.compute(stage.state(), StageFixture.STAGE, edited))
        .isEqualTo(Standings.compute(stage.state(), StageFixture.STAGE, recorded));
  }

  @Test
  void otherWeightsAndAGateLeftOutGiveAnotherTableOfTheSameScores() {
    assertThat(ranks(table(stage, rules()))).containsExactly("1 a", "ineligible b");
    assertThat(ranks(table(stage, set(direct("skill"), direct("price")))))
        .containsExactly("1 b", "2 a");
    CriteriaSet.Builder weighed = set(direct("skill"), direct("price").setFactor(decimal("0.5")));
    assertThat(ranks(table(stage, weighed))).containsExactly("1 a", "2 b");
  }
}
