package org.competitionledger.projections;

/** The contract where one instance holds several partitions, each with a task of its own. */
class SixPartitionsLedgerTest extends EmbeddedLedgerTest {

  @Override
  int partitions() {
    return 6;
  }

  /** It is the same code: what differs is how many tasks share a thread. */
  @Override
  int floodAppends() {
    return 1_600;
  }
}
