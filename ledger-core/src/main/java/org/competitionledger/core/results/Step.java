package org.competitionledger.core.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.TransformMethod;

/** One step on the way from an entry's scores to its total, for those who want to know. */
public sealed interface Step {

  /** What became of a score. */
  enum Use {
    COUNTS,
    VOIDED,
    RECUSED,
    ABSENT,
    NOT_PUBLISHED,
    NOT_COMPARABLE,
    TRIMMED_LOW,
    TRIMMED_HIGH,
    /** SINGLE takes one score, and another was recorded earlier. */
    SURPLUS
  }

  /**
   * Which score it is.
   *
   * @param member whose it is, in the explanation of a team; else empty
   * @param evaluator who gave it; empty for a DIRECT one
   * @param resultLine which of several results in the occasion; empty where there is one
   */
  record Scored(
      String criterion, int occasion, String member, String evaluator, String resultLine) {}

  /**
   * A score.
   *
   * @param of which it is
   * @param recorded sequence of the event that recorded it
   * @param latest sequence of the event that made it what it is
   * @param state what it is
   * @param value the number, if it is one
   * @param absence why it is absent, if it is
   * @param use what became of it
   */
  record Score(
      Scored of,
      long recorded,
      long latest,
      ScoreState state,
      Optional<BigDecimal> value,
      Optional<AbsenceReason> absence,
      Use use)
      implements Step {}

  /**
   * Scores of evaluators became the figure of an occasion: {@code sum ÷ divisor}, rounded.
   *
   * @param digits to which it was rounded; empty where nothing was
   * @param figure the figure
   */
  record Figure(
      String criterion,
      int occasion,
      PanelMethod method,
      BigDecimal sum,
      int divisor,
      OptionalInt digits,
      BigDecimal figure)
      implements Step {}

  /**
   * The figure of an occasion became points.
   *
   * @param state whether there is a figure
   * @param figure the figure, or what ABSENT counts as; empty if there is neither
   * @param best RATIO_TO_BEST: the best figure of the occasion
   * @param points points before the multiplier; empty where there are none
   * @param multiplier the occasion's multiplier
   */
  record Transformed(
      String criterion,
      int occasion,
      TransformMethod method,
      PointState state,
      Optional<BigDecimal> figure,
      Optional<BigDecimal> best,
      Optional<BigDecimal> points,
      BigDecimal multiplier)
      implements Step {

    /** Points × multiplier; empty where there are no points. */
    public Optional<BigDecimal> result() {
      return points.map(one -> one.multiply(multiplier));
    }
  }

  /**
   * The points of a shared result were divided.
   *
   * @param sharedBy among how many
   * @param points what was divided
   * @param digits to which the share was rounded, HALF_UP
   * @param share what each has
   */
  record Shared(
      String criterion, int occasion, int sharedBy, BigDecimal points, int digits, BigDecimal share)
      implements Step {}

  /** How the parts of an occasion's points became one. */
  enum Join {
    /** The best result of several. */
    BEST,
    /** The sum of several results. */
    SUM,
    /** The sum of the best members of a team, or of all. */
    TEAM
  }

  /**
   * A part of an occasion's points.
   *
   * @param of the result line, empty where none was named; the member of a team; or the part of a
   *     criterion
   * @param points its points; empty where it has none
   * @param counts whether they count
   */
  record Part(String of, Optional<BigDecimal> points, boolean counts) {}

  /**
   * Several parts became the points of an occasion.
   *
   * @param join how
   * @param parts the parts
   * @param result what they make; empty where there is nothing to show
   */
  record Joined(
      String criterion, int occasion, Join join, List<Part> parts, Optional<BigDecimal> result)
      implements Step {}

  /**
   * The parts of a criterion were added up within an occasion.
   *
   * @param state what the parts are together
   * @param result their sum; empty where there is none
   * @param sequences the events that the scores come from
   */
  record Summed(
      String criterion,
      int occasion,
      List<Part> parts,
      PointState state,
      Optional<BigDecimal> result,
      List<Long> sequences)
      implements Step {}

  /**
   * Points of occasions became one sum.
   *
   * @param chooser the criterion that chose the occasions that count, of which this one is a part;
   *     empty if it chose itself
   * @param counted occasions that count
   * @param dropped occasions with points that do not
   * @param result the sum, mean or choice; empty where there is none to show
   * @param gross the same with no occasion dropped
   * @param state what the occasions are together
   */
  record Aggregated(
      String criterion,
      Optional<String> chooser,
      OccasionMethod method,
      List<Integer> counted,
      List<Integer> dropped,
      Optional<BigDecimal> result,
      Optional<BigDecimal> gross,
      PointState state)
      implements Step {}

  /**
   * A leaf's aggregate or a parent's sum became its points.
   *
   * @param children the criteria summed; empty where it is occasions that were
   * @param eachOccasion whether factor and rounding were those of each occasion, in {@code sum} too
   * @param sum before factor and rounding; empty where there are no points to show
   * @param factor the factor
   * @param digits to which the product is rounded, HALF_UP
   * @param points the points; empty where there are none to show
   * @param state what they are
   */
  record Pointed(
      String criterion,
      List<String> children,
      boolean eachOccasion,
      Optional<BigDecimal> sum,
      BigDecimal factor,
      int digits,
      Optional<BigDecimal> points,
      PointState state)
      implements Step {}

  /** Points were added or taken. */
  record Adjusted(String adjustment, long sequence, BigDecimal value) implements Step {}

  /**
   * A gate's verdict.
   *
   * @param sequence the ruling; empty for a COMPUTED gate or one not ruled on
   * @param value COMPUTED: the points that were compared
   * @param limit COMPUTED: what they were compared with
   */
  record Gated(
      GateVerdict verdict,
      OptionalLong sequence,
      Optional<BigDecimal> value,
      Optional<BigDecimal> limit)
      implements Step {}

  /**
   * The total.
   *
   * @param points sum over the top-level scored criteria; empty if there is no total
   * @param adjustments sum of the adjustments
   * @param total their sum; empty if there is none
   * @param published whether all was published that it needs
   */
  record Total(
      Optional<BigDecimal> points,
      BigDecimal adjustments,
      Optional<BigDecimal> total,
      boolean published)
      implements Step {}
}
