package org.competitionledger.core.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.state.State;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.state.CriteriaState;

/**
 * The criteria that govern a stage at a moment, and what in them has no definition yet.
 *
 * @param governing the highest version covering the stage that has started
 * @param undefined its criteria that are TO_BE_SPECIFIED, outermost only: what is part of an open
 *     criterion is not listed again
 * @param leftOpen its criteria that are defined but for points which their definitions leave open
 * @param undefinedMaximum points that hang on open scored criteria, as far as maxima are declared
 * @param maximum the greatest total of the set; empty where it cannot be told
 */
public record CriteriaInForce(
    CriteriaState governing,
    List<Undefined> undefined,
    List<Undefined> leftOpen,
    BigDecimal undefinedMaximum,
    Optional<BigDecimal> maximum) {

  /**
   * A criterion in force without definition, or with one that leaves the same points open.
   *
   * @param criterion the criterion
   * @param sinceVersion the version since which it has been in force so, without interruption
   * @param sinceSequence the event that made that version
   * @param since when that version started
   * @param maximum the points that hang on it; empty for a gate (everything may) or where
   *     undeclared
   */
  public record Undefined(
      Criterion criterion,
      int sinceVersion,
      long sinceSequence,
      Instant since,
      Optional<BigDecimal> maximum) {}

  /**
   * The criteria in force for a stage at a moment.
   *
   * @param state the state at that moment
   * @param at the moment, in ledger time
   */
  public static Optional<CriteriaInForce> of(State state, String stage, Instant at) {
    return GoverningRules.of(state, stage, at)
        .map(governing -> of(governing, started(state, stage, at)));
  }

  private static CriteriaInForce of(CriteriaState governing, List<CriteriaState> started) {
    CriteriaSet set = governing.getCriteria();
    List<Undefined> undefined =
        outermostOpen(set).stream()
            .map(open -> since(open, CriteriaInForce::isOpen, started))
            .toList();
    List<Undefined> leftOpen =
        set.getCriteria().stream()
            .filter(CriteriaInForce::leavesOpen)
            .map(criterion -> since(criterion, leavesOpenTheSame(criterion), started))
            .toList();
    BigDecimal onOpen =
        undefined.stream()
            .flatMap(open -> open.maximum().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new CriteriaInForce(governing, undefined, leftOpen, onOpen, maximum(set));
  }

  /** Versions covering the stage that have started, latest first. */
  private static List<CriteriaState> started(State state, String stage, Instant at) {
    List<CriteriaState> started = new ArrayList<>();
    for (int version = CriteriaHistory.latest(state); version > 0; version--) {
      CriteriaHistory.version(state, version)
          .filter(found -> found.getCriteria().getStages().contains(stage))
          .filter(found -> !found.getStarts().isAfter(at))
          .ifPresent(started::add);
    }
    return started;
  }

  private static List<Criterion> outermostOpen(CriteriaSet set) {
    Map<String, Criterion> byId = CriteriaSets.byId(set);
    return set.getCriteria().stream()
        .filter(CriteriaInForce::isOpen)
        .filter(criterion -> !withinOpen(criterion, byId))
        .toList();
  }

  private static boolean withinOpen(Criterion criterion, Map<String, Criterion> byId) {
    Criterion above = byId.get(criterion.getParent());
    while (above != null && !isOpen(above)) {
      above = byId.get(above.getParent());
    }
    return above != null;
  }

  private static boolean isOpen(Criterion criterion) {
    return criterion.getState() == DefinitionState.TO_BE_SPECIFIED
        && criterion.getKind() != CriterionKind.INFORMATIVE;
  }

  /** What has no definition at all has no point of it that is open. */
  private static boolean leavesOpen(Criterion criterion) {
    return criterion.getState() == DefinitionState.DEFINED && !criterion.getLeftOpen().isEmpty();
  }

  private static Predicate<Criterion> leavesOpenTheSame(Criterion criterion) {
    return earlier -> leavesOpen(earlier) && earlier.getLeftOpen().equals(criterion.getLeftOpen());
  }

  private static Undefined since(
      Criterion open, Predicate<Criterion> isSo, List<CriteriaState> latestFirst) {
    CriteriaState since = latestFirst.get(0);
    for (CriteriaState earlier : latestFirst) {
      boolean wasOpen =
          CriteriaHistory.criterion(earlier.getCriteria(), open.getId()).filter(isSo).isPresent();
      if (!wasOpen) {
        break;
      }
      since = earlier;
    }
    return new Undefined(
        open,
        since.getCriteria().getVersion(),
        since.getSequence(),
        since.getStarts(),
        open.getKind() == CriterionKind.SCORED
            ? Optional.ofNullable(open.getMaximum())
            : Optional.empty());
  }

  /** The declared greatest total, or the sum of the top-level maxima if all are declared. */
  private static Optional<BigDecimal> maximum(CriteriaSet set) {
    if (set.getMaximum() != null) {
      return Optional.of(set.getMaximum());
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Criterion criterion : set.getCriteria()) {
      if (criterion.getKind() == CriterionKind.SCORED && criterion.getParent() == null) {
        if (criterion.getMaximum() == null) {
          return Optional.empty();
        }
        sum = sum.add(criterion.getMaximum());
      }
    }
    return Optional.of(sum);
  }
}
