package org.competitionledger.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.countback;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.lastOccasion;
import static org.competitionledger.core.scoring.Criteria.ratio;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;

import java.util.List;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.junit.jupiter.api.Test;

/** Where one entry's points can change another's a table costs all entries with every score. */
class CompiledRulesTest {

  private static boolean crossEntry(CriteriaSet.Builder rules) {
    return CompiledRules.compile(new StageFixture().state(), StageFixture.STAGE, rules.build())
        .crossEntry();
  }

  @Test
  void ordinaryRulesScoreEachEntryByItself() {
    AbsentFigure slowest = new AbsentFigure(AbsentMethod.FIGURE, StageFixture.decimal("99"), null);
    assertThat(
            crossEntry(
                set(
                        direct("x"),
                        direct("time").setBetter(Better.LOWER).setAbsent(slowest),
                        direct("place").setTransform(table("9", "6")))
                    .setTieBreaks(
                        List.of(lastOccasion("x"), lastOccasion("time"), countback("place", 3)))))
        .isFalse();
  }

  @Test
  void comparingWithTheBestOrWithHowManyThereAreTakesAll() {
    AbsentFigure last = new AbsentFigure(AbsentMethod.WORST_PLUS, null, 1);
    assertThat(crossEntry(set(direct("x").setTransform(ratio("100", 2))))).isTrue();
    assertThat(crossEntry(set(direct("x").setBetter(Better.LOWER).setAbsent(last)))).isTrue();
    assertThat(crossEntry(set(direct("x")).setTieBreaks(List.of(countback("x", 3)))))
        .as("places that nobody recorded")
        .isTrue();
  }
}
