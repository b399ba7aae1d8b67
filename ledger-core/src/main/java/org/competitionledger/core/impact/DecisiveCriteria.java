package org.competitionledger.core.impact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.competitionledger.core.results.GateVerdict;
import org.competitionledger.core.results.GateVerdict.Verdict;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.CriterionRule;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.standings.Move;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.TableSnapshot;

/**
 * What decided that an entry stands elsewhere under the new rules.
 *
 * <ol>
 *   <li>A gate that it fails under one of the rules only.
 *   <li>Else the nearest rival is looked for that it overtook, or that overtook it. If a gate put
 *       that rival out, or let it in, that gate decided.
 *   <li>Else the criterion whose points changed the distance to the rival most, in the direction of
 *       the move. None did where only the tie-breaks changed.
 * </ol>
 */
record DecisiveCriteria(StageImpact impact) {

  /** Rivals looked at, from the nearest on; beyond, only gates are looked for. */
  private static final int RIVALS_MAX = 50;

  List<String> of(Move move) {
    if (move.from().isEmpty() || move.to().isEmpty()) {
      return List.of();
    }
    List<String> gates = gates(move.from().get(), move.to().get());
    if (!gates.isEmpty()) {
      return gates;
    }
    if (move.rankBefore().isEmpty() || move.rankAfter().isEmpty()) {
      return List.of();
    }
    int before = move.rankBefore().getAsInt();
    int after = move.rankAfter().getAsInt();
    if (before == after) {
      return List.of();
    }
    boolean gained = after < before;
    Optional<Move> rival =
        gained
            ? rival(impact.before(), before, other -> isBehind(other.to(), after))
            : rival(impact.after(), after, other -> isBehind(other.from(), before));
    return rival
        .map(other -> against(move, other, gained))
        .orElseGet(() -> gateAhead(gained, Math.max(before, after)));
  }

  /** The nearest entry ahead of a rank that was, or is, on the other side of this one. */
  private Optional<Move> rival(TableSnapshot table, int rank, Predicate<Move> overtaken) {
    int from = Math.max(0, rank - 1 - RIVALS_MAX);
    List<Row> ahead = new ArrayList<>(table.page(from, rank - 1 - from));
    Collections.reverse(ahead);
    return ahead.stream()
        .map(
            row ->
                new Move(
                    row.participant(),
                    impact.before().row(row.participant()),
                    impact.after().row(row.participant())))
        .filter(overtaken)
        .findFirst();
  }

  /** The gates by which somebody ahead went, or came in. */
  private List<String> gateAhead(boolean went, int rank) {
    return impact.comparison().moves().stream()
        .filter(other -> (went ? other.rankBefore() : other.rankAfter()).orElse(rank) < rank)
        .filter(other -> other.from().isPresent() && other.to().isPresent())
        .map(other -> gates(other.from().get(), other.to().get()))
        .filter(gates -> !gates.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Whether a row comes after a rank; one without rank does. */
  private static boolean isBehind(Optional<Row> row, int rank) {
    return row.filter(found -> found.rank().orElse(Integer.MAX_VALUE) <= rank).isEmpty();
  }

  private List<String> against(Move move, Move rival, boolean gained) {
    if (rival.from().isEmpty() || rival.to().isEmpty()) {
      return List.of();
    }
    List<String> gates = gates(rival.from().get(), rival.to().get());
    if (!gates.isEmpty()) {
      return gates;
    }
    boolean towardsMore = gained != impact.newRules().pointed().lowerTotals();
    List<String> decisive = new ArrayList<>();
    BigDecimal greatest = BigDecimal.ZERO;
    for (String criterion : summands()) {
      BigDecimal swing =
          distance(move.to().get(), rival.to().get(), criterion)
              .subtract(distance(move.from().get(), rival.from().get(), criterion));
      BigDecimal helped = towardsMore ? swing : swing.negate();
      if (helped.compareTo(greatest) > 0) {
        decisive.clear();
        greatest = helped;
      }
      if (helped.signum() > 0 && helped.compareTo(greatest) == 0) {
        decisive.add(criterion);
      }
    }
    return decisive;
  }

  /** What totals are made of, under either set of rules. */
  private Set<String> summands() {
    Set<String> summands = new LinkedHashSet<>();
    for (CompiledRules rules : List.of(impact.newRules(), impact.oldRules())) {
      rules.criteria().stream()
          .filter(CriterionRule::top)
          .map(CriterionRule::id)
          .forEach(summands::add);
    }
    return summands;
  }

  /** By how much one is ahead in a criterion; what a set does not have counts nothing in it. */
  private static BigDecimal distance(Row one, Row other, String criterion) {
    return points(one, criterion).subtract(points(other, criterion));
  }

  private static BigDecimal points(Row row, String criterion) {
    return row.points().stream()
        .filter(found -> found.criterion().equals(criterion))
        .findFirst()
        .flatMap(Points::points)
        .map(Amount::value)
        .orElse(BigDecimal.ZERO);
  }

  /** The gates that an entry fails under one of the rules only. */
  private static List<String> gates(Row before, Row after) {
    List<String> old = failed(before);
    List<String> fresh = failed(after);
    if (old.isEmpty() == fresh.isEmpty()) {
      return List.of();
    }
    return old.isEmpty() ? fresh : old;
  }

  private static List<String> failed(Row row) {
    return row.gates().stream()
        .filter(gate -> gate.verdict() == Verdict.FAILED)
        .map(GateVerdict::criterion)
        .toList();
  }
}
