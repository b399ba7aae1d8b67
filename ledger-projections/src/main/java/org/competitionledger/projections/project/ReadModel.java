package org.competitionledger.projections.project;

/** What the projecting thread publishes in memory for readers of this instance. */
public final class ReadModel {

  private final Heads heads = new Heads();
  private final TableRequests tables = new TableRequests();

  Heads heads() {
    return heads;
  }

  TableRequests tables() {
    return tables;
  }
}
