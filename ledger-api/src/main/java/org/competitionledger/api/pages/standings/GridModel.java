package org.competitionledger.api.pages.standings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.words.Language;

/**
 * What lies under a table's points, one row an entry: the points of each occasion with those that
 * were dropped, and the scores of each evaluator with those that do not count.
 */
record GridModel(Names names, Language language) {

  private static final int GRIDS_MAX = 12;
  private static final int COLUMNS_MAX = 40;

  /** A grid. */
  record Grid(String title, List<String> columns, List<Line> rows) {}

  /** A row. */
  record Line(String name, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param style {@code dropped} for what does not count
   */
  record Cell(String text, String style) {

    private static final Cell NONE = new Cell("", "");
  }

  /** The grids that tell more than the table. */
  List<Grid> of(List<Explanation> explanations) {
    List<Grid> grids = new ArrayList<>(occasions(explanations));
    grids.addAll(evaluators(explanations));
    return grids.subList(0, Math.min(GRIDS_MAX, grids.size()));
  }

  /** Of each criterion that adds up several occasions. */
  private List<Grid> occasions(List<Explanation> explanations) {
    Map<String, Integer> chosen = new LinkedHashMap<>();
    for (Explanation explanation : explanations) {
      steps(explanation, Step.Aggregated.class)
          .forEach(
              step ->
                  chosen.merge(
                      step.criterion(), step.counted().size() + step.dropped().size(), Math::max));
    }
    return chosen.entrySet().stream()
        .filter(each -> each.getValue() > 1)
        .map(each -> occasions(each.getKey(), explanations))
        .toList();
  }

  private Grid occasions(String criterion, List<Explanation> explanations) {
    TreeSet<Integer> numbers = new TreeSet<>();
    List<Map<Integer, Cell>> rows = new ArrayList<>();
    for (Explanation explanation : explanations) {
      Map<Integer, Cell> cells = new TreeMap<>();
      List<Integer> dropped =
          steps(explanation, Step.Aggregated.class).stream()
              .filter(step -> step.criterion().equals(criterion))
              .flatMap(step -> step.dropped().stream())
              .toList();
      steps(explanation, Step.Transformed.class).stream()
          .filter(step -> step.criterion().equals(criterion))
          .forEach(
              step ->
                  cells.put(
                      step.occasion(),
                      cell(step.result(), step.state(), dropped.contains(step.occasion()))));
      steps(explanation, Step.Summed.class).stream()
          .filter(step -> step.criterion().equals(criterion))
          .forEach(
              step ->
                  cells.put(
                      step.occasion(),
                      cell(step.result(), step.state(), dropped.contains(step.occasion()))));
      numbers.addAll(cells.keySet());
      rows.add(cells);
    }
    List<Integer> columns = numbers.stream().limit(COLUMNS_MAX).toList();
    return new Grid(
        RoomWords.say(language, "grid-occasions", language.text(names.criterion(criterion))),
        columns.stream().map(String::valueOf).toList(),
        lines(explanations, rows, columns));
  }

  private Cell cell(Optional<BigDecimal> points, PointState state, boolean dropped) {
    return new Cell(
        points.map(GridModel::plain).orElseGet(() -> RoomWords.say(language, state.text())),
        dropped ? "dropped" : points.isEmpty() ? "quiet" : "");
  }

  /** Of each criterion and occasion for which several evaluators gave scores. */
  private List<Grid> evaluators(List<Explanation> explanations) {
    Map<String, TreeSet<String>> givers = new LinkedHashMap<>();
    for (Explanation explanation : explanations) {
      steps(explanation, Step.Score.class).stream()
          .filter(score -> !score.of().evaluator().isEmpty())
          .forEach(
              score ->
                  givers
                      .computeIfAbsent(place(score), none -> new TreeSet<>())
                      .add(score.of().evaluator()));
    }
    boolean several =
        explanations.stream()
            .flatMap(each -> steps(each, Step.Score.class).stream())
            .anyMatch(score -> score.of().occasion() > 1);
    return givers.entrySet().stream()
        .filter(each -> each.getValue().size() > 1)
        .map(each -> evaluators(each.getKey(), each.getValue(), explanations, several))
        .toList();
  }

  private Grid evaluators(
      String place, TreeSet<String> givers, List<Explanation> explanations, boolean several) {
    List<Map<String, Cell>> rows = new ArrayList<>();
    for (Explanation explanation : explanations) {
      Map<String, Cell> cells = new TreeMap<>();
      steps(explanation, Step.Score.class).stream()
          .filter(score -> place(score).equals(place))
          .forEach(score -> cells.put(score.of().evaluator(), cell(score)));
      rows.add(cells);
    }
    List<String> columns = givers.stream().limit(COLUMNS_MAX).toList();
    String criterion = place.substring(0, place.indexOf('|'));
    String name = language.text(names.criterion(criterion));
    String occasion = place.substring(place.indexOf('|') + 1);
    return new Grid(
        several
            ? RoomWords.say(language, "grid-evaluators-of", name, occasion)
            : RoomWords.say(language, "grid-evaluators", name),
        columns.stream().map(id -> language.text(names.evaluator(id))).toList(),
        lines(explanations, rows, columns));
  }

  private Cell cell(Step.Score score) {
    String text =
        score
            .value()
            .map(GridModel::plain)
            .orElseGet(
                () ->
                    RoomWords.say(
                        language,
                        switch (score.state()) {
                          case NUMBER, ABSENT -> "absent";
                          case NOT_PUBLISHED, SEALED -> "not-published";
                        }));
    return new Cell(text, counts(score) ? "" : "dropped");
  }

  private static boolean counts(Step.Score score) {
    return switch (score.use()) {
      case COUNTS, ABSENT, NOT_PUBLISHED -> true;
      case VOIDED, RECUSED, NOT_COMPARABLE, TRIMMED_LOW, TRIMMED_HIGH, SURPLUS -> false;
    };
  }

  private static String place(Step.Score score) {
    return score.of().criterion() + '|' + score.of().occasion();
  }

  private <K> List<Line> lines(
      List<Explanation> explanations, List<Map<K, Cell>> rows, List<K> columns) {
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      Map<K, Cell> cells = rows.get(at);
      String participant = explanations.get(at).result().participant();
      lines.add(
          new Line(
              language.text(names.participant(participant)),
              columns.stream().map(column -> cells.getOrDefault(column, Cell.NONE)).toList()));
    }
    return lines;
  }

  private static <S extends Step> List<S> steps(Explanation explanation, Class<S> kind) {
    return explanation.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
