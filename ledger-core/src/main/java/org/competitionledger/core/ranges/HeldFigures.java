package org.competitionledger.core.ranges;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.competitionledger.core.state.State;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.FigureReported;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.FigureState;
import org.competitionledger.state.StatisticState;

/**
 * Statistics and reported figures held against what they must fit. Costs a table of the stage; in
 * one of more than {@link Ranges#CELLS_MAX} cells each constraint is asked only once.
 */
public final class HeldFigures {

  private HeldFigures() {}

  /**
   * A reported figure that official figures do not allow.
   *
   * @param follows the events that what they allow follows from
   * @param grounds these in words
   */
  public record Outside(long sequence, FigureReported figure, List<Long> follows, Term grounds) {}

  /** Those of some statistics that no scores could make true that were not published. */
  public static Set<Long> contradictingScores(
      State state, String stage, CriteriaState set, Predicate<StatisticState> which) {
    return Set.copyOf(
        OfficialFigures.contradictingScores(StageFigures.read(state, stage, set), which));
  }

  /** The reported figures that lie outside what official figures leave, rounding considered. */
  public static List<Outside> outside(State state, String stage, CriteriaState set) {
    OfficialFigures official = OfficialFigures.of(StageFigures.read(state, stage, set));
    List<Outside> outside = new ArrayList<>();
    for (FigureState reported : official.reported()) {
      FigureReported figure = reported.getReported();
      Optional<Integer> quantity = official.quantity(figure);
      if (quantity.isPresent() && !official.fits(quantity.get(), figure)) {
        Grounds grounds = official.grounds(quantity.get(), figure);
        outside.add(
            new Outside(reported.getSequence(), figure, grounds.sequences(), grounds.words()));
      }
    }
    return outside;
  }
}
