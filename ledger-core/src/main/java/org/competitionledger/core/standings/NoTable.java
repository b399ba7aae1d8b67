package org.competitionledger.core.standings;

import java.util.List;
import java.util.Optional;

/** The table of a stage that has no rules yet. */
record NoTable() implements TableSnapshot {

  @Override
  public int size() {
    return 0;
  }

  @Override
  public List<Row> page(int offset, int limit) {
    return List.of();
  }

  @Override
  public Optional<Row> row(String participant) {
    return Optional.empty();
  }

  @Override
  public Optional<Neighbourhood> neighbourhood(String participant) {
    return Optional.empty();
  }

  @Override
  public StageTable all() {
    return new StageTable("", 0, List.of());
  }
}
