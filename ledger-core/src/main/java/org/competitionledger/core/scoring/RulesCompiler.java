package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.scoring.CriterionRule.ByOccasion;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Better;
import org.competitionledger.event.CountbackBy;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.TieBreakMethod;
import org.competitionledger.event.Transform;
import org.competitionledger.event.TransformMethod;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EvaluatorState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.PanelState;
import org.competitionledger.state.ScoringState;

/** Makes {@link CompiledRules} of a criteria set and the state of a stage. */
final class RulesCompiler {

  private final State state;
  private final String stage;
  private final CriteriaSet set;
  private final int ledgerVersion;
  private final Optional<CompiledRules> members;
  private final List<Criterion> pointed;
  private final Map<String, PointsOrder> orders;
  private final Map<String, Criterion> byId = new HashMap<>();
  private final Map<String, PanelState> panels = new HashMap<>();
  private final Map<String, EvaluatorState> evaluators = new HashMap<>();

  RulesCompiler(State state, String stage, CriteriaSet set) {
    this.state = state;
    this.stage = stage;
    this.set = set;
    this.ledgerVersion = scoredBy(state, set.getVersion());
    this.members = members();
    this.pointed =
        set.getCriteria().stream().filter(one -> one.getKind() != CriterionKind.GATE).toList();
    this.orders = PointsOrder.ofEach(set);
    pointed.forEach(criterion -> byId.put(criterion.getId(), criterion));
  }

  /**
   * A set is scored, for ever, by the version under which it was recorded (§2.7), and so is one
   * that was edited: it differs by the edit alone. The current version scores what was never
   * recorded.
   */
  static int scoredBy(State state, int version) {
    return state.find(Keys.criteria(version)).isEmpty()
        ? LedgerVersion.CURRENT
        : state
            .find(Keys.scoring(version))
            .map(ScoringState::getLedgerVersion)
            .orElse(LedgerVersion.ABSENCE_NEVER_WINS - 1);
  }

  /** The set that governs the members' stage after the last event. Teams have no teams. */
  private Optional<CompiledRules> members() {
    if (set.getTeams() == null) {
      return Optional.empty();
    }
    String of = set.getTeams().getOf();
    Instant now = state.find(Keys.HEAD).map(HeadState::getLastLedgerTime).orElse(Instant.MAX);
    return GoverningRules.of(state, of, now)
        .map(CriteriaState::getCriteria)
        .filter(theirs -> theirs.getTeams() == null)
        .map(theirs -> new RulesCompiler(state, of, theirs).compile());
  }

  CompiledRules compile() {
    String prefix = stage + '|';
    state.scan(StateKind.PANEL, prefix, (key, panel) -> panels.put(panel.getPanel(), panel));
    state.scan(
        StateKind.EVALUATOR,
        prefix,
        (key, evaluator) -> evaluators.put(key.id().substring(prefix.length()), evaluator));
    List<CriterionRule> criteria = pointed.stream().map(this::rule).toList();
    return new CompiledRules(
        new CompiledRules.Course(stage, closed(), occasions(), decisions(), recused()),
        set,
        ledgerVersion,
        new CompiledRules.Pointed(
            criteria, bottomUp(criteria), lowerTotals(criteria), crossEntry(criteria)),
        set.getCriteria().stream().filter(one -> one.getKind() == CriterionKind.GATE).toList(),
        cut(),
        members);
  }

  private boolean closed() {
    return state
        .find(StateKind.STAGE.key(stage))
        .filter(known -> known.getClosed() >= 0)
        .isPresent();
  }

  private boolean crossEntry(List<CriterionRule> criteria) {
    return criteria.stream().anyMatch(CriterionRule::needsRivals)
        || members.filter(CompiledRules::crossEntry).isPresent();
  }

  private CriterionRule rule(Criterion criterion) {
    return CriterionRule.of(
        criterion,
        children(criterion),
        judges(lineOf(criterion)),
        ranked(criterion),
        lowerPoints(criterion),
        byOccasion(criterion),
        ledgerVersion);
  }

  /** How a criterion has points of its own on each occasion, if it has. */
  private Optional<ByOccasion> byOccasion(Criterion criterion) {
    List<Criterion> parts = PointsOrder.parts(set, criterion);
    OptionalInt within = within(criterion);
    if (parts.isEmpty()) {
      boolean gains = CriterionRule.gainsByNothing(criterion, ledgerVersion);
      return Optional.of(new ByOccasion(within, CriterionRule.lowerOccasions(criterion), gains));
    }
    boolean lower = PointsOrder.ofSum(parts, orders) == PointsOrder.LOWER;
    return within.isPresent() || choosesOccasions(criterion)
        ? Optional.of(new ByOccasion(within, lower, gainsByNothing(criterion)))
        : Optional.empty();
  }

  /** A parent with occasions of its own (§7.4): up to version 3 nothing was made of them. */
  private boolean choosesOccasions(Criterion parent) {
    return ledgerVersion >= LedgerVersion.OCCASIONS_OF_PARENTS && parent.getOccasions() != null;
  }

  /** The criterion that it is a part of and that chooses the occasions that count, if there is. */
  private OptionalInt within(Criterion criterion) {
    Criterion part = criterion;
    Criterion parent = byId.get(part.getParent());
    while (parent != null && PointsOrder.isPart(part, parent)) {
      if (choosesOccasions(parent)) {
        return OptionalInt.of(pointed.indexOf(parent));
      }
      part = parent;
      parent = byId.get(part.getParent());
    }
    return OptionalInt.empty();
  }

  /** A parent gains by what is not there as its parts do, unless it weighs nothing. */
  private boolean gainsByNothing(Criterion criterion) {
    List<Criterion> parts = PointsOrder.parts(set, criterion);
    return parts.isEmpty()
        ? CriterionRule.gainsByNothing(criterion, ledgerVersion)
        : (criterion.getFactor() == null || criterion.getFactor().signum() != 0)
            && parts.stream().anyMatch(this::gainsByNothing);
  }

  /** Up to version 2 a criterion with parts had the order that it stated, not that of its parts. */
  private boolean lowerPoints(Criterion criterion) {
    if (ledgerVersion >= LedgerVersion.ABSENCE_NEVER_WINS) {
      return orders.get(criterion.getId()) == PointsOrder.LOWER;
    }
    boolean figures = criterion.getBetter() == Better.LOWER && PointsOrder.isPlain(criterion);
    return figures != (criterion.getFactor() != null && criterion.getFactor().signum() < 0);
  }

  /** More is better, except where fewer points are so for every summand of the total. */
  private boolean lowerTotals(List<CriterionRule> criteria) {
    if (ledgerVersion >= LedgerVersion.ABSENCE_NEVER_WINS) {
      return PointsOrder.ofTotal(set, orders) == PointsOrder.LOWER;
    }
    List<CriterionRule> summands = criteria.stream().filter(CriterionRule::top).toList();
    return !summands.isEmpty() && summands.stream().allMatch(CriterionRule::lowerPoints);
  }

  /** The criterion and all above it. */
  private Set<String> lineOf(Criterion criterion) {
    Set<String> line = new LinkedHashSet<>();
    for (Criterion at = criterion; at != null; at = byId.get(at.getParent())) {
      if (!line.add(at.getId())) {
        throw new IllegalArgumentException("parents of " + criterion.getId() + " form a cycle");
      }
    }
    return line;
  }

  /** Where the parts of a criterion stand. */
  private List<Integer> children(Criterion parent) {
    List<Integer> children = new ArrayList<>();
    for (int index = 0; index < pointed.size(); index++) {
      if (PointsOrder.isPart(pointed.get(index), parent)) {
        children.add(index);
      }
    }
    return List.copyOf(children);
  }

  /** The evaluators who are to judge a criterion: a panel without a list judges all. */
  private Set<String> judges(Set<String> line) {
    Set<String> judges = new TreeSet<>();
    evaluators.forEach(
        (id, evaluator) -> {
          boolean sits = evaluator.getPanels().stream().anyMatch(panel -> judges(panel, line));
          if (sits && evaluator.getRecused() < 0) {
            judges.add(id);
          }
        });
    return Set.copyOf(judges);
  }

  private boolean judges(String panelId, Set<String> line) {
    PanelState panel = panels.get(panelId);
    return panel == null
        || panel.getCriteria().isEmpty()
        || line.stream().anyMatch(panel.getCriteria()::contains);
  }

  /**
   * Whether a countback by places over this criterion must rank its figures: they are no positions.
   * Those of teams are, where their members' are.
   */
  private boolean ranked(Criterion criterion) {
    Optional<Criterion> ofMembers =
        members.flatMap(theirs -> CriteriaSets.criterion(theirs.set(), criterion.getId()));
    Transform transform = ofMembers.orElse(criterion).getTransform();
    return set.getTieBreaks().stream()
            .anyMatch(
                tieBreak ->
                    tieBreak.getMethod() == TieBreakMethod.COUNTBACK
                        && tieBreak.getBy() != CountbackBy.SCORE
                        && criterion.getId().equals(tieBreak.getCriterion()))
        && (transform == null
            || transform.getMethod() != TransformMethod.POINTS_TABLE
            || CriteriaSets.hasParts(set, criterion.getId()));
  }

  private List<Occasion> occasions() {
    if (members.isPresent()) {
      return members.get().course().occasions();
    }
    List<Occasion> occasions = new ArrayList<>();
    state.scan(
        StateKind.OCCASION,
        stage + '|',
        (key, occasion) ->
            occasions.add(
                new Occasion(
                    occasion.getOccasion(),
                    occasion.getMultiplier() == null ? BigDecimal.ONE : occasion.getMultiplier(),
                    occasion.getClosed() >= 0)));
    return occasions.isEmpty() ? List.of(Occasion.unscheduled(1)) : List.copyOf(occasions);
  }

  private static List<Integer> bottomUp(List<CriterionRule> criteria) {
    Deque<Integer> order = new ArrayDeque<>();
    Set<Integer> below = new HashSet<>();
    criteria.forEach(rule -> below.addAll(rule.children()));
    Deque<Integer> open = new ArrayDeque<>();
    for (int index = 0; index < criteria.size(); index++) {
      if (!below.contains(index)) {
        open.add(index);
      }
    }
    while (!open.isEmpty()) {
      int parent = open.remove();
      order.addFirst(parent);
      open.addAll(criteria.get(parent).children());
    }
    return List.copyOf(order);
  }

  private Optional<CutRule> cut() {
    return set.getCutRules().stream().filter(rule -> rule.getStage().equals(stage)).findFirst();
  }

  private List<List<String>> decisions() {
    Deque<List<String>> decisions = new ArrayDeque<>();
    state.scan(StateKind.TIE, stage + '|', (key, tie) -> decisions.addFirst(tie.getOrder()));
    return List.copyOf(decisions);
  }

  private Set<String> recused() {
    Set<String> recused = new HashSet<>();
    evaluators.forEach(
        (id, evaluator) -> {
          if (evaluator.getRecused() >= 0) {
            recused.add(id);
          }
        });
    return Set.copyOf(recused);
  }
}
