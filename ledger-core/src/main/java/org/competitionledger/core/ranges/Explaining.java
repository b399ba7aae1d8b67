package org.competitionledger.core.ranges;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/** Finds what bounds follow from: step by step back to scale, scores and statistics. */
final class Explaining {

  private static final Term SCALE = Words.RANGES.say("the-scale");
  private static final Term SCORES = Words.RANGES.say("the-published-scores");

  private final StageFigures figures;
  private final Bounds bounds;
  private final Map<Integer, Map<String, List<Long>>> scoresOfRows = new LinkedHashMap<>();

  Explaining(StageFigures figures, Bounds bounds) {
    this.figures = figures;
    this.bounds = bounds;
  }

  /** What the ends, as they now are, follow from. */
  Grounds of(int... ends) {
    Walk walk = new Walk();
    for (int end : ends) {
      walk.see(end, bounds.steps());
    }
    return walk.grounds();
  }

  /** What it follows from that nothing fits. */
  Grounds of(Bounds.Conflict conflict) {
    Walk walk = new Walk();
    walk.add(conflict.by().ground());
    for (int end : conflict.from()) {
      walk.see(end, bounds.steps());
    }
    return walk.grounds();
  }

  private final class Walk {
    private final Set<Integer> seenSteps = new HashSet<>();
    private final Set<Integer> seenOrigins = new HashSet<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Map<Term, Ground.Kind> kinds = new LinkedHashMap<>();
    private final Map<Term, Set<Long>> sequences = new LinkedHashMap<>();

    void add(Ground ground) {
      kinds.put(ground.words(), ground.kind());
      sequences.computeIfAbsent(ground.words(), none -> new TreeSet<>()).addAll(ground.sequences());
    }

    void see(int end, int before) {
      int step = bounds.stepOf(end, before);
      if (step >= 0) {
        if (seenSteps.add(step)) {
          open.add(step);
        }
      } else if (seenOrigins.add(end)) {
        origin(end / 2);
      }
    }

    private void origin(int quantity) {
      int row = quantity / figures.columns();
      int column = quantity % figures.columns();
      if (row == figures.sums()) {
        return; // open from the beginning
      }
      switch (figures.known(row, column)) {
        case POINTS -> add(new Ground(Ground.Kind.SCORES, SCORES, scores(row, column)));
        case HIDDEN -> add(new Ground(Ground.Kind.SCALE, SCALE, List.of(figures.setBy())));
        case OPEN -> {}
      }
    }

    Grounds grounds() {
      while (!open.isEmpty()) {
        int index = open.remove();
        Bounds.Step step = bounds.step(index);
        add(step.by().ground());
        for (int end : step.inputs()) {
          see(end, index);
        }
      }
      List<Ground> found = new ArrayList<>();
      kinds.forEach(
          (words, kind) -> found.add(new Ground(kind, words, List.copyOf(sequences.get(words)))));
      found.sort(
          Comparator.comparing(Ground::kind)
              .thenComparing(
                  ground -> ground.sequences().isEmpty() ? 0 : ground.sequences().get(0)));
      return new Grounds(found);
    }
  }

  /** The events that made the points of a known cell. */
  private List<Long> scores(int row, int column) {
    Map<String, List<Long>> ofRow = scoresOfRows.computeIfAbsent(row, this::read);
    List<Long> sequences = new ArrayList<>();
    addScores(column, ofRow, sequences);
    if (column == figures.totalColumn()) {
      sequences.addAll(figures.adjustedBy(row));
    }
    return sequences;
  }

  private void addScores(int column, Map<String, List<Long>> ofRow, Collection<Long> sequences) {
    for (int part : scored(column)) {
      addScores(part, ofRow, sequences);
    }
    if (column != figures.totalColumn()) {
      sequences.addAll(ofRow.getOrDefault(figures.criterion(column), List.of()));
    }
  }

  /** All that a column's points come from, also where they are added up within occasions. */
  private List<Integer> scored(int column) {
    return column == figures.totalColumn()
        ? Arrays.stream(figures.parts(column)).boxed().toList()
        : figures.rule(column).children();
  }

  private Map<String, List<Long>> read(int row) {
    Map<String, List<Long>> scores = new LinkedHashMap<>();
    figures
        .state()
        .find(Keys.entry(figures.stage(), figures.entries().get(row)))
        .map(entry -> EntrySheet.read(figures.state(), entry, figures.rules()))
        .ifPresent(
            sheet -> {
              addLatest(sheet, scores);
              sheet.members().forEach(member -> addLatest(member, scores));
            });
    return scores;
  }

  private static void addLatest(EntrySheet sheet, Map<String, List<Long>> scores) {
    sheet
        .scores()
        .forEach(
            (criterion, cells) ->
                cells.forEach(
                    cell ->
                        scores
                            .computeIfAbsent(criterion, none -> new ArrayList<>())
                            .add(cell.score().getLatest())));
  }
}
