package org.competitionledger.core.standings;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.scoring.EntryResult;
import org.competitionledger.core.scoring.Explanation;
import org.competitionledger.core.scoring.StageRules;
import org.competitionledger.core.scoring.Step;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;

/**
 * How an entry came by its total: {@code {competition, stage, participant, name?, record, official,
 * asOf, criteria: {version, governing}, section, total, gross?, complete, outcome?, gates, points,
 * steps}}. Ranks are the table's: they depend on others.
 */
public final class ExplanationJson {

  private ExplanationJson() {}

  /**
   * What stands above an explanation.
   *
   * @param asOf it holds as of this sequence
   * @param governing whether its rules govern the stage
   */
  public record Head(
      String competition,
      RecordKind record,
      Optional<LocalisedText> name,
      long asOf,
      boolean governing) {}

  /**
   * Writes an explanation.
   *
   * @param rules the rules that were explained
   * @param sentences a step in words
   */
  public static void write(
      Head head,
      StageRules rules,
      Explanation explanation,
      Function<Step, LocalisedText> sentences,
      JsonGenerator out)
      throws IOException {
    EntryResult result = explanation.result();
    out.writeStartObject();
    out.writeStringField("competition", head.competition());
    out.writeStringField("stage", rules.stage());
    out.writeStringField("participant", result.participant());
    if (head.name().isPresent()) {
      out.writeFieldName("name");
      RecordJson.write(head.name().get(), out);
    }
    out.writeStringField("record", head.record().name());
    out.writeBooleanField("official", head.governing());
    out.writeNumberField("asOf", head.asOf());
    out.writeObjectFieldStart("criteria");
    out.writeNumberField("version", rules.version());
    out.writeBooleanField("governing", head.governing());
    out.writeEndObject();
    result(rules, result, out);
    out.writeArrayFieldStart("steps");
    for (Step step : explanation.steps()) {
      StepJson.write(step, sentences.apply(step), out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void result(StageRules rules, EntryResult result, JsonGenerator out)
      throws IOException {
    Integer digits = rules.set().getDigits();
    out.writeStringField("section", Rows.section(result).text());
    StandingsJson.amount("total", result.total().map(total -> Amount.of(total, digits)), out);
    if (result.gross().isPresent()) {
      StandingsJson.amount("gross", result.gross().map(gross -> Amount.of(gross, digits)), out);
    }
    out.writeBooleanField("complete", result.complete());
    Optional<Outcome> outcome = Outcome.of(result.status());
    if (outcome.isPresent()) {
      out.writeStringField("outcome", outcome.get().text());
    }
    StandingsJson.gates(result.gates(), out);
    StandingsJson.points(Rows.points(rules, result), out);
  }
}
