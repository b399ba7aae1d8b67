package org.competitionledger.core.standings;

/**
 * Where an entry stands in a pool of entries.
 *
 * @param before how many are strictly better
 * @param through how many are better or as good, itself included if it is in the pool
 * @param of how many there are in the pool
 */
record PoolPlace(int before, int through, int of) {

  int rank() {
    return before + 1;
  }

  boolean tied() {
    return through - before > 1;
  }

  /** The place in this pool and another one put together, given the place in that. */
  PoolPlace among(PoolPlace other) {
    return new PoolPlace(before + other.before, through + other.through, of + other.of);
  }

  /** What becomes of this place where the best so many stay in. */
  Cut cut(int staying) {
    if (through <= staying) {
      return Cut.IN;
    }
    return before >= staying ? Cut.OUT : Cut.TIE;
  }
}
