package org.competitionledger.core.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneId;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.view.Finding;

/** Findings in the JSON of the public contract. */
public final class FindingsJson {

  /** Where a finding's documentation stands: this and its code. */
  public static final String HELP = "/findings/";

  private FindingsJson() {}

  /**
   * Writes {@code {code, severity, title, detail, sequences, proofs, since, openDays, resolvedAt?,
   * resolvedBy?, help}}.
   *
   * @param zone the competition's zone, in which days are counted
   */
  public static void write(FindingAt found, ZoneId zone, JsonGenerator out) throws IOException {
    Finding finding = found.finding();
    out.writeStartObject();
    out.writeStringField("code", found.code().code());
    out.writeStringField("severity", found.code().severity().text());
    out.writeFieldName("title");
    RecordJson.write(found.code().title(), out);
    out.writeFieldName("detail");
    RecordJson.write(finding.getDetail(), out);
    out.writeArrayFieldStart("sequences");
    for (long sequence : finding.getSequences()) {
      out.writeNumber(sequence);
    }
    out.writeEndArray();
    out.writeNumberField("proofs", finding.getProofs());
    out.writeStringField("since", finding.getSince().toString());
    out.writeNumberField("openDays", found.openDays(zone));
    if (found.resolved()) {
      out.writeStringField("resolvedAt", finding.getResolvedAt().toString());
      out.writeNumberField("resolvedBy", finding.getResolvedBy());
    }
    out.writeStringField("help", HELP + found.code().code());
    out.writeEndObject();
  }
}
