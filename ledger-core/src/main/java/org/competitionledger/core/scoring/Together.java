package org.competitionledger.core.scoring;

import org.competitionledger.core.results.PointState;

/**
 * What several occasions, or the parts of a criterion, are together: what one of them hides is
 * hidden of the whole.
 */
final class Together {

  private boolean published = true;
  private boolean comparable = true;
  private boolean pending;
  private boolean known;
  private boolean allAbsent = true;
  private Missing missing = Missing.NOTHING;

  void add(PointState state, boolean oneKnown, boolean onePending, Missing oneMissing) {
    published &= state != PointState.NOT_PUBLISHED;
    comparable &= state != PointState.NOT_COMPARABLE;
    allAbsent &= state == PointState.ABSENT;
    pending |= onePending;
    known |= oneKnown;
    missing = missing.and(oneMissing);
  }

  void lacks(Missing lacking) {
    missing = lacking;
  }

  boolean published() {
    return published;
  }

  boolean pending() {
    return pending;
  }

  boolean known() {
    return known;
  }

  Missing missing() {
    return missing;
  }

  PointState state() {
    return state(published, comparable, pending, !allAbsent && !missing.points());
  }

  /**
   * What is hidden is told before what cannot be compared, and that before what is still to come.
   */
  static PointState state(boolean published, boolean comparable, boolean pending, boolean figure) {
    if (!published) {
      return PointState.NOT_PUBLISHED;
    }
    if (!comparable) {
      return PointState.NOT_COMPARABLE;
    }
    if (pending) {
      return PointState.PENDING;
    }
    return figure ? PointState.OK : PointState.ABSENT;
  }
}
