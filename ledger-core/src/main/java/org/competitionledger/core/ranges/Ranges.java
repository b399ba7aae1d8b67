package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.TableMark;

/**
 * What the published figures of a stage leave open, and whether they, and what others reported, fit
 * together.
 *
 * @param cells of each entry that is not out the points that were not published, by criterion in
 *     the order of the set, then its total
 * @param means of each criterion of which there are such, and of the total, the mean over the
 *     entries
 * @param statistics each published statistic, in the order of their publication
 * @param reported each reported figure, in the order of the reports
 * @param checks of each criterion, or the total, of which something was reported of all entries
 *     that lack official points, whether the reports together fit what official figures leave
 * @param together whether all that was reported last can be true at once, beside all that is
 *     official; empty where nothing was reported
 * @param contradiction where rules and scores alone leave nothing: no cell is told then
 */
public record Ranges(
    List<Cell> cells,
    List<Mean> means,
    List<Published> statistics,
    List<Reported> reported,
    List<Check> checks,
    Optional<Verdict> together,
    Optional<Verdict> contradiction) {

  /** Cells, the totals among them, that are looked at; a stage with more is refused. */
  public static final int CELLS_MAX = StageFigures.CELLS_MAX;

  /**
   * Points that were not published.
   *
   * @param criterion the criterion; null for the total
   */
  public record Cell(String participant, String criterion, Range range) {}

  /**
   * The mean over the entries that are not out.
   *
   * @param criterion the criterion; null for the total
   * @param n how many entries
   */
  public record Mean(String criterion, int n, Range range) {}

  /**
   * A published statistic.
   *
   * @param standing whether it can be held against what is known; its name in lower case is public
   * @param verdict whether it can be true beside scores, rules and the statistics before it: one
   *     that cannot narrows nothing
   */
  public record Published(
      long sequence, ScoreStatisticPublished statistic, String standing, Verdict verdict) {}

  /**
   * A reported figure.
   *
   * @param range what official figures leave for it; empty where the entry is out, or the rules in
   *     force have no such points
   * @param verdict whether it lies within
   */
  public record Reported(
      long sequence, FigureReported figure, Optional<Range> range, Verdict verdict) {}

  /**
   * Reports of all entries, held against what official figures leave for their sum.
   *
   * @param criterion the criterion; null for the total
   * @param n how many entries
   * @param sum what the reports, and the official points beside them, add up to
   * @param reportedLeast the least mean that they have, rounding considered, and so on
   */
  public record Check(
      String criterion,
      int n,
      BigDecimal sum,
      BigDecimal reportedLeast,
      BigDecimal reportedMost,
      Optional<BigDecimal> officialLeast,
      Optional<BigDecimal> officialMost,
      Verdict verdict) {}

  /**
   * Whether something fits.
   *
   * @param follows the events that say so
   * @param text in words
   */
  public record Verdict(boolean fits, List<Long> follows, LocalisedText text) {}

  /** The last event that changed anything that ranges of a stage are made of. */
  public static long changed(State state, String stage) {
    long[] last = {state.find(StateKind.TABLE.key(stage)).map(TableMark::getSequence).orElse(0L)};
    String prefix = stage + '|';
    state.scan(
        StateKind.STATISTIC, prefix, (key, one) -> last[0] = Math.max(last[0], one.getSequence()));
    state.scan(
        StateKind.FIGURE, prefix, (key, one) -> last[0] = Math.max(last[0], one.getSequence()));
    return last[0];
  }

  /**
   * Works the ranges of a stage out. Costs a table of it, and what the unknown cells take.
   *
   * @param state the competition's state
   * @param stage the stage
   * @param set the set that governs it
   * @return empty if the stage has more than {@link #CELLS_MAX} cells
   */
  public static Optional<Ranges> of(State state, String stage, CriteriaState set) {
    StageFigures figures = StageFigures.read(state, stage, set);
    return figures.isLarge() ? Optional.empty() : Optional.of(new RangesOfStage(figures).ranges());
  }
}
