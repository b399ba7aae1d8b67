package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.CriterionRule;
import org.competitionledger.core.scoring.Occasion;
import org.competitionledger.event.OccasionWindow;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ScoreOrigin;
import org.competitionledger.event.Transform;

/**
 * The least and the most points that rules can give for a criterion that is scored itself, whatever
 * the scores are: from the scale, the steps of scoring, and the declared maximum. Null is open. A
 * declared maximum bounds points from above; where one is declared, they don't go below 0 (§6.6),
 * unless a scale says how far.
 */
record LeafPoints(BigDecimal least, BigDecimal most) {

  private static final LeafPoints OPEN = new LeafPoints(null, null);

  static LeafPoints of(CriterionRule rule, CompiledRules rules) {
    boolean severalResults =
        rules.set().getTeams() != null || rule.criterion().getResults() != null;
    boolean withinOccasions = !rule.leaf() || rule.within().isPresent();
    if (severalResults || withinOccasions) {
      return OPEN; // what adds up there is not what the steps say of one score
    }
    LeafPoints scored =
        overOccasions(rule, rules.course().occasions())
            .weighed(rule.steps().factor(), rule.steps().digits());
    BigDecimal maximum = rule.criterion().getMaximum();
    if (maximum == null) {
      return scored;
    }
    BigDecimal least = scored.least == null ? BigDecimal.ZERO : scored.least;
    BigDecimal most = scored.most == null ? maximum : scored.most.min(maximum);
    return new LeafPoints(least, most);
  }

  /**
   * Steps 1 to 3: a score, over evaluators, as points. Those of a DIRECT one may be divided among
   * several who share it: rounded to whole digits a half of something, or less, lies between nought
   * and that.
   */
  private static LeafPoints ofOccasion(CriterionRule rule) {
    LeafPoints undivided = undivided(rule);
    return rule.criterion().getScores() == ScoreOrigin.DIRECT ? undivided.orNought() : undivided;
  }

  private static LeafPoints undivided(CriterionRule rule) {
    LeafPoints figures = figures(rule);
    Transform transform = rule.steps().transform();
    return switch (transform.getMethod()) {
      case IDENTITY -> figures;
      case POINTS_TABLE -> ofTable(transform.getTable());
      case RATIO_TO_BEST ->
          figures.least == null || figures.least.signum() < 0
              ? OPEN
              : new LeafPoints(BigDecimal.ZERO, full(rule));
    };
  }

  /** All ways over evaluators but the sum stay between the least and the greatest score. */
  private static LeafPoints figures(CriterionRule rule) {
    if (rule.criterion().getScale() == null) {
      return OPEN;
    }
    BigDecimal min = rule.criterion().getScale().getMin();
    BigDecimal max = rule.criterion().getScale().getMax();
    if (rule.steps().panel().getMethod() == PanelMethod.SUM) {
      return new LeafPoints(
          min != null && min.signum() >= 0 ? min : null,
          max != null && max.signum() <= 0 ? max : null);
    }
    Integer digits = rule.steps().panel().getDigits();
    return digits == null
        ? new LeafPoints(min, max)
        : new LeafPoints(rounded(min, digits), rounded(max, digits));
  }

  private static LeafPoints ofTable(List<BigDecimal> table) {
    BigDecimal least = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    for (BigDecimal points : table) {
      least = least.min(points);
      most = most.max(points);
    }
    return new LeafPoints(least, most);
  }

  private static BigDecimal full(CriterionRule rule) {
    BigDecimal best = rule.steps().transform().getBest();
    BigDecimal maximum = rule.criterion().getMaximum();
    return best != null ? best : maximum != null ? maximum : BigDecimal.ONE;
  }

  /** Step 4. Of several occasions some may be absent, and give 0 points, or what is stated. */
  private static LeafPoints overOccasions(CriterionRule rule, List<Occasion> occasions) {
    LeafPoints one = ofOccasion(rule);
    if (occasions.size() == 1) {
      return one.times(occasions.get(0).multiplier());
    }
    if (rule.absent().isPresent()) {
      return OPEN;
    }
    LeafPoints any = new LeafPoints(BigDecimal.ZERO, BigDecimal.ZERO);
    LeafPoints all = any;
    for (Occasion occasion : occasions) {
      LeafPoints there = one.times(occasion.multiplier()).orNought();
      any = any.hull(there);
      all = all.plus(there);
    }
    return switch (rule.steps().occasions().getMethod()) {
      case SUM -> all;
      case MAX, LAST -> any;
      case MEAN -> any.roundedTo(rule.steps().occasions().getDigits());
      case BEST_N -> any.times(BigDecimal.valueOf(counted(rule, occasions.size())));
    };
  }

  /** How many occasions count at most; what two windows choose counts twice. */
  private static long counted(CriterionRule rule, int occasions) {
    if (rule.steps().occasions().getWindows().isEmpty()) {
      Integer n = rule.steps().occasions().getN();
      return n == null ? occasions : n;
    }
    return rule.steps().occasions().getWindows().stream().mapToLong(OccasionWindow::getN).sum();
  }

  private LeafPoints orNought() {
    return hull(new LeafPoints(BigDecimal.ZERO, BigDecimal.ZERO));
  }

  private LeafPoints hull(LeafPoints other) {
    return new LeafPoints(
        least == null || other.least == null ? null : least.min(other.least),
        most == null || other.most == null ? null : most.max(other.most));
  }

  private LeafPoints plus(LeafPoints other) {
    return new LeafPoints(
        least == null || other.least == null ? null : least.add(other.least),
        most == null || other.most == null ? null : most.add(other.most));
  }

  private LeafPoints times(BigDecimal factor) {
    if (factor.signum() == 0) {
      return new LeafPoints(BigDecimal.ZERO, BigDecimal.ZERO);
    }
    BigDecimal low = least == null ? null : least.multiply(factor);
    BigDecimal high = most == null ? null : most.multiply(factor);
    return factor.signum() > 0 ? new LeafPoints(low, high) : new LeafPoints(high, low);
  }

  /** Step 5: × factor; round. Rounding keeps the order. */
  private LeafPoints weighed(BigDecimal factor, int digits) {
    return times(factor).roundedTo(digits);
  }

  private LeafPoints roundedTo(Integer digits) {
    return digits == null ? this : new LeafPoints(rounded(least, digits), rounded(most, digits));
  }

  private static BigDecimal rounded(BigDecimal value, int digits) {
    return value == null || value.scale() <= digits
        ? value
        : value.setScale(digits, RoundingMode.HALF_UP);
  }
}
