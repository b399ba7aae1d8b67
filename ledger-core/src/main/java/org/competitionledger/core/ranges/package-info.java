/**
 * What published figures leave open. Of each unknown cell and total, the least and the most that
 * fits the scale, the sums of the rules, the scores that are known, and the statistics: exact, in
 * decimals, and each bound with the events it follows from.
 *
 * <p><b>Quantities</b>: the points of each entry that is not out, by each criterion and in total;
 * and for each criterion and the total the sum over these entries. Points are whole multiples of
 * the last digit that their criterion is rounded to, so a bound is rounded inwards to it.
 *
 * <p><b>Constraints</b>: a parent is the sum of its children times its factor, within half a unit
 * where it is rounded; a total is the sum of its criteria and of the entry's adjustments; the same
 * of the sums over entries. A mean bounds such a sum: n times the mean, within n times half a unit.
 * A maximum bounds all, its holders from both sides, and the only one that can have it from below;
 * a minimum likewise. Greatest less least bounds each by the others. Each of the best stands no
 * worse than each of the others. Where a sum is bounded too, such an order leaves each its share:
 * the last of five has at most a fifth. Recorded points are exact. A figure is rounded to the
 * digits that it states, else to the last one that is written.
 *
 * <p><b>Method</b>: each constraint narrows the bounds of its quantities until none does; bounds
 * only shrink, and by whole digits, so that it ends. What comes out holds whatever the unknown
 * points are. Of one constraint alone it is the tightest; where several work together a tighter
 * bound may exist. So a bound is called tight only if points for everything unknown were found with
 * which it is reached and everything published is true, as far as the constraints tell: within half
 * a unit, either half included, whichever way it is rounded; nor do they tell which points a table
 * or a ratio leaves out. Looking for such points, and narrowing, have limits: beyond them nothing
 * is called tight, and bounds hold all the same.
 *
 * <p>Reported figures narrow nothing: they are held against what official ones leave.
 */
package org.competitionledger.core.ranges;
