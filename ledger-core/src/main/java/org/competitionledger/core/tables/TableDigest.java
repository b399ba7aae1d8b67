package org.competitionledger.core.tables;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.standings.StageTable;

/**
 * What certifies a table, and the exact text of which it is the SHA-256: so that whoever vouches
 * for a table can read what for. Written here, so that a server and a bundle say the same.
 *
 * @param competition the competition
 * @param stage the stage
 * @param version the criteria version that governs
 * @param sequence the sequence as of which the table was worked out
 * @param canonical the text, {@code ledger-table/1}
 * @param digest its SHA-256, 64 lower-case hexadecimal digits
 */
public record TableDigest(
    String competition, String stage, int version, long sequence, String canonical, String digest) {

  /** The digest of an official table. */
  public static TableDigest of(StandingsJson.Head head, StageTable table) {
    String canonical = table.certifiedText(head.competition(), head.version(), head.asOf());
    return new TableDigest(
        head.competition(),
        head.stage(),
        head.version(),
        head.asOf(),
        canonical,
        Sha256.hex(canonical));
  }

  /** {@code {competition, stage, version, sequence, digest, canonical}}. */
  public void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("competition", competition);
    out.writeStringField("stage", stage);
    out.writeNumberField("version", version);
    out.writeNumberField("sequence", sequence);
    out.writeStringField("digest", digest);
    out.writeStringField("canonical", canonical);
    out.writeEndObject();
  }
}
