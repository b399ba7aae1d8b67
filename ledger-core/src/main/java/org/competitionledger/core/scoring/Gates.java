package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.results.CriterionPoints;
import org.competitionledger.core.results.GateVerdict;
import org.competitionledger.core.results.GateVerdict.Verdict;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Trace;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.Gate;
import org.competitionledger.state.RulingState;

/**
 * The verdicts of gates. A RULED gate has the verdict of its latest ruling. A COMPUTED one compares
 * the points of its criterion with its threshold, or with that fraction of an outside value, once
 * the points are final: while they are pending, unpublished or not comparable, so is the verdict.
 */
final class Gates {

  private Gates() {}

  static List<GateVerdict> verdicts(
      CompiledRules rules, EntrySheet sheet, List<CriterionPoints> points, Trace trace) {
    if (rules.gates().isEmpty()) {
      return List.of();
    }
    List<GateVerdict> verdicts = new ArrayList<>(rules.gates().size());
    for (Criterion criterion : rules.gates()) {
      Gate gate = criterion.getGate();
      verdicts.add(
          CriteriaSets.isComputed(criterion)
              ? compute(rules, criterion.getId(), gate, points, trace)
              : ruled(criterion.getId(), sheet.rulings().get(criterion.getId()), trace));
    }
    return List.copyOf(verdicts);
  }

  private static GateVerdict ruled(String gate, RulingState ruling, Trace trace) {
    if (ruling == null) {
      return told(
          new GateVerdict(gate, Verdict.PENDING),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          trace);
    }
    Verdict verdict =
        switch (ruling.getVerdict()) {
          case PASSED -> Verdict.PASSED;
          case FAILED -> Verdict.FAILED;
        };
    return told(
        new GateVerdict(gate, verdict),
        OptionalLong.of(ruling.getSequence()),
        Optional.empty(),
        Optional.empty(),
        trace);
  }

  private static GateVerdict compute(
      CompiledRules rules, String id, Gate gate, List<CriterionPoints> points, Trace trace) {
    Optional<BigDecimal> limit = limit(gate);
    Optional<CriterionPoints> compared =
        points.stream().filter(one -> one.criterion().equals(gate.getCriterion())).findFirst();
    boolean absent = compared.filter(one -> absent(rules, gate, one)).isPresent();
    Optional<BigDecimal> value =
        compared
            .filter(one -> one.state() == PointState.OK || one.state() == PointState.ABSENT)
            .filter(one -> !absent)
            .flatMap(CriterionPoints::points);
    Verdict verdict = Verdict.PENDING;
    if (limit.isPresent() && value.isPresent()) {
      boolean passes = passes(gate.getComparison(), value.get(), limit.get());
      verdict = passes ? Verdict.PASSED : Verdict.FAILED;
    } else if (limit.isPresent() && absent && rules.course().closed()) {
      verdict = Verdict.FAILED;
    }
    return told(new GateVerdict(id, verdict), OptionalLong.empty(), value, limit, trace);
  }

  /**
   * An entry without a figure (§7.6) is not compared where that could be to its good: there are no
   * points, or 0 for want of any, and the gate asks for few where more are better. Then a gate is
   * failed once the stage is closed, pending before (§7.6).
   */
  private static boolean absent(CompiledRules rules, Gate gate, CriterionPoints compared) {
    if (!rules.absenceNeverWins() || compared.state() != PointState.ABSENT) {
      return false;
    }
    CriterionRule rule = rules.criteria().get(rules.indexOf(compared.criterion()).orElseThrow());
    boolean asksForFew = gate.getComparison() == Comparison.AT_MOST;
    return compared.points().isEmpty() || asksForFew != rule.lowerPoints();
  }

  private static boolean passes(Comparison comparison, BigDecimal value, BigDecimal limit) {
    return switch (comparison) {
      case AT_LEAST -> value.compareTo(limit) >= 0;
      case AT_MOST -> value.compareTo(limit) <= 0;
    };
  }

  /**
   * The threshold; with a reference, that fraction of its value, and all of it where none is
   * stated.
   */
  private static Optional<BigDecimal> limit(Gate gate) {
    Optional<BigDecimal> threshold = Optional.ofNullable(gate.getThreshold());
    if (gate.getReference() == null) {
      return threshold;
    }
    return Optional.of(gate.getReference().getValue().multiply(threshold.orElse(BigDecimal.ONE)));
  }

  private static GateVerdict told(
      GateVerdict verdict,
      OptionalLong sequence,
      Optional<BigDecimal> value,
      Optional<BigDecimal> limit,
      Trace trace) {
    if (trace.on()) {
      trace.add(new Step.Gated(verdict, sequence, value, limit));
    }
    return verdict;
  }
}
