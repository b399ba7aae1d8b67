package org.competitionledger.projections;

/** The contract where one instance holds several partitions, each with a task of its own. */
class SixPartitionsLedgerTest extends EmbeddedLedgerTest {

  @Override
  int partitions() {
    return 6;
  }
}
