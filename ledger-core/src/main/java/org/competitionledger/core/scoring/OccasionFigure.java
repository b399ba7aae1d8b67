package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.PointState;

/**
 * What an entry's scores for one criterion make on one occasion.
 *
 * @param occasion the occasion
 * @param state OK, PENDING, ABSENT, NOT_PUBLISHED or NOT_COMPARABLE
 * @param figure the figure; of a PENDING one what the scores so far make, if there are any; of
 *     several results the first, until it is known which counts
 * @param pending whether a score is still to come, also where the state says something stronger
 * @param results the results that the criterion joins, or the one that is shared; empty where the
 *     figure is all
 */
record OccasionFigure(
    Occasion occasion,
    PointState state,
    Optional<BigDecimal> figure,
    boolean pending,
    List<Result> results) {

  /**
   * One result of the entry.
   *
   * @param line which line of the result list; empty where none was named
   * @param figure its figure
   * @param sharedBy among how many its points are divided; 1 where they are not
   */
  record Result(String line, BigDecimal figure, int sharedBy) {}
}
