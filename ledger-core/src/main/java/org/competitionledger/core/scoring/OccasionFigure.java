package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an entry's scores for one criterion make on one occasion.
 *
 * @param occasion the occasion
 * @param state OK, PENDING, ABSENT, NOT_PUBLISHED or NOT_COMPARABLE
 * @param figure the figure; of a PENDING one what the scores so far make, if there are any
 * @param pending whether a score is still to come, also where the state says something stronger
 */
record OccasionFigure(
    Occasion occasion, PointState state, Optional<BigDecimal> figure, boolean pending) {}
