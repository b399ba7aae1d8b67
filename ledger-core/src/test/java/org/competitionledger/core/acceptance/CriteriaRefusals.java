package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.refusal.RefusalCode.CRITERIA_ALREADY_PUBLISHED;
import static org.competitionledger.core.refusal.RefusalCode.CRITERIA_NOT_PUBLISHED;
import static org.competitionledger.core.refusal.RefusalCode.CRITERION_ALREADY_SPECIFIED;
import static org.competitionledger.core.refusal.RefusalCode.CRITERION_NOT_SPECIFIED;
import static org.competitionledger.core.refusal.RefusalCode.DIRECTIONS_MIXED;
import static org.competitionledger.core.refusal.RefusalCode.NO_GOVERNING_CRITERIA;
import static org.competitionledger.core.refusal.RefusalCode.OCCASIONS_OF_PART;
import static org.competitionledger.core.refusal.RefusalCode.PARENTS_TOO_MANY;
import static org.competitionledger.core.refusal.RefusalCode.PARENT_CYCLE;
import static org.competitionledger.core.refusal.RefusalCode.PARENT_IS_GATE;
import static org.competitionledger.core.refusal.RefusalCode.SCALE_REVERSED;
import static org.competitionledger.core.refusal.RefusalCode.STAGE_NOT_COVERED;
import static org.competitionledger.core.refusal.RefusalCode.SUMS_MISMATCH;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_CRITERION;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_VERSION;
import static org.competitionledger.core.refusal.RefusalCode.VERSION_NOT_NEXT;
import static org.competitionledger.core.scoring.Criteria.best;

import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.form.CriteriaForm;
import org.competitionledger.event.Better;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.Scale;

/** Examples of criteria versions that do not hold together or do not follow. */
final class CriteriaRefusals {

  private CriteriaRefusals() {}

  static void examples(Examples examples) {
    examples
        .on(
            CRITERIA_NOT_PUBLISHED,
            () -> given(entered()).when(amended(set(1, "heat", criterion("speed")))))
        .on(
            CRITERIA_ALREADY_PUBLISHED,
            () -> withOpenCriterion().when(published(set(2, "heat", criterion("speed")))))
        .on(
            VERSION_NOT_NEXT,
            () -> withOpenCriterion().when(amended(set(3, "heat", criterion("speed")))))
        .on(UNKNOWN_VERSION, () -> withOpenCriterion().when(specified(7, criterion("open"))))
        .on(UNKNOWN_CRITERION, () -> withOpenCriterion().when(interpreted("style", null)))
        .on(
            CRITERION_ALREADY_SPECIFIED,
            () -> withOpenCriterion().when(specified(1, criterion("speed"))))
        .on(
            CRITERION_NOT_SPECIFIED,
            () ->
                withOpenCriterion()
                    .when(
                        specified(1, criterion("open").setState(DefinitionState.TO_BE_SPECIFIED))))
        .on(STAGE_NOT_COVERED, () -> withOpenCriterion().when(interpreted("speed", "final")))
        .on(NO_GOVERNING_CRITERIA, () -> given(entered()).when(score("heat", "ants", "speed", "1")))
        .on(
            SCALE_REVERSED,
            () ->
                given(entered())
                    .when(
                        published(
                            set(
                                1,
                                "heat",
                                criterion("speed").setScale(new Scale(number("2"), number("1")))))))
        .on(
            PARENT_CYCLE,
            () ->
                given(entered())
                    .when(
                        published(
                            set(
                                1,
                                "heat",
                                criterion("a").setParent("b"),
                                criterion("b").setParent("a")))))
        .on(
            PARENT_IS_GATE,
            () ->
                given(entered())
                    .when(
                        published(
                            set(1, "heat", gate("safe"), criterion("speed").setParent("safe")))))
        .on(
            PARENTS_TOO_MANY,
            () ->
                given(entered())
                    .when(published(CriteriaRulesTest.nested(CriteriaForm.PARENTS_MAX + 2))))
        .on(
            OCCASIONS_OF_PART,
            () ->
                given(entered())
                    .when(
                        published(
                            set(
                                1,
                                "heat",
                                criterion("race").setOccasions(best(2)),
                                criterion("lap").setParent("race").setOccasions(best(1))))))
        .on(
            SUMS_MISMATCH,
            () ->
                given(entered())
                    .when(
                        published(
                            set(1, "heat", criterion("speed").setMaximum(number("60")))
                                .setMaximum(number("100")))))
        .on(
            DIRECTIONS_MIXED,
            () ->
                given(entered())
                    .when(
                        published(
                            set(
                                1,
                                "heat",
                                criterion("style"),
                                criterion("time").setBetter(Better.LOWER)))));
  }

  /** Version 1 has a criterion that is defined, and one that is to be specified. */
  static Specification withOpenCriterion() {
    return given(
        entered(),
        published(
            set(
                1,
                "heat",
                criterion("speed"),
                criterion("open").setState(DefinitionState.TO_BE_SPECIFIED))));
  }

  static CriterionSpecified specified(int base, Criterion.Builder criterion) {
    return new CriterionSpecified(2, base, criterion.build(), null, null, null, null);
  }

  static CriterionInterpreted interpreted(String criterion, String stage) {
    return new CriterionInterpreted(criterion, 1, stage, text("So it is"), null, null, null);
  }
}
