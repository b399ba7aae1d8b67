package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Step.Use;
import org.competitionledger.core.results.Trace;
import org.competitionledger.core.scoring.EntrySheet.Cell;
import org.competitionledger.core.scoring.OccasionFigure.Result;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.Scale;
import org.competitionledger.state.ScoreEntry;

/**
 * Steps 1 and 2: the scores that count on an occasion become one figure.
 *
 * <p>Voided scores and those of recused evaluators don't count: such a score is as if none had been
 * given. A score is pending while the occasion is open and there is none at all, or one of the
 * evaluators who are to judge has given none. One unpublished score makes the figure unpublished;
 * one outside the scale makes it not comparable. Several results of an entry are kept apart: each
 * becomes points by itself.
 */
final class OverEvaluators {

  private static final Comparator<Cell> BY_VALUE =
      Comparator.comparing((Cell cell) -> cell.score().getValue())
          .thenComparing(cell -> cell.score().getRecorded());

  private final CompiledRules rules;
  private final EntrySheet sheet;
  private final CriterionRule rule;
  private final Trace trace;
  private String member = "";

  OverEvaluators(CompiledRules rules, EntrySheet sheet, CriterionRule rule, Trace trace) {
    this.rules = rules;
    this.sheet = sheet;
    this.rule = rule;
    this.trace = trace;
  }

  /** Tells of the scores as those of a member, in the explanation of its team. */
  OverEvaluators ofMember(String participant) {
    this.member = participant;
    return this;
  }

  /** One figure for each occasion of the stage, in order. */
  List<OccasionFigure> figures() {
    List<Cell> cells = sheet.scores().getOrDefault(rule.id(), List.of());
    List<OccasionFigure> figures = new ArrayList<>(rules.course().occasions().size());
    int next = 0;
    for (Occasion occasion : rules.course().occasions()) {
      // Scores on an occasion that nobody scheduled count too: none may vanish.
      while (next < cells.size() && cells.get(next).occasion() < occasion.number()) {
        Occasion unscheduled = Occasion.unscheduled(cells.get(next).occasion());
        next = add(unscheduled, cells, next, figures);
      }
      next = add(occasion, cells, next, figures);
    }
    while (next < cells.size()) {
      next = add(Occasion.unscheduled(cells.get(next).occasion()), cells, next, figures);
    }
    return figures;
  }

  private int add(Occasion occasion, List<Cell> cells, int from, List<OccasionFigure> figures) {
    int to = from;
    while (to < cells.size() && cells.get(to).occasion() == occasion.number()) {
      to++;
    }
    figures.add(figure(occasion, cells.subList(from, to)));
    return to;
  }

  private OccasionFigure figure(Occasion occasion, List<Cell> cells) {
    List<Cell> numbers = new ArrayList<>(cells.size());
    boolean published = true;
    boolean comparable = true;
    boolean given = false;
    for (Cell cell : cells) {
      Use use = use(cell);
      given |= use != Use.VOIDED && use != Use.RECUSED;
      switch (use) {
        case COUNTS -> numbers.add(cell);
        case NOT_PUBLISHED -> published = false;
        case NOT_COMPARABLE -> comparable = false;
        default -> {}
      }
      if (use != Use.COUNTS) {
        tell(cell, use);
      }
    }
    boolean pending = !occasion.closed() && (!given || !allJudged(cells));
    if (rule.criterion().getResults() != null && published && comparable && !numbers.isEmpty()) {
      numbers.forEach(cell -> tell(cell, Use.COUNTS));
      Optional<BigDecimal> first = Optional.of(numbers.get(0).score().getValue());
      return new OccasionFigure(
          occasion, Together.state(true, true, pending, true), first, pending, results(numbers));
    }
    Optional<BigDecimal> figure =
        published && comparable ? aggregate(occasion, numbers) : unused(numbers);
    boolean shared = numbers.size() == 1 && numbers.get(0).score().getSharedBy() != null;
    return new OccasionFigure(
        occasion,
        Together.state(published, comparable, pending, figure.isPresent()),
        figure,
        pending,
        shared && figure.isPresent() ? results(numbers) : List.of());
  }

  private static List<Result> results(List<Cell> numbers) {
    List<Result> results = new ArrayList<>(numbers.size());
    for (Cell cell : numbers) {
      ScoreEntry score = cell.score();
      int sharedBy = score.getSharedBy() == null ? 1 : score.getSharedBy();
      results.add(new Result(cell.resultLine(), score.getValue(), sharedBy));
    }
    return results;
  }

  private Use use(Cell cell) {
    ScoreEntry score = cell.score();
    if (score.getVoided()) {
      return Use.VOIDED;
    }
    if (recused(cell.evaluator())) {
      return Use.RECUSED;
    }
    return switch (score.getState()) {
      case ABSENT -> Use.ABSENT;
      case NOT_PUBLISHED, SEALED -> Use.NOT_PUBLISHED;
      case NUMBER ->
          within(rule.criterion().getScale(), score.getValue()) ? Use.COUNTS : Use.NOT_COMPARABLE;
    };
  }

  private boolean recused(String evaluator) {
    return sheet.recused().contains(evaluator) || rules.course().recused().contains(evaluator);
  }

  private static boolean within(Scale scale, BigDecimal value) {
    return scale == null
        || ((scale.getMin() == null || value.compareTo(scale.getMin()) >= 0)
            && (scale.getMax() == null || value.compareTo(scale.getMax()) <= 0));
  }

  private boolean allJudged(List<Cell> cells) {
    if (rule.evaluators().isEmpty()) {
      return true;
    }
    Set<String> given = new HashSet<>();
    for (Cell cell : cells) {
      if (!cell.score().getVoided()) {
        given.add(cell.evaluator());
      }
    }
    for (String evaluator : rule.evaluators()) {
      if (!given.contains(evaluator) && !recused(evaluator)) {
        return false;
      }
    }
    return true;
  }

  private Optional<BigDecimal> unused(List<Cell> numbers) {
    numbers.forEach(cell -> tell(cell, Use.COUNTS));
    return Optional.empty();
  }

  private Optional<BigDecimal> aggregate(Occasion occasion, List<Cell> numbers) {
    PanelAggregation panel = rule.steps().panel();
    switch (panel.getMethod()) {
      case SINGLE -> keepFirstRecorded(numbers);
      case MEDIAN -> keepMiddle(numbers);
      case TRIMMED_MEAN -> trim(numbers, panel.getLow(), panel.getHigh());
      case SUM, MEAN -> {}
    }
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Cell cell : numbers) {
      tell(cell, Use.COUNTS);
      sum = sum.add(cell.score().getValue());
    }
    boolean divides =
        panel.getMethod() != PanelMethod.SUM && panel.getMethod() != PanelMethod.SINGLE;
    int digits = panel.getDigits() == null ? CriterionRule.DIGITS_MAX : panel.getDigits();
    int divisor = divides ? numbers.size() : 1;
    BigDecimal figure =
        divides ? sum.divide(BigDecimal.valueOf(divisor), digits, RoundingMode.HALF_UP) : sum;
    if (trace.on()) {
      trace.add(
          new Step.Figure(
              rule.id(),
              occasion.number(),
              panel.getMethod(),
              sum,
              divisor,
              divides ? OptionalInt.of(digits) : OptionalInt.empty(),
              figure));
    }
    return Optional.of(figure);
  }

  /** SINGLE: the one score there is; of several the one recorded first. */
  private void keepFirstRecorded(List<Cell> numbers) {
    if (numbers.size() > 1) {
      numbers.sort(Comparator.comparing(cell -> cell.score().getRecorded()));
      drop(numbers, 1, numbers.size(), Use.SURPLUS);
    }
  }

  /** MEDIAN is a trimmed mean that leaves the middle one, or the middle two. */
  private void keepMiddle(List<Cell> numbers) {
    int beside = (numbers.size() - 1) / 2;
    trim(numbers, beside, beside);
  }

  /** Single scores go, so of two equal ones one may stay. Where too few are left, none stays. */
  private void trim(List<Cell> numbers, int low, int high) {
    numbers.sort(BY_VALUE);
    int lowest = Math.min(low, numbers.size());
    int highest = Math.max(lowest, numbers.size() - high);
    drop(numbers, highest, numbers.size(), Use.TRIMMED_HIGH);
    drop(numbers, 0, lowest, Use.TRIMMED_LOW);
  }

  private void drop(List<Cell> numbers, int from, int to, Use use) {
    List<Cell> dropped = numbers.subList(from, to);
    dropped.forEach(cell -> tell(cell, use));
    dropped.clear();
  }

  private void tell(Cell cell, Use use) {
    if (trace.on()) {
      ScoreEntry score = cell.score();
      trace.add(
          new Step.Score(
              new Step.Scored(
                  rule.id(), cell.occasion(), member, cell.evaluator(), cell.resultLine()),
              score.getRecorded(),
              score.getLatest(),
              score.getState(),
              Optional.ofNullable(score.getValue()),
              Optional.ofNullable(score.getAbsence()),
              use));
    }
  }
}
