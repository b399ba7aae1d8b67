package org.competitionledger.core.standings;

import java.util.List;
import java.util.Optional;
import org.competitionledger.core.log.Sha256;

/**
 * The whole table of a stage under one criteria set.
 *
 * @param stage the stage
 * @param version the version of the criteria set
 * @param rows the rows, section by section; in a section by rank, then id
 */
public record StageTable(String stage, int version, List<Row> rows) {

  /** The row of a participant; empty if it has no entry in the stage. */
  public Optional<Row> row(String participant) {
    return rows.stream().filter(row -> row.participant().equals(participant)).findFirst();
  }

  /** Whether a score is pending in any entry that is not out; such a table cannot be certified. */
  public boolean hasPending() {
    return rows.stream().anyMatch(row -> row.section() != Section.OUT && row.pending());
  }

  /** The table as the lines that a certification vouches for: {@code ledger-table/1}. */
  public String certifiedText(String competition, int version, long sequence) {
    return CertifiedTable.text(this, competition, version, sequence);
  }

  /** SHA-256 of the lines behind the first of {@link #certifiedText}: of the figures alone. */
  public String rowsDigest() {
    return Sha256.hex(CertifiedTable.rows(this));
  }

  /** SHA-256 of {@link #certifiedText}, 64 lower-case hexadecimal digits. */
  public String digest(String competition, int version, long sequence) {
    return Sha256.hex(certifiedText(competition, version, sequence));
  }
}
