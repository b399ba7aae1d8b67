package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.acceptance.CriteriaRefusals.interpreted;
import static org.competitionledger.core.acceptance.CriteriaRefusals.specified;
import static org.competitionledger.core.acceptance.CriteriaRefusals.withOpenCriterion;
import static org.competitionledger.core.decide.Cups.closedStage;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.time;
import static org.competitionledger.core.decide.Says.topOf;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.scoring.Criteria.best;

import java.util.List;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.form.CriteriaForm;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.PointsOrder;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CountbackBy;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.OccasionWindow;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;
import org.competitionledger.event.Transform;
import org.competitionledger.event.TransformMethod;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.TableMark;
import org.junit.jupiter.api.Test;

class CriteriaRulesTest {

  @Test
  void neverRefusesAWellFormedChangeInMidCompetition() {
    given(
        closedStage(),
        eliminated("heat", "bees"),
        amended(set(2, "heat", criterion("beauty"), gate("polite"))),
        amended(set(3, "heat", criterion("beauty")).setEffectiveFrom(time("2025"))));
  }

  @Test
  void copiesTheBaseOfASpecification() {
    Specification cup = withOpenCriterion().and(specified(1, criterion("open").setDigits(2)));

    List<Criterion> criteria =
        cup.state().find(Keys.criteria(2)).orElseThrow().getCriteria().getCriteria();
    assertThat(criteria).extracting(Criterion::getId).containsExactly("speed", "open");
    assertThat(criteria.get(1).getState()).isEqualTo(DefinitionState.DEFINED);
    assertThat(criteria.get(1).getDigits()).isEqualTo(2);
  }

  @Test
  void takesAnInterpretationWithoutMakingAVersion() {
    Specification cup = withOpenCriterion().and(interpreted("speed", "heat"));

    assertThat(cup.state().find(Keys.COMPETITION).orElseThrow().getLatestVersion()).isEqualTo(1);
  }

  @Test
  void addsUpMaximaOfPartsAndTotalsThatAreDeclared() {
    given(
        entered(),
        published(
            set(
                    1,
                    "heat",
                    criterion("benchmark").setMaximum(number("40")),
                    criterion("public").setParent("benchmark").setMaximum(number("30")),
                    criterion("own").setParent("benchmark").setMaximum(number("10")),
                    criterion("user").setMaximum(number("60")))
                .setMaximum(number("100"))));
  }

  @Test
  void refusesPartsThatDoNotAddUp() {
    refused(
        RefusalCode.SUMS_MISMATCH,
        "/data/criteria/criteria/0/maximum",
        criterion("benchmark").setMaximum(number("40")),
        criterion("public").setParent("benchmark").setMaximum(number("30")));
  }

  @Test
  void asksMeansForTheirDigits() {
    refused(
        RefusalCode.FIELD_MISSING,
        "/data/criteria/criteria/0/panel/digits",
        criterion("style").setPanel(new PanelAggregation(PanelMethod.MEAN, 0, 0, null)));
    refused(
        RefusalCode.FIELD_MISSING,
        "/data/criteria/criteria/0/occasions/digits",
        criterion("style")
            .setOccasions(new OccasionAggregation(OccasionMethod.MEAN, null, List.of(), null)));
  }

  @Test
  void asksTransformsForWhatTheyNeed() {
    refused(
        RefusalCode.LIST_EMPTY,
        "/data/criteria/criteria/0/transform/table",
        criterion("race")
            .setTransform(new Transform(TransformMethod.POINTS_TABLE, List.of(), null, null)));
    refused(
        RefusalCode.FIELD_MISSING,
        "/data/criteria/criteria/0/transform/best",
        criterion("race")
            .setTransform(new Transform(TransformMethod.RATIO_TO_BEST, List.of(), null, 2)));
  }

  /** "Criteria of opposite direction add up without a transform or a negative factor." */
  @Test
  void addsUpOnlyWhatIsBetterInOneDirection() {
    Criterion.Builder time = criterion("time").setBetter(Better.LOWER);
    String criteria = "/data/criteria/criteria";
    refused(RefusalCode.DIRECTIONS_MIXED, criteria, criterion("style"), time);
    refused(
        RefusalCode.DIRECTIONS_MIXED,
        criteria + "/0",
        criterion("all"),
        criterion("style").setParent("all"),
        criterion("time").setBetter(Better.LOWER).setParent("all"));
    refused(
        RefusalCode.DIRECTIONS_MIXED,
        criteria,
        criterion("style").setFactor(number("-1")),
        criterion("art"));
    // A part turned round by its parent's factor.
    refused(
        RefusalCode.DIRECTIONS_MIXED,
        criteria,
        criterion("style"),
        criterion("all").setFactor(number("-2")),
        criterion("art").setParent("all"));

    taken(time);
    taken(criterion("style"), criterion("time").setBetter(Better.LOWER).setFactor(number("-1")));
    taken(criterion("style"), criterion("time").setBetter(Better.LOWER).setFactor(number("0")));
    taken(
        criterion("style"),
        criterion("time")
            .setBetter(Better.LOWER)
            .setTransform(
                new Transform(TransformMethod.POINTS_TABLE, List.of(number("9")), null, null)));
    taken(
        criterion("style"),
        criterion("time").setBetter(Better.LOWER).setKind(CriterionKind.INFORMATIVE));
    taken(criterion("all"), criterion("swim").setBetter(Better.LOWER).setParent("all"), time);
  }

  private static void taken(Criterion.Builder... criteria) {
    given(entered()).when(published(set(1, "heat", criteria))).thenRecorded();
  }

  /** A set in which each criterion but the first is a part of the one before. */
  static CriteriaSet.Builder nested(int levels) {
    Criterion.Builder[] criteria = new Criterion.Builder[levels];
    for (int level = 0; level < levels; level++) {
      criteria[level] =
          criterion("c" + level)
              .setParent(level == 0 ? null : "c" + (level - 1))
              .setBetter(level == levels - 1 ? Better.LOWER : Better.HIGHER);
    }
    return set(1, "heat", criteria);
  }

  @Test
  void criteriaNestOnlySoDeep() {
    given(entered()).when(published(nested(CriteriaForm.PARENTS_MAX + 1))).thenRecorded();
    given(entered())
        .when(published(nested(1_500)))
        .thenRefused(RefusalCode.PARENTS_TOO_MANY, "/data/criteria/criteria/33/parent");
  }

  /** What older versions took is judged and scored however deep it is. */
  @Test
  void setsOfBeforeMayNestDeeper() {
    CriteriaSet deep = nested(2_000).build();
    assertThat(CriteriaForm.check(deep, "", 2)).isEmpty();
    assertThat(PointsOrder.ofEach(deep))
        .hasSize(2_000)
        .containsEntry("c0", PointsOrder.LOWER)
        .containsEntry("c1999", PointsOrder.LOWER);
    assertThat(CompiledRules.compile(given(entered()).state(), "heat", deep).criteria())
        .hasSize(2_000);
  }

  /** "Sets recorded by version 2 or before" may mix directions; what comes of them is scored so. */
  @Test
  void doesNotAskSetsOfBeforeForOneDirection() {
    CriteriaSet mixed =
        set(1, "heat", criterion("style"), criterion("time").setBetter(Better.LOWER)).build();
    assertThat(CriteriaForm.check(mixed, "", 2)).isEmpty();
    assertThat(CriteriaForm.check(mixed, "", LedgerVersion.CURRENT)).isPresent();
  }

  @Test
  void asksAbsentForWhatItNeeds() {
    String absent = "/data/criteria/criteria/0/absent";
    refused(
        RefusalCode.FIELD_MISSING,
        absent + "/value",
        less(new AbsentFigure(AbsentMethod.FIGURE, null, null)));
    refused(
        RefusalCode.FIELD_MISSING,
        absent + "/plus",
        less(new AbsentFigure(AbsentMethod.WORST_PLUS, null, null)));
    refused(
        RefusalCode.FIELD_UNEXPECTED,
        absent + "/plus",
        less(new AbsentFigure(AbsentMethod.LAST, null, 1)));
    refused(
        RefusalCode.FIELD_UNEXPECTED,
        absent + "/value",
        less(new AbsentFigure(AbsentMethod.WORST_PLUS, number("1"), 1)));
    refused(
        RefusalCode.NUMBER_OUT_OF_RANGE,
        absent + "/plus",
        less(new AbsentFigure(AbsentMethod.WORST_PLUS, null, -1)));
    refused(
        RefusalCode.FIELD_UNEXPECTED,
        absent,
        criterion("style").setAbsent(new AbsentFigure(AbsentMethod.LAST, null, null)));
    taken(less(new AbsentFigure(AbsentMethod.WORST_PLUS, null, 1)));
  }

  private static Criterion.Builder less(AbsentFigure absent) {
    return criterion("time").setBetter(Better.LOWER).setAbsent(absent);
  }

  @Test
  void asksTheBestOccasionsForANumberOrWindows() {
    refused(
        RefusalCode.FIELD_MISSING,
        "/data/criteria/criteria/0/occasions/n",
        criterion("race")
            .setOccasions(new OccasionAggregation(OccasionMethod.BEST_N, null, List.of(), null)));
    refused(
        RefusalCode.WINDOW_REVERSED,
        "/data/criteria/criteria/0/occasions/windows/0",
        criterion("race")
            .setOccasions(
                new OccasionAggregation(
                    OccasionMethod.BEST_N, null, List.of(new OccasionWindow(8, 1, 5)), null)));
  }

  @Test
  void asksComputedGatesForACriterionAndAThreshold() {
    refused(
        RefusalCode.FIELD_MISSING,
        "/data/criteria/criteria/0/gate/threshold",
        gate("fast")
            .setGate(new Gate(GateMethod.COMPUTED, "speed", Comparison.AT_LEAST, null, null)));
    refused(
        RefusalCode.UNKNOWN_CRITERION,
        "/data/criteria/criteria/0/gate/criterion",
        gate("fast")
            .setGate(
                new Gate(GateMethod.COMPUTED, "speed", Comparison.AT_LEAST, number("1"), null)));
  }

  @Test
  void asksCutRulesAndTieBreaksForWhatTheyNeed() {
    CutRule cut = new CutRule("heat", CutKind.TOP_N, null, null, GateOrder.AFTER_CUT);
    TieBreak countback = new TieBreak(TieBreakMethod.COUNTBACK, "speed", null, null, null);

    given(entered())
        .when(published(set(1, "heat", criterion("speed")).setCutRules(List.of(cut))))
        .thenRefused(RefusalCode.FIELD_MISSING, "/data/criteria/cutRules/0/count")
        .when(
            published(
                set(1, "heat", criterion("speed"))
                    .setCutRules(List.of(topOf("heat", 1), topOf("heat", 2)))))
        .thenRefused(RefusalCode.DUPLICATE_ID, "/data/criteria/cutRules/1/stage")
        .when(published(set(1, "heat", criterion("speed")).setTieBreaks(List.of(countback))))
        .thenRefused(RefusalCode.FIELD_MISSING, "/data/criteria/tieBreaks/0/depth");
  }

  @Test
  void asksEachTieBreakForWhatItGoesByAndNothingElse() {
    assertTieBreak(tie(TieBreakMethod.LAST_OCCASION, null, null, null, null))
        .thenRefused(RefusalCode.FIELD_MISSING, "/data/criteria/tieBreaks/0/criterion");
    assertTieBreak(tie(TieBreakMethod.BEST_SINGLE, "luck", null, null, null))
        .thenRefused(RefusalCode.UNKNOWN_CRITERION, "/data/criteria/tieBreaks/0/criterion");
    assertTieBreak(tie(TieBreakMethod.REACHED_FIRST, "speed", null, null, null))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/criteria/tieBreaks/0/criterion");
    assertTieBreak(tie(TieBreakMethod.BEST_SINGLE, "speed", 3, null, null))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/criteria/tieBreaks/0/depth");
    assertTieBreak(tie(TieBreakMethod.LAST_OCCASION, "speed", null, CountbackOver.ALL, null))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/criteria/tieBreaks/0/over");
    assertTieBreak(tie(TieBreakMethod.CRITERION, "speed", null, null, CountbackBy.SCORE))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/criteria/tieBreaks/0/by");
    assertTieBreak(tie(TieBreakMethod.COUNTBACK, "speed", null, null, CountbackBy.PLACE))
        .thenRefused(RefusalCode.FIELD_MISSING, "/data/criteria/tieBreaks/0/depth");
    assertTieBreak(
            tie(TieBreakMethod.COUNTBACK, "speed", null, CountbackOver.COUNTED, CountbackBy.SCORE))
        .thenRecorded();
    assertTieBreak(tie(TieBreakMethod.LAST_OCCASION, "speed", null, null, null)).thenRecorded();
    assertTieBreak(tie(TieBreakMethod.REACHED_FIRST, null, null, null, null)).thenRecorded();
  }

  private static TieBreak tie(
      TieBreakMethod method, String criterion, Integer depth, CountbackOver over, CountbackBy by) {
    return new TieBreak(method, criterion, depth, over, by);
  }

  private static Specification.Then assertTieBreak(TieBreak tie) {
    return given(entered())
        .when(published(set(1, "heat", criterion("speed")).setTieBreaks(List.of(tie))));
  }

  /** "A parent with occasions of its own": up to version 3 nothing was made of them. */
  @Test
  void takesOccasionsOfAParentForItsParts() {
    Criterion.Builder season = criterion("season").setOccasions(best(2));
    Criterion.Builder race = criterion("race").setParent("season");
    TieBreak countback = tie(TieBreakMethod.COUNTBACK, "season", 3, null, null);
    TieBreak ofRace = tie(TieBreakMethod.LAST_OCCASION, "race", null, null, null);

    given(entered())
        .when(published(set(1, "heat", season, race).setTieBreaks(List.of(countback, ofRace))))
        .thenRecorded();
    CriteriaSet twice =
        set(1, "heat", season, race.setOccasions(best(1))).setTieBreaks(List.of()).build();
    assertThat(CriteriaForm.check(twice, "", LedgerVersion.OCCASIONS_OF_PARENTS))
        .map(Refusal::code)
        .contains(RefusalCode.OCCASIONS_OF_PART);
    assertThat(CriteriaForm.check(twice, "", LedgerVersion.OCCASIONS_OF_PARENTS - 1)).isEmpty();
  }

  /** What counts for nothing is no part: which of its occasions are shown is its own affair. */
  @Test
  void leavesTheOccasionsOfAnInformativeChildToItself() {
    given(entered())
        .when(
            published(
                set(
                    1,
                    "heat",
                    criterion("season").setOccasions(best(2)),
                    criterion("race").setParent("season"),
                    criterion("pace")
                        .setParent("season")
                        .setKind(CriterionKind.INFORMATIVE)
                        .setOccasions(best(1)))))
        .thenRecorded();
  }

  /** A sum of parts has no positions in races: such a countback would break no tie, in silence. */
  @Test
  void countsBackOnlyOverWhatIsScoredItself() {
    Criterion.Builder part = criterion("race").setParent("speed");
    TieBreak parts = new TieBreak(TieBreakMethod.COUNTBACK, "race", 3, null, null);
    TieBreak sum = new TieBreak(TieBreakMethod.COUNTBACK, "speed", 3, null, null);
    TieBreak points = new TieBreak(TieBreakMethod.CRITERION, "speed", null, null, null);

    given(entered())
        .when(
            published(set(1, "heat", criterion("speed"), part).setTieBreaks(List.of(points, sum))))
        .thenRefused(RefusalCode.CRITERION_HAS_PARTS, "/data/criteria/tieBreaks/1/criterion")
        .when(
            published(
                set(1, "heat", criterion("speed"), part).setTieBreaks(List.of(points, parts))))
        .thenRecorded();
  }

  @Test
  void letsAVersionAnnouncedAheadTakeHoldWithTheFirstEventAtOrAfterItsStart() {
    Specification cup =
        given(entered(), published(set(1, "heat", criterion("speed"))))
            .and(
                amended(
                    set(2, "heat", criterion("style"))
                        .setEffectiveFrom(time("2026-03-01T00:00:00Z"))));
    assertThat(governing(cup)).isEqualTo(1);
    long before = mark(cup).getRanking();

    cup.at("2026-02-28T23:58:00Z").and(notice("n-1"));
    assertThat(governing(cup)).isEqualTo(1);
    assertThat(mark(cup).getRanking()).isEqualTo(before);

    cup.and(notice("n-2"));
    assertThat(governing(cup)).isEqualTo(2);
    assertThat(mark(cup).getRanking()).isEqualTo(cup.lastSequence());
    assertThat(cup.state().find(Keys.COMPETITION).orElseThrow().getNextStart()).isNull();

    cup.and(notice("n-3"));
    assertThat(mark(cup).getRanking()).isEqualTo(cup.lastSequence() - 1);
  }

  private static int governing(Specification cup) {
    HeadState head = cup.state().find(Keys.HEAD).orElseThrow();
    return GoverningRules.of(cup.state(), "heat", head.getLastLedgerTime())
        .map(CriteriaState::getCriteria)
        .orElseThrow()
        .getVersion();
  }

  private static TableMark mark(Specification cup) {
    return cup.state().find(StateKind.TABLE.key("heat")).orElseThrow();
  }

  @Test
  void statesWhatOfTheScoresWillBePublishedOnceForEachOfItsStages() {
    given(entered(), published(publishing(stated(PublicationScope.LEADERS, "2026-08-20"))));

    refusedPublication(
        RefusalCode.STAGE_NOT_COVERED,
        "/0/stage",
        new Publication("final", PublicationScope.ALL, null, null));
    refusedPublication(
        RefusalCode.DUPLICATE_ID,
        "/1/stage",
        stated(PublicationScope.ALL, null),
        stated(PublicationScope.NONE, null));
    refusedPublication(
        RefusalCode.FIELD_UNEXPECTED, "/0/due", stated(PublicationScope.NONE, "2026-08-20"));
  }

  private static void refusedPublication(
      RefusalCode code, String pointer, Publication... publication) {
    given(entered())
        .when(published(publishing(publication)))
        .thenRefused(code, "/data/criteria/publication" + pointer);
  }

  private static CriteriaSet.Builder publishing(Publication... publication) {
    return set(1, "heat", criterion("speed")).setPublication(List.of(publication));
  }

  private static Publication stated(PublicationScope of, String due) {
    return new Publication("heat", of, due == null ? null : time(due), null);
  }

  private static void refused(RefusalCode code, String pointer, Criterion.Builder... criteria) {
    given(entered()).when(published(set(1, "heat", criteria))).thenRefused(code, pointer);
  }
}
