package org.competitionledger.core.standings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.core.results.CriterionPoints;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.GateOrder;

/**
 * Makes rows of results and places. A place is told as a rank only if the pool it is in knows all
 * of its totals.
 *
 * @param rules the rules
 * @param unpublished whether a total is not published among entries that failed no gate
 * @param anyUnpublished whether one is not published among all entries that are not out
 */
public record Rows(CompiledRules rules, boolean unpublished, boolean anyUnpublished) {

  /** Where an entry is listed. */
  public static Section section(EntryResult result) {
    if (result.out()) {
      return Section.OUT;
    }
    if (result.failedGate()) {
      return Section.INELIGIBLE;
    }
    return result.published() ? Section.RANKED : Section.NOT_PUBLISHED;
  }

  /**
   * A row.
   *
   * @param place its place among the entries of {@link Section#RANKED}, if it is one
   * @param ignoringGates its place among all entries that are not out, if its total is published
   */
  Row row(EntryResult result, Optional<PoolPlace> place, Optional<PoolPlace> ignoringGates) {
    Section section = section(result);
    boolean known = place.isPresent() && !unpublished;
    boolean knownIgnoringGates =
        section == Section.INELIGIBLE && ignoringGates.isPresent() && !anyUnpublished;
    Integer digits = rules.set().getDigits();
    return new Row(
        result.participant(),
        new Row.Place(
            section,
            known ? OptionalInt.of(place.get().rank()) : OptionalInt.empty(),
            place.isPresent() && place.get().tied(),
            place.isPresent() && unpublished
                ? OptionalInt.of(place.get().rank())
                : OptionalInt.empty(),
            knownIgnoringGates ? OptionalInt.of(ignoringGates.get().rank()) : OptionalInt.empty(),
            cut(result, section, place, ignoringGates)),
        new Row.Sum(
            result.total().map(total -> Amount.of(total, digits)),
            result.gross().map(gross -> Amount.of(gross, digits)),
            result.complete(),
            result.pending()),
        Outcome.of(result.status()),
        result.gates(),
        points(rules, result));
  }

  /**
   * The cut. BEFORE_CUT counts places among the entries that failed no gate, and a failed one has
   * none; AFTER_CUT counts them among all, as if there were no gates. Where a total of that pool is
   * not published, places are not known and only a threshold says anything.
   */
  private Cut cut(
      EntryResult result,
      Section section,
      Optional<PoolPlace> place,
      Optional<PoolPlace> ignoringGates) {
    if (rules.cut().isEmpty() || section == Section.OUT || !result.published()) {
      return Cut.NONE;
    }
    CutRule rule = rules.cut().get();
    boolean gatesFirst = rule.getGates() == GateOrder.BEFORE_CUT;
    Optional<PoolPlace> pool = gatesFirst ? place : ignoringGates;
    if (pool.isEmpty()) {
      return Cut.NONE;
    }
    boolean hidden = gatesFirst ? unpublished : anyUnpublished;
    return switch (rule.getKind()) {
      case THRESHOLD -> threshold(result, rule.getThreshold());
      case TOP_N -> hidden || rule.getCount() == null ? Cut.NONE : pool.get().cut(rule.getCount());
      case BOTTOM_K ->
          hidden || rule.getCount() == null
              ? Cut.NONE
              : pool.get().cut(Math.max(0, pool.get().of() - rule.getCount()));
    };
  }

  /** Who lacks a figure where less is better has not reached a threshold. */
  private Cut threshold(EntryResult result, BigDecimal threshold) {
    if (threshold == null) {
      return Cut.NONE;
    }
    if (result.total().isEmpty() || result.missing() > 0) {
      return Cut.OUT;
    }
    int above = result.total().get().compareTo(threshold);
    return (rules.pointed().lowerTotals() ? above <= 0 : above >= 0) ? Cut.IN : Cut.OUT;
  }

  /** The points of every scored or informative criterion. */
  public static List<Points> points(CompiledRules rules, EntryResult result) {
    List<Points> points = new ArrayList<>(result.points().size());
    for (int index = 0; index < result.points().size(); index++) {
      CriterionPoints one = result.points().get(index);
      Integer digits = rules.criteria().get(index).criterion().getDigits();
      points.add(
          new Points(
              one.criterion(), one.points().map(value -> Amount.of(value, digits)), one.state()));
    }
    return List.copyOf(points);
  }
}
