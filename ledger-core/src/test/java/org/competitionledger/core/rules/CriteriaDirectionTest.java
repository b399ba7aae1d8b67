package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.criterion;
import static org.competitionledger.core.rules.RuleFixture.cut;
import static org.competitionledger.core.rules.RuleFixture.decimal;
import static org.competitionledger.core.rules.RuleFixture.gate;
import static org.competitionledger.core.rules.RuleFixture.open;
import static org.competitionledger.core.rules.RuleFixture.scored;
import static org.competitionledger.core.rules.RuleFixture.set;
import static org.competitionledger.core.rules.RuleFixture.text;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.DefinitionDirection;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.ExternalReference;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Scale;
import org.competitionledger.event.Teams;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;
import org.competitionledger.event.Transform;
import org.competitionledger.event.TransformMethod;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;
import org.junit.jupiter.api.Test;

class CriteriaDirectionTest {

  private static final CriteriaSet EXPERT = set(1, scored("expert"));

  @Test
  void everyFieldOfACriterionHasARule() {
    Set<String> ruled = new HashSet<>(CriteriaDirection.SCORING);
    ruled.addAll(CriteriaDirection.RULED);
    ruled.addAll(CriteriaDirection.TEXT);
    assertThat(ruled)
        .isEqualTo(
            Criterion.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .collect(Collectors.toSet()));
  }

  /** Without a definition it is open in both, and its points are made otherwise all the same. */
  @Test
  void whatStaysOpenAndIsWeighedOtherwiseIsAChangeOfScoring() {
    CriteriaSet before = set(1, open("style"));
    CriteriaSet after =
        set(
            2,
            criterion(
                "style",
                c ->
                    c.setState(DefinitionState.TO_BE_SPECIFIED)
                        .setFactor(new BigDecimal("2.000000"))));
    assertMet(before, after, "scoring-changed", Direction.MIXED);
  }

  @Test
  void anAddedGateTightensAndARemovedOneLoosens() {
    CriteriaSet gated = set(2, scored("expert"), gate("own"));
    assertMet(EXPERT, gated, "gate-added", Direction.TIGHTENED);
    assertMet(gated, EXPERT, "gate-removed", Direction.LOOSENED);
  }

  @Test
  void aCriterionThatBecomesAGateIsBothTakenFromTheScoreAndAGateAdded() {
    CriteriaSet gated = set(2, gate("expert"));
    assertThat(rules(EXPERT, gated)).containsExactly("scored-criterion-removed", "gate-added");
    assertThat(direction(EXPERT, gated)).isEqualTo(Direction.MIXED);
    CriteriaSet shown = set(1, criterion("expert", c -> c.setKind(CriterionKind.INFORMATIVE)));
    assertMet(shown, gated, "gate-added", Direction.TIGHTENED);
    assertMet(gated, shown, "gate-removed", Direction.LOOSENED);
  }

  @Test
  void aHigherThresholdTightensALowerOneLoosens() {
    CriteriaSet low = threshold("0.90", Comparison.AT_LEAST, null);
    CriteriaSet high = threshold("0.95", Comparison.AT_LEAST, null);
    assertMet(low, high, "gate-raised", Direction.TIGHTENED);
    assertMet(high, low, "gate-lowered", Direction.LOOSENED);
  }

  @Test
  void anUpperBoundTightensDownwards() {
    CriteriaSet low = threshold("5", Comparison.AT_MOST, null);
    CriteriaSet high = threshold("9", Comparison.AT_MOST, null);
    assertMet(high, low, "gate-raised", Direction.TIGHTENED);
    assertMet(low, high, "gate-lowered", Direction.LOOSENED);
  }

  @Test
  void aBetterReferenceTightensTheSameFraction() {
    CriteriaSet before = threshold("0.95", Comparison.AT_LEAST, "80");
    CriteriaSet after = threshold("0.95", Comparison.AT_LEAST, "84");
    assertMet(before, after, "gate-raised", Direction.TIGHTENED);
  }

  @Test
  void anotherConditionIsMixed() {
    CriteriaSet atLeast = threshold("5", Comparison.AT_LEAST, null);
    CriteriaSet atMost = threshold("5", Comparison.AT_MOST, null);
    CriteriaSet ruled = set(1, scored("expert"), gate("bar"));
    assertMet(atLeast, atMost, "gate-condition-replaced", Direction.MIXED);
    assertMet(ruled, atLeast, "gate-condition-replaced", Direction.MIXED);
    assertThat(rules(atLeast, atLeast)).isEmpty();
  }

  @Test
  void fewerSurvivorsTightenWhateverTheKindOfCut() {
    assertCut(CutKind.TOP_N, 4, null, 3, null);
    assertCut(CutKind.BOTTOM_K, 1, null, 2, null);
    assertCut(CutKind.THRESHOLD, null, "60", null, "70");
  }

  private static void assertCut(
      CutKind kind, Integer count, String threshold, Integer harderCount, String harder) {
    CriteriaSet before = cut(EXPERT, kind, count, threshold);
    CriteriaSet after = cut(EXPERT, kind, harderCount, harder);
    assertMet(before, after, "cut-raised", Direction.TIGHTENED);
    assertMet(after, before, "cut-lowered", Direction.LOOSENED);
  }

  @Test
  void aCutRuleAddedTightensRemovedLoosensReplacedIsMixed() {
    CriteriaSet top = cut(EXPERT, CutKind.TOP_N, 3, null);
    assertMet(EXPERT, top, "cut-added", Direction.TIGHTENED);
    assertMet(top, EXPERT, "cut-removed", Direction.LOOSENED);
    assertMet(top, cut(EXPERT, CutKind.BOTTOM_K, 3, null), "cut-replaced", Direction.MIXED);
  }

  @Test
  void aCutRuleForAStageThatTheSetNewlyCoversTightensNothing() {
    CriteriaSet after =
        CriteriaSet.newBuilder(EXPERT)
            .setStages(List.of("final", "super-final"))
            .setCutRules(
                List.of(new CutRule("super-final", CutKind.TOP_N, 1, null, GateOrder.BEFORE_CUT)))
            .build();
    assertThat(rules(EXPERT, after)).isEmpty();
  }

  @Test
  void gatesAfterTheCutLetFewerOfTheBestSurviveAndMoreOfTheWorst() {
    assertMet(
        cut(EXPERT, CutKind.TOP_N, 4, null, GateOrder.BEFORE_CUT),
        cut(EXPERT, CutKind.TOP_N, 4, null, GateOrder.AFTER_CUT),
        "gate-order-changed",
        Direction.TIGHTENED);
    assertMet(
        cut(EXPERT, CutKind.BOTTOM_K, 1, null, GateOrder.BEFORE_CUT),
        cut(EXPERT, CutKind.BOTTOM_K, 1, null, GateOrder.AFTER_CUT),
        "gate-order-changed",
        Direction.LOOSENED);
    assertMet(
        cut(EXPERT, CutKind.THRESHOLD, null, "5", GateOrder.BEFORE_CUT),
        cut(EXPERT, CutKind.THRESHOLD, null, "5", GateOrder.AFTER_CUT),
        "gate-order-changed",
        Direction.NEUTRAL);
  }

  @Test
  void definitionsMoveAsTheirRecorderDeclares() {
    CriteriaSet after =
        set(2, criterion("expert", c -> c.setDefinition(text("by ten experts, in public"))));
    assertDeclared(after, DefinitionDirection.NARROWED, Direction.TIGHTENED);
    assertDeclared(after, DefinitionDirection.WIDENED, Direction.LOOSENED);
    assertDeclared(after, DefinitionDirection.UNCHANGED, Direction.NEUTRAL);
  }

  private static void assertDeclared(
      CriteriaSet after, DefinitionDirection declared, Direction expected) {
    List<DirectionReason> reasons =
        CriteriaDirection.between(EXPERT, after, Map.of("expert", declared));
    assertThat(reasons)
        .extracting(DirectionReason::getPointer)
        .containsExactly("/criteria/expert/definition");
    assertThat(Directions.combined(reasons)).isEqualTo(expected);
  }

  @Test
  void undeclaredWordsMoveNothing() {
    Criterion reworded =
        criterion(
            "expert",
            c ->
                c.setName(new LocalisedText("전문가", "experts"))
                    .setDefinition(text("anything"))
                    .setGoals(List.of("sovereignty")));
    assertThat(rules(EXPERT, set(2, reworded))).isEmpty();
    assertThat(direction(EXPERT, set(2, reworded))).isEqualTo(Direction.NEUTRAL);
  }

  @Test
  void weightsAndScalesAreMixed() {
    assertMet(
        EXPERT,
        set(2, criterion("expert", c -> c.setFactor(decimal("2")))),
        "scoring-changed",
        Direction.MIXED);
    assertMet(
        EXPERT,
        set(2, criterion("expert", c -> c.setScale(new Scale(null, decimal("5"))))),
        "scoring-changed",
        Direction.MIXED);
    assertMet(
        EXPERT,
        set(2, scored("expert"), scored("user")),
        "scored-criterion-added",
        Direction.MIXED);
    assertMet(
        set(1, scored("expert"), scored("user")),
        EXPERT,
        "scored-criterion-removed",
        Direction.MIXED);
  }

  @Test
  void tieBreaksAreMixed() {
    CriteriaSet after =
        CriteriaSet.newBuilder(EXPERT)
            .setTieBreaks(List.of(new TieBreak(TieBreakMethod.DECISION, null, null, null, null)))
            .build();
    assertMet(EXPERT, after, "tie-breaks-changed", Direction.MIXED);
  }

  @Test
  void howManyMembersOfATeamCountIsMixed() {
    CriteriaSet before = CriteriaSet.newBuilder(EXPERT).setTeams(new Teams("heat", 1)).build();
    CriteriaSet after = CriteriaSet.newBuilder(EXPERT).setTeams(new Teams("heat", 2)).build();
    assertMet(before, after, "teams-changed", Direction.MIXED);
  }

  @Test
  void fillingInWhatWasOpenIsNeutralButChangingAStatedFigureIsNot() {
    Criterion filledIn = criterion("expert", c -> c.setScale(new Scale(null, decimal("10"))));
    assertMet(set(1, open("expert")), set(2, filledIn), "criterion-specified", Direction.NEUTRAL);
    Criterion reweighted = criterion("expert", c -> c.setMaximum(decimal("20")));
    assertThat(rules(set(1, open("expert")), set(2, reweighted)))
        .containsExactly("criterion-specified", "scoring-changed");
  }

  @Test
  void takingADefinitionBackIsMixed() {
    assertMet(EXPERT, set(2, open("expert")), "definition-withdrawn", Direction.MIXED);
  }

  @Test
  void anOpenGateThatGetsItsFirstConditionIsSpecified() {
    Criterion before =
        criterion(
            "bar", c -> c.setKind(CriterionKind.GATE).setState(DefinitionState.TO_BE_SPECIFIED));
    assertThat(rules(set(1, before), threshold("5", Comparison.AT_LEAST, null)))
        .contains("criterion-specified")
        .doesNotContain("gate-condition-replaced");
  }

  @Test
  void whatIsOnlyShownMovesNothing() {
    CriteriaSet before = set(1, criterion("note", c -> c.setKind(CriterionKind.INFORMATIVE)));
    CriteriaSet after =
        set(
            2,
            criterion("note", c -> c.setKind(CriterionKind.INFORMATIVE).setFactor(decimal("3"))));
    assertThat(rules(before, after)).isEmpty();
    assertThat(rules(EXPERT, set(2, scored("expert"), before.getCriteria().get(0)))).isEmpty();
  }

  @Test
  void bothWaysAtOnceIsMixed() {
    CriteriaSet before = set(1, scored("expert"), gate("own"));
    CriteriaSet after = set(2, scored("expert"), gate("safe"));
    assertThat(direction(before, after)).isEqualTo(Direction.MIXED);
  }

  private static CriteriaSet threshold(String value, Comparison comparison, String reference) {
    Gate gate =
        new Gate(
            GateMethod.COMPUTED,
            "expert",
            comparison,
            decimal(value),
            reference == null ? null : new ExternalReference(text("best"), decimal(reference)));
    return set(
        1,
        scored("expert"),
        criterion("bar", c -> c.setKind(CriterionKind.GATE).setMaximum(null).setGate(gate)));
  }

  private static void assertMet(
      CriteriaSet before, CriteriaSet after, String rule, Direction expected) {
    assertThat(rules(before, after)).containsExactly(rule);
    assertThat(direction(before, after)).isEqualTo(expected);
  }

  private static List<String> rules(CriteriaSet before, CriteriaSet after) {
    return CriteriaDirection.between(before, after, Map.of()).stream()
        .map(DirectionReason::getRule)
        .toList();
  }

  private static Direction direction(CriteriaSet before, CriteriaSet after) {
    return Directions.combined(CriteriaDirection.between(before, after, Map.of()));
  }

  private static Criterion relative(String id) {
    return criterion(
        id,
        c ->
            c.setTransform(
                Transform.newBuilder().setMethod(TransformMethod.RATIO_TO_BEST).build()));
  }

  @Test
  void pointsMadeRelativeToTheBestAreMixedAndToldOnce() {
    assertMet(EXPERT, set(2, relative("expert")), "points-relative-to-best", Direction.MIXED);
    assertMet(set(1, relative("expert")), EXPERT, "points-no-longer-relative", Direction.MIXED);
    assertThat(rules(set(1, relative("expert")), set(2, relative("expert")))).isEmpty();
    Criterion otherwise =
        criterion(
            "expert",
            c ->
                c.setTransform(
                    Transform.newBuilder()
                        .setMethod(TransformMethod.RATIO_TO_BEST)
                        .setDigits(2)
                        .build()));
    assertMet(set(1, relative("expert")), set(2, otherwise), "scoring-changed", Direction.MIXED);
  }

  @Test
  void partsThatAreRelativeMakeTheirWholeSo() {
    Criterion part = criterion("a", c -> c.setParent("expert"));
    Criterion relativePart = Criterion.newBuilder(relative("b")).setParent("expert").build();
    CriteriaSet divided = set(2, scored("expert"), part, relativePart);
    assertThat(rules(EXPERT, divided))
        .containsExactly("criterion-split", "points-relative-to-best");
    assertThat(rules(divided, EXPERT))
        .containsExactly("criterion-merged", "points-no-longer-relative");
    assertThat(rules(set(1, relative("expert")), divided)).containsExactly("criterion-split");
  }
}
