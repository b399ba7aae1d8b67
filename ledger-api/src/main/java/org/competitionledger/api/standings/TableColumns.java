package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.csv.Csv;
import org.competitionledger.core.standings.Row;

/** The columns that a table has as CSV, for who describes them. */
@ApplicationScoped
public class TableColumns {

  private final Tables tables;

  TableColumns(Tables tables) {
    this.tables = tables;
  }

  /**
   * Those of a stage's table.
   *
   * @param stage null for the one opened last
   */
  public Csv<Row> of(Reading reading, String stage) {
    return WantedTable.columns(reading, tables.of(reading, tables.stage(reading, stage)));
  }
}
