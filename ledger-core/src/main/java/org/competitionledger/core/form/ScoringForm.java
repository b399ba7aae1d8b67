package org.competitionledger.core.form;

import static org.competitionledger.core.form.CriteriaForm.needed;
import static org.competitionledger.core.form.CriteriaForm.unexpected;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.when;

import java.util.Optional;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreOrigin;
import org.competitionledger.event.Transform;
import org.competitionledger.event.TransformMethod;

/** Whether a criterion says all that scoring needs. */
final class ScoringForm {

  private ScoringForm() {}

  static Optional<Refusal> check(Criterion criterion, String pointer) {
    return scale(criterion.getScale(), pointer + "/scale")
        .or(() -> panel(criterion.getPanel(), pointer + "/panel"))
        .or(() -> transform(criterion, pointer + "/transform"))
        .or(() -> occasions(criterion.getOccasions(), pointer + "/occasions"));
  }

  /** Where LOWER is better the criterion states absent: FIGURE(x), WORST_PLUS(k) or LAST (§6.3). */
  static Optional<Refusal> absent(Criterion criterion, CriteriaSet set, String pointer) {
    AbsentFigure absent = criterion.getAbsent();
    if (absent == null) {
      return none();
    }
    boolean counts =
        criterion.getBetter() == Better.LOWER
            && criterion.getKind() != CriterionKind.GATE
            && !CriteriaSets.hasParts(set, criterion.getId());
    Optional<Refusal> value =
        absent.getMethod() == AbsentMethod.FIGURE
            ? needed(absent.getValue(), pointer, "value")
            : unexpected(absent.getValue(), pointer, "value");
    return when(!counts, pointer, RefusalCode.FIELD_UNEXPECTED, "absent")
        .or(() -> value)
        .or(
            () ->
                absent.getMethod() == AbsentMethod.WORST_PLUS
                    ? needed(absent.getPlus(), pointer, "plus")
                    : unexpected(absent.getPlus(), pointer, "plus"));
  }

  /** Several results in an occasion has what is scored itself, with no evaluators. */
  static Optional<Refusal> results(Criterion criterion, CriteriaSet set, String pointer) {
    boolean direct =
        criterion.getKind() != CriterionKind.GATE
            && criterion.getScores() == ScoreOrigin.DIRECT
            && !CriteriaSets.hasParts(set, criterion.getId());
    return when(
        criterion.getResults() != null && !direct,
        pointer,
        RefusalCode.FIELD_UNEXPECTED,
        "results");
  }

  /** A scale, open at either end (§6.2). */
  private static Optional<Refusal> scale(Scale scale, String pointer) {
    return when(
        scale != null
            && scale.getMin() != null
            && scale.getMax() != null
            && scale.getMin().compareTo(scale.getMax()) > 0,
        pointer,
        RefusalCode.SCALE_REVERSED);
  }

  /** MEAN, MEDIAN and TRIMMED_MEAN must state digits (§7.2); only the last one trims. */
  private static Optional<Refusal> panel(PanelAggregation panel, String pointer) {
    if (panel == null) {
      return none();
    }
    PanelMethod method = panel.getMethod();
    boolean divides = method != PanelMethod.SINGLE && method != PanelMethod.SUM;
    boolean trims = method == PanelMethod.TRIMMED_MEAN;
    return when(
            divides && panel.getDigits() == null,
            pointer + "/digits",
            RefusalCode.FIELD_MISSING,
            "digits")
        .or(() -> trimming(panel.getLow(), trims, pointer, "low"))
        .or(() -> trimming(panel.getHigh(), trims, pointer, "high"));
  }

  private static Optional<Refusal> trimming(
      int scores, boolean trims, String pointer, String field) {
    return when(scores != 0 && !trims, pointer + '/' + field, RefusalCode.FIELD_UNEXPECTED, field);
  }

  /** POINTS_TABLE has a table; RATIO_TO_BEST knows the points of the best, and rounds. */
  private static Optional<Refusal> transform(Criterion criterion, String pointer) {
    Transform transform = criterion.getTransform();
    if (transform == null) {
      return none();
    }
    boolean table = transform.getMethod() == TransformMethod.POINTS_TABLE;
    boolean ratio = transform.getMethod() == TransformMethod.RATIO_TO_BEST;
    return when(table && transform.getTable().isEmpty(), pointer + "/table", RefusalCode.LIST_EMPTY)
        .or(
            () ->
                when(
                    !table && !transform.getTable().isEmpty(),
                    pointer + "/table",
                    RefusalCode.FIELD_UNEXPECTED,
                    "table"))
        .or(() -> ratio ? ratio(criterion, transform, pointer) : noRatio(transform, pointer));
  }

  private static Optional<Refusal> ratio(Criterion criterion, Transform transform, String pointer) {
    return needed(transform.getDigits(), pointer, "digits")
        .or(
            () ->
                criterion.getMaximum() == null
                    ? needed(transform.getBest(), pointer, "best")
                    : none());
  }

  private static Optional<Refusal> noRatio(Transform transform, String pointer) {
    return unexpected(transform.getBest(), pointer, "best")
        .or(() -> unexpected(transform.getDigits(), pointer, "digits"));
  }

  /**
   * SUM, MEAN (digits stated), MAX, LAST, BEST_N(n), also by windows of occasion numbers (§7.4).
   */
  private static Optional<Refusal> occasions(OccasionAggregation over, String pointer) {
    if (over == null) {
      return none();
    }
    Optional<Refusal> digits =
        over.getMethod() == OccasionMethod.MEAN
            ? needed(over.getDigits(), pointer, "digits")
            : unexpected(over.getDigits(), pointer, "digits");
    return digits.or(() -> best(over, pointer));
  }

  private static Optional<Refusal> best(OccasionAggregation over, String pointer) {
    boolean windows = !over.getWindows().isEmpty();
    if (over.getMethod() != OccasionMethod.BEST_N) {
      return unexpected(over.getN(), pointer, "n")
          .or(() -> when(windows, pointer + "/windows", RefusalCode.FIELD_UNEXPECTED, "windows"));
    }
    Optional<Refusal> n =
        windows ? unexpected(over.getN(), pointer, "n") : needed(over.getN(), pointer, "n");
    return n.or(
        () ->
            Lists.each(
                over.getWindows(),
                pointer + "/windows",
                (window, at) ->
                    when(window.getFrom() > window.getTo(), at, RefusalCode.WINDOW_REVERSED)));
  }
}
