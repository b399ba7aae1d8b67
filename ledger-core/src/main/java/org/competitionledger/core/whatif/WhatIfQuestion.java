package org.competitionledger.core.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URLEncoder;
import org.competitionledger.state.CriteriaState;

/**
 * What a table under edited rules answers: always labelled not official, reproducible from a URL
 * and from the command line (§9.6).
 *
 * @param asOf the sequence of the moment
 * @param set the set that is edited
 */
public record WhatIfQuestion(
    String competition, String stage, long asOf, CriteriaState set, Edits edits) {

  /** The address that asks the same for ever. */
  public String url() {
    StringBuilder url = new StringBuilder("/v1/competitions/");
    url.append(competition).append("/standings/what-if?stage=").append(stage);
    url.append("&criteria=").append(set.getCriteria().getVersion()).append("&asOf=").append(asOf);
    for (Edit edit : edits.edits()) {
      url.append("&set=").append(URLEncoder.encode(edit.text(), UTF_8));
    }
    return url.toString();
  }

  /** {@code whatIf: {version, sequence, edits, url}}: the set that was edited, and how. */
  public void write(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("whatIf");
    out.writeNumberField("version", set.getCriteria().getVersion());
    out.writeNumberField("sequence", set.getSequence());
    out.writeFieldName("edits");
    edits.write(out);
    out.writeStringField("url", url());
    out.writeEndObject();
  }
}
