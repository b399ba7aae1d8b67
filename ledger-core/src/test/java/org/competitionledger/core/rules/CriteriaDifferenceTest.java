package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.criterion;
import static org.competitionledger.core.rules.RuleFixture.cut;
import static org.competitionledger.core.rules.RuleFixture.decimal;
import static org.competitionledger.core.rules.RuleFixture.gate;
import static org.competitionledger.core.rules.RuleFixture.scored;
import static org.competitionledger.core.rules.RuleFixture.set;

import java.math.BigDecimal;
import java.util.List;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Scale;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;
import org.competitionledger.view.Difference;
import org.junit.jupiter.api.Test;

class CriteriaDifferenceTest {

  private static final CriteriaSet BEFORE = set(1, scored("expert"), scored("user"));

  @Test
  void sameRulesUnderAnotherVersionDifferInNothing() {
    assertThat(between(BEFORE, set(2, scored("expert"), scored("user")))).isEmpty();
  }

  @Test
  void decimalsDifferByValueNotByTrailingZeros() {
    Criterion plain = criterion("expert", c -> c.setFactor(new BigDecimal("0.5")));
    Criterion padded = criterion("expert", c -> c.setFactor(new BigDecimal("0.500000")));
    assertThat(between(set(1, plain), set(2, padded))).isEmpty();
  }

  @Test
  void anAddedCriterionIsOneDifference() {
    assertThat(between(BEFORE, set(2, scored("expert"), scored("user"), gate("own"))))
        .containsExactly(
            difference(
                "/criteria/own",
                null,
                "{\"id\":\"own\",\"name\":{\"en\":\"own\"},\"kind\":\"GATE\","
                    + "\"state\":\"DEFINED\",\"better\":\"HIGHER\",\"scores\":\"PANEL\"}"));
  }

  @Test
  void aRemovedCriterionIsOneDifference() {
    List<Difference> differences = between(BEFORE, set(2, scored("expert")));
    assertThat(differences).extracting(Difference::getPointer).containsExactly("/criteria/user");
    assertThat(differences.get(0).getOldValue()).contains("\"maximum\":10");
    assertThat(differences.get(0).getNewValue()).isNull();
  }

  @Test
  void aRenamedCriterionDiffersWordByWordInEachLanguage() {
    Criterion before =
        criterion("expert", c -> c.setName(new LocalisedText("전문가 평가", "expert jury")));
    Criterion after =
        criterion("expert", c -> c.setName(new LocalisedText("외부 전문가 평가", "expert panel")));
    List<Difference> differences = between(set(1, before), set(2, after));
    assertThat(differences)
        .extracting(Difference::getPointer)
        .containsExactly("/criteria/expert/name/ko", "/criteria/expert/name/en");
    assertThat(differences.get(0).getSegments())
        .isEqualTo(WordDifference.between("전문가 평가", "외부 전문가 평가"));
    assertThat(differences.get(1).getOldValue()).isEqualTo("\"expert jury\"");
  }

  @Test
  void aNewFactorIsADifference() {
    assertThat(one(criterion("expert", c -> c.setFactor(decimal("0.5")))))
        .isEqualTo(difference("/criteria/expert/factor", null, "0.5"));
  }

  @Test
  void aNewScaleIsADifference() {
    assertThat(one(criterion("expert", c -> c.setScale(new Scale(null, decimal("100"))))))
        .isEqualTo(difference("/criteria/expert/scale", null, "{\"max\":100}"));
  }

  @Test
  void aChangedEndOfAScaleIsADifferenceOfThatEnd() {
    Criterion before = criterion("expert", c -> c.setScale(new Scale(null, decimal("10"))));
    Criterion after = criterion("expert", c -> c.setScale(new Scale(null, decimal("20"))));
    assertThat(between(set(1, before), set(2, after)))
        .containsExactly(difference("/criteria/expert/scale/max", "10", "20"));
  }

  @Test
  void aChangedKindIsADifference() {
    assertThat(one(criterion("expert", c -> c.setKind(CriterionKind.GATE))))
        .isEqualTo(difference("/criteria/expert/kind", "\"SCORED\"", "\"GATE\""));
  }

  @Test
  void aCutRuleDiffersByStage() {
    assertThat(between(cut(BEFORE, CutKind.TOP_N, 4, null), cut(BEFORE, CutKind.TOP_N, 3, null)))
        .containsExactly(difference("/cutRules/final/count", "4", "3"));
  }

  @Test
  void tieBreaksDifferAsAWhole() {
    CriteriaSet after =
        CriteriaSet.newBuilder(BEFORE)
            .setTieBreaks(List.of(new TieBreak(TieBreakMethod.EARLIEST, null, null, null, null)))
            .build();
    assertThat(between(BEFORE, after))
        .containsExactly(difference("/tieBreaks", "[]", "[{\"method\":\"EARLIEST\"}]"));
  }

  @Test
  void anotherOrderOfCriteriaIsADifference() {
    assertThat(between(BEFORE, set(2, scored("user"), scored("expert"))))
        .containsExactly(difference("/criteria", "[\"expert\",\"user\"]", "[\"user\",\"expert\"]"));
  }

  private static List<Difference> between(CriteriaSet before, CriteriaSet after) {
    return CriteriaDifference.between(before, after);
  }

  private static Difference one(Criterion after) {
    List<Difference> differences = between(set(1, scored("expert")), set(2, after));
    assertThat(differences).hasSize(1);
    return differences.get(0);
  }

  private static Difference difference(String pointer, String before, String after) {
    return new Difference(pointer, before, after, List.of());
  }
}
