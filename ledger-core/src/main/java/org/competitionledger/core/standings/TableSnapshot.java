package org.competitionledger.core.standings;

import java.util.List;
import java.util.Optional;

/** A stage's table at one moment; immutable, for any number of readers. */
public sealed interface TableSnapshot permits RankedEntries, ComputedSnapshot, NoTable {

  /** A table without rows: of a stage before it has rules. */
  TableSnapshot EMPTY = new NoTable();

  /** How many rows it has. */
  int size();

  /**
   * Up to {@code limit} rows in the order of the table, from the one with {@code offset} before it.
   */
  List<Row> page(int offset, int limit);

  /** The row of a participant; empty if it has no entry in the stage. */
  Optional<Row> row(String participant);

  /** An entry and those beside it on equal points; empty if it has no entry in the stage. */
  Optional<Neighbourhood> neighbourhood(String participant);

  /** The whole table. */
  StageTable all();
}
