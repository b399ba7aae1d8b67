package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.standings.StandingsFixture.ranks;
import static org.competitionledger.core.standings.StandingsFixture.table;

import java.util.List;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.whatif.Edits;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Verdict;
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
    StageTable official = table(stage, rules());
    assertThat(edited()).isEqualTo(official);
    assertThat(edited("/criteria/skill/factor=null")).as("says what is so").isEqualTo(official);
  }

  private StageTable edited(String... edits) {
    CriteriaSet set =
        Edits.ofTexts(List.of(edits))
            .orElseThrow()
            .applyTo(rules().build(), StageFixture.STAGE, LedgerVersion.CURRENT)
            .orElseThrow();
    return Standings.compute(stage.state(), StageFixture.STAGE, set);
  }

  @Test
  void otherWeightsAndAGateLeftOutGiveAnotherTableOfTheSameScores() {
    assertThat(ranks(table(stage, rules()))).containsExactly("1 a", "ineligible b");
    assertThat(ranks(edited("/criteria/origin=null"))).containsExactly("1 b", "2 a");
    assertThat(ranks(edited("/criteria/origin=null", "/criteria/price/factor=0.5")))
        .containsExactly("1 a", "2 b");
  }
}
