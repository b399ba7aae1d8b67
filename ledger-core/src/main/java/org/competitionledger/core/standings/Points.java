package org.competitionledger.core.standings;

import java.util.Optional;
import org.competitionledger.core.results.PointState;

/**
 * The points of one criterion in a row.
 *
 * @param criterion the criterion
 * @param points its points; empty where there are none to show
 * @param state what these points are
 */
public record Points(String criterion, Optional<Amount> points, PointState state) {}
