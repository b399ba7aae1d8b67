package org.competitionledger.core.results;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the rules make of an entry's scores for one criterion.
 *
 * @param criterion the criterion, scored or informative, leaf or parent
 * @param points exact points after factor and rounding; empty where there are none to show: not
 *     published, not comparable, or nothing scored yet
 * @param state what these points are
 */
public record CriterionPoints(String criterion, Optional<BigDecimal> points, PointState state) {}
