package org.competitionledger.core.tables;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.StageState;

/**
 * What is to be said of an official table beside its rows: the rules that are announced for it,
 * what certified it, what restated it. Written here, so that a server and a bundle say the same.
 *
 * @param stage the stage as it stood
 * @param announced versions that take hold later: a future effectiveFrom takes hold with the first
 *     event at or after it (tables announce it) (§2.5)
 * @param cause of a restated table; empty where that is not known
 */
public record TableRemarks(
    String competition,
    StageState stage,
    TableStatus status,
    List<CriteriaState> announced,
    Optional<Restatement> cause)
    implements StandingsJson.Part {

  /** Whether all was said that can be said: what restates a table may still be looked for. */
  public boolean settled() {
    return status != TableStatus.RESTATED || cause.isPresent();
  }

  /** {@code announced?, certification?, restatement?}, each only where there is something. */
  @Override
  public void write(JsonGenerator out) throws IOException {
    if (!announced.isEmpty()) {
      announced(out);
    }
    if (status == TableStatus.CERTIFIED || status == TableStatus.RESTATED) {
      certification(out);
    }
    if (status == TableStatus.RESTATED) {
      restatement(out);
    }
  }

  /** {@code announced: [{version, sequence, starts}]}. */
  private void announced(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("announced");
    for (CriteriaState set : announced) {
      out.writeStartObject();
      out.writeNumberField("version", set.getCriteria().getVersion());
      out.writeNumberField("sequence", set.getSequence());
      out.writeStringField("starts", set.getStarts().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** {@code certification: {sequence, asOf, version, digest, table}}. */
  private void certification(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("certification");
    out.writeNumberField("sequence", stage.getCertified());
    out.writeNumberField("asOf", stage.getCertifiedAsOf());
    out.writeNumberField("version", stage.getCertifiedVersion());
    out.writeStringField("digest", stage.getCertifiedDigest());
    out.writeStringField(
        "table",
        "/v1/competitions/%s/standings?stage=%s&asOf=%d"
            .formatted(competition, stage.getStage(), stage.getCertified()));
    out.writeEndObject();
  }

  /**
   * {@code restatement: {sequence, type, mode, causedBy?, rules?, certifiedSequence,
   * certifiedDigest}}; without the cause where that is not known.
   */
  private void restatement(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("restatement");
    if (cause.isPresent()) {
      cause.get().write(out);
    }
    out.writeNumberField("certifiedSequence", stage.getCertifiedAsOf());
    out.writeStringField("certifiedDigest", stage.getCertifiedDigest());
    out.writeEndObject();
  }
}
