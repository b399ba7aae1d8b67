package org.competitionledger.api.pages.standings;

import io.quarkus.qute.RawString;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.api.pages.pictures.RangeBar;
import org.competitionledger.core.ranges.Range;
import org.competitionledger.core.ranges.Ranges;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;

/** What published figures leave open for the cells of a table, each with a small bar. */
final class RangeCells {

  /** The total's key, in place of a criterion. */
  static final String TOTAL = "";

  /** Bars on a page; where there are more cells they have their figures alone. */
  private static final int BARS_MAX = 150;

  private final Map<String, Range> ranges = new HashMap<>();
  private final Map<String, BigDecimal> maxima = new HashMap<>();
  private final Language language;
  private int bars;

  private RangeCells(Language language) {
    this.language = language;
  }

  static RangeCells none(Language language) {
    return new RangeCells(language);
  }

  static RangeCells of(Ranges ranges, CriteriaSet set, Language language) {
    RangeCells cells = new RangeCells(language);
    for (Criterion criterion : set.getCriteria()) {
      cells.maximum(criterion.getId(), criterion.getMaximum());
    }
    cells.maximum(TOTAL, set.getMaximum());
    for (Ranges.Cell cell : ranges.cells()) {
      String criterion = cell.criterion() == null ? TOTAL : cell.criterion();
      cells.ranges.put(key(cell.participant(), criterion), cell.range());
      cells.most(criterion, cell.range());
    }
    return cells;
  }

  private void maximum(String criterion, BigDecimal declared) {
    if (declared != null && declared.signum() > 0) {
      maxima.put(criterion, declared);
    }
  }

  /** Where no maximum is declared the greatest that any range allows ends the scale. */
  private void most(String criterion, Range range) {
    range
        .most()
        .at()
        .map(Amount::value)
        .filter(most -> most.signum() > 0)
        .ifPresent(most -> maxima.merge(criterion, most, BigDecimal::max));
  }

  /** Empty where nothing is known that bounds it, or it was published. */
  Optional<TableView.Open> of(String participant, String criterion) {
    Range range = ranges.get(key(participant, criterion));
    if (range == null || range.least().at().isEmpty() && range.most().at().isEmpty()) {
      return Optional.empty();
    }
    String sentence = language.text(range.text());
    return Optional.of(
        new TableView.Open(figures(range), sentence, bar(criterion, range, sentence)));
  }

  private static String figures(Range range) {
    Optional<String> least = range.least().at().map(Amount::text);
    Optional<String> most = range.most().at().map(Amount::text);
    if (least.isEmpty()) {
      return "≤ " + most.orElseThrow();
    }
    if (most.isEmpty()) {
      return "≥ " + least.get();
    }
    return least.equals(most) ? "= " + least.get() : least.get() + "–" + most.get();
  }

  private Optional<RawString> bar(String criterion, Range range, String sentence) {
    BigDecimal scale = maxima.get(criterion);
    if (scale == null || bars >= BARS_MAX) {
      return Optional.empty();
    }
    double end = scale.doubleValue();
    return Optional.of(
        RangeBar.of(
            "range-" + bars++,
            figures(range),
            sentence,
            0,
            end,
            range.least().at().map(least -> least.value().doubleValue()).orElse(0.0),
            range.most().at().map(most -> most.value().doubleValue()).orElse(end)));
  }

  private static String key(String participant, String criterion) {
    return participant + '|' + criterion;
  }
}
