package org.competitionledger.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.byPoints;
import static org.competitionledger.core.scoring.Criteria.cut;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.STAGE;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.json.JsonProblem;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.rules.CriteriaDifference;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.TieBreakMethod;
import org.competitionledger.event.TransformMethod;
import org.competitionledger.view.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private final CriteriaSet base =
      set(
              direct("skill").setMaximum(decimal("60")),
              direct("price").setMaximum(decimal("40")),
              gate("origin"),
              gate("level", "skill", Comparison.AT_LEAST, "10"))
          .setMaximum(decimal("100"))
          .setCutRules(List.of(cut(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)))
          .setTieBreaks(List.of(byPoints("price")))
          .setEffectiveFrom(new ApproximateTime("2026", NEW_YEAR, NEW_YEAR.plusSeconds(9), null))
          .build();

  private Parsed<CriteriaSet> parsed(String... edits) {
    Parsed<Edits> read = Edits.ofTexts(Arrays.asList(edits));
    return read instanceof Parsed.Ok<Edits> ok
        ? ok.value().applyTo(base, STAGE, LedgerVersion.CURRENT)
        : new Parsed.Failed<>(read.problems());
  }

  private CriteriaSet edited(String... edits) {
    CriteriaSet before = CriteriaSet.newBuilder(base).build();
    CriteriaSet made = parsed(edits).orElseThrow();
    assertThat(base).as("the set that was edited stays as it is").isEqualTo(before);
    return made;
  }

  private static Criterion criterion(CriteriaSet set, String id) {
    return CriteriaSets.criterion(set, id).orElseThrow();
  }

  private static List<String> ids(CriteriaSet set) {
    return set.getCriteria().stream().map(Criterion::getId).toList();
  }

  @Test
  void noEditsLeaveTheSet() {
    assertThat(edited()).isSameAs(base);
  }

  @Test
  void anEditChangesItsFieldAndNothingElse() {
    CriteriaSet made = edited("/criteria/skill/factor=0.5");
    assertThat(criterion(made, "skill").getFactor()).isEqualByComparingTo("0.5");
    assertThat(made.getEffectiveFrom()).as("as it was resolved").isEqualTo(base.getEffectiveFrom());
    assertThat(CriteriaDifference.between(base, made))
        .extracting(Difference::getPointer)
        .containsExactly("/criteria/skill/factor");
  }

  @Test
  void laterEditsSeeWhatEarlierOnesDid() {
    CriteriaSet made =
        edited(
            "/criteria/skill/transform/method=\"POINTS_TABLE\"",
            "/criteria/skill/transform/table/-=9",
            "/criteria/skill/transform/table/-=6",
            "/criteria/skill/transform/table/1=5");
    assertThat(criterion(made, "skill").getTransform().getMethod())
        .isEqualTo(TransformMethod.POINTS_TABLE);
    assertThat(criterion(made, "skill").getTransform().getTable())
        .containsExactly(decimal("9"), decimal("5"));
  }

  @Test
  void nullTakesAway() {
    CriteriaSet made =
        edited("/criteria/origin=null", "/criteria/level=null", "/cutRule=null", "/tieBreaks=null");
    assertThat(ids(made)).containsExactly("skill", "price");
    assertThat(made.getCutRules()).isEmpty();
    assertThat(made.getTieBreaks()).isEmpty();
    assertThat(edited("/tieBreaks/0=null").getTieBreaks()).isEmpty();
    assertThat(edited("/maximum=null").getMaximum()).isNull();
  }

  @Test
  void theCutRuleOfTheStageIsPutTogetherFieldByField() {
    assertThat(edited("/cutRule/count=3").getCutRules().get(0).getCount()).isEqualTo(3);
    CriteriaSet made =
        edited("/cutRule=null", "/cutRule/kind=\"THRESHOLD\"", "/cutRule/threshold=12.5");
    assertThat(made.getCutRules()).hasSize(1);
    assertThat(made.getCutRules().get(0).getStage()).isEqualTo(STAGE);
    assertThat(made.getCutRules().get(0).getThreshold()).isEqualByComparingTo("12.5");
    assertThat(edited("/cutRules/" + STAGE + "/gates=\"AFTER_CUT\"").getCutRules().get(0))
        .extracting("gates")
        .isEqualTo(GateOrder.AFTER_CUT);
  }

  @Test
  void aNewIdAddsACriterion() {
    CriteriaSet made =
        edited(
            "/maximum=null",
            "/criteria/style={\"name\":{\"en\":\"Style\"},\"kind\":\"SCORED\",\"scores\":\"DIRECT\"}",
            "/criteria/style/occasions={\"method\":\"BEST_N\",\"n\":3}",
            "/tieBreaks/-={\"method\":\"CRITERION\",\"criterion\":\"style\"}");
    assertThat(ids(made)).endsWith("style");
    assertThat(criterion(made, "style").getOccasions().getMethod())
        .isEqualTo(OccasionMethod.BEST_N);
    assertThat(made.getTieBreaks().get(1).getMethod()).isEqualTo(TieBreakMethod.CRITERION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        // the edits themselves
        "factor~edit-malformed~/edits/0",
        "/digits=~edit-value-malformed~/edits/0/value",
        "/cutRule/kind=TOP_N~edit-value-malformed~/edits/0/value",
        "/digits={\"a\":1,\"a\":2}~edit-value-malformed~/edits/0/value",
        "digits=2~pointer-malformed~/edits/0/pointer",
        "=2~pointer-malformed~/edits/0/pointer",
        // places that no set has
        "/nonsense=1~unknown-field~/nonsense",
        "/criteria/skill/weight=1~unknown-field~/criteria/skill/weight",
        "/digits/x=1~unknown-field~/digits/x",
        "/criteria/skill/name/de=\"x\"~unknown-field~/criteria/skill/name/de",
        "/criteria/none/factor=1~nothing-there~/criteria/none/factor",
        "/criteria/none=null~nothing-there~/criteria/none",
        "/criteria/0/factor=1~nothing-there~/criteria/0/factor",
        "/tieBreaks/7=null~nothing-there~/tieBreaks/7",
        "/tieBreaks/01/depth=1~nothing-there~/tieBreaks/01/depth",
        "/version=9~not-editable~/version",
        "/effectiveFrom=null~not-editable~/effectiveFrom",
        "/criteria/skill={\"id\":\"other\"}~unknown-value~/criteria/skill/id",
        // values that a set cannot have
        "/criteria/skill/factor=\"much\"~wrong-type~/criteria/skill/factor",
        "/criteria/skill/factor=0.1234567~too-many-digits~/criteria/skill/factor",
        "/criteria/skill=3~wrong-type~/criteria/0",
        "/criteria/skill/kind=\"SOME\"~unknown-value~/criteria/skill/kind",
        "/criteria/skill/name=null~missing-field~/criteria/skill/name",
        "/criteria/skill/panel/low=1.5~wrong-type~/criteria/skill/panel/low",
        "/cutRule/kind=7~wrong-type~/cutRule/kind",
        "/criteria/new={\"kind\":\"GATE\"}~missing-field~/criteria/new/name",
        // rules that recorded sets obey
        "/digits=7~number-out-of-range~/digits",
        "/criteria/skill/name={\"en\":\"\"}~missing-text~/criteria/skill/name",
        "/criteria/price=null~unknown-criterion~/tieBreaks/0/criterion",
        "/criteria/skill=null~unknown-criterion~/criteria/level/gate/criterion",
        "/criteria/skill/maximum=70~sums-mismatch~/maximum",
        "/criteria/price/better=\"LOWER\"~directions-mixed~/criteria",
        "/criteria/skill/absent={\"method\":\"LAST\"}~field-unexpected~/criteria/skill/absent",
        "/criteria/skill/parent=\"skill\"~parent-cycle~/criteria/skill/parent",
        "/criteria/price/parent=\"origin\"~parent-is-gate~/criteria/price/parent",
        "/criteria/skill/panel={\"method\":\"MEAN\"}~field-missing~/criteria/skill/panel/digits",
        "/criteria/skill/occasions={\"method\":\"BEST_N\"}~field-missing~/criteria/skill/occasions/n",
        "/cutRule/threshold=5~field-unexpected~/cutRule/threshold",
        "/cutRule/count=0~number-out-of-range~/cutRule/count",
        "/criteria=[]~list-empty~/criteria",
        "/stages=[\"other\"]~stage-not-covered~/cutRule/stage",
      })
  void everyEditThatMakesNoSetNamesItsPlace(String edit, String code, String pointer) {
    List<JsonProblem> problems = parsed(edit).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).code()).isEqualTo(code);
    assertThat(problems.get(0).pointer()).isEqualTo(pointer);
    assertThat(problems.get(0).message().en()).isNotBlank();
    assertThat(problems.get(0).message().ko()).containsPattern("[가-힣]");
  }

  /** What an older version took may be edited as it took it. */
  @Test
  void anEditedSetIsJudgedByTheVersionOfItsBase() {
    CriteriaSet old = edited("/criteria/price/absent=null");
    Edits edits = Edits.ofTexts(List.of("/criteria/price/better=\"LOWER\"")).orElseThrow();
    assertThat(edits.applyTo(old, STAGE, 2).problems()).isEmpty();
    assertThat(edits.applyTo(old, STAGE, 3).problems()).hasSize(1);
  }

  @Test
  void problemsOfSeveralEditsComeTogether() {
    assertThat(parsed("/nonsense=1", "/version=2").problems())
        .extracting(JsonProblem::pointer)
        .containsExactly("/nonsense", "/version");
  }

  @Test
  void editsHaveLimits() {
    String edit = "/digits=2";
    assertThat(parsed(Collections.nCopies(Edits.EDITS_MAX, edit).toArray(String[]::new)).problems())
        .isEmpty();
    assertThat(
            parsed(Collections.nCopies(Edits.EDITS_MAX + 1, edit).toArray(String[]::new))
                .problems())
        .extracting(JsonProblem::code)
        .containsExactly("too-many-edits");
    String long1 = "/criteria/skill/name/en=\"" + "x".repeat(Edits.BYTES_MAX) + '"';
    assertThat(parsed(long1).problems())
        .extracting(JsonProblem::code)
        .containsExactly("edits-too-large");
  }

  @Test
  void aBodyHasTheSameEdits() {
    Parsed<Edits> body =
        Edits.ofBody(
            "{\"edits\":[{\"pointer\":\"/criteria/skill/factor\",\"value\":0.50},{\"pointer\":\"/cutRule\",\"value\":null}]}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(body.orElseThrow().edits())
        .extracting(Edit::text)
        .containsExactly("/criteria/skill/factor=0.5", "/cutRule=null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '\0',
      value = {
        "nonsense§malformed-json§",
        "[]§edit-malformed§",
        "{\"edits\":{}}§edit-malformed§",
        "{\"edits\":[],\"x\":1}§edit-malformed§",
        "{\"edits\":[{\"pointer\":\"/digits\"}]}§edit-malformed§/edits/0",
        "{\"edits\":[{\"pointer\":3,\"value\":1}]}§edit-malformed§/edits/0",
        "{\"edits\":[{\"pointer\":\"digits\",\"value\":1}]}§pointer-malformed§/edits/0/pointer",
        "{\"edits\":[{\"pointer\":\"/~2\",\"value\":1}]}§pointer-malformed§/edits/0/pointer",
      })
  void aBodyThatIsNoneNamesItsPlace(String body, String code, String pointer) {
    List<JsonProblem> problems =
        Edits.ofBody(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).code()).isEqualTo(code);
    assertThat(problems.get(0).pointer()).isEqualTo(pointer == null ? "" : pointer);
  }
}
