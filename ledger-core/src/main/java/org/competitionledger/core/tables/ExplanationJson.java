package org.competitionledger.core.tables;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Tie;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.standings.Neighbourhood;
import org.competitionledger.core.standings.Outcome;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.Rows;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;

/**
 * How an entry came by its total, and where it stands with it: {@code {competition, stage,
 * participant, name?, record, official, asOf, criteria: {version, governing}, section, rank,
 * rankAmongPublished?, rankIgnoringGates?, total, gross?, complete, outcome?, gates, points, steps,
 * ties: [{participant, name?, rank?, order, tieBreak, own, theirs, occasion?, text}]}}. Ranks and
 * ties are the table's: they depend on others.
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
   * How things are put in words.
   *
   * @param names the name of a participant
   */
  public record Words(
      Function<Step, LocalisedText> steps,
      Function<Tie, LocalisedText> ties,
      Function<String, Optional<LocalisedText>> names) {}

  /**
   * Writes an explanation.
   *
   * @param rules the rules that were explained
   * @param standing where the entry stands in the table
   * @param words steps and ties in words
   */
  public static void write(
      Head head,
      CompiledRules rules,
      Explanation explanation,
      Neighbourhood standing,
      Words words,
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
    result(rules, result, standing.row(), out);
    out.writeArrayFieldStart("steps");
    for (Step step : explanation.steps()) {
      StepJson.write(step, words.steps().apply(step), out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("ties");
    for (Tie tie : standing.ties()) {
      tie(tie, words, out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void tie(Tie tie, Words words, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("participant", tie.participant());
    Optional<LocalisedText> name = words.names().apply(tie.participant());
    if (name.isPresent()) {
      out.writeFieldName("name");
      RecordJson.write(name.get(), out);
    }
    StandingsJson.number("rank", tie.rank(), out);
    out.writeStringField("order", tie.order().text());
    out.writeFieldName("tieBreak");
    if (tie.tieBreak().isPresent()) {
      RecordJson.write(tie.tieBreak().get(), out);
    } else {
      out.writeNull();
    }
    texts("own", tie.told().own(), out);
    texts("theirs", tie.told().theirs(), out);
    StandingsJson.number("occasion", tie.told().occasion(), out);
    out.writeFieldName("text");
    RecordJson.write(words.ties().apply(tie), out);
    out.writeEndObject();
  }

  private static void texts(String field, List<String> texts, JsonGenerator out)
      throws IOException {
    out.writeFieldName(field);
    out.writeArray(texts.toArray(String[]::new), 0, texts.size());
  }

  private static void result(CompiledRules rules, EntryResult result, Row row, JsonGenerator out)
      throws IOException {
    Integer digits = rules.set().getDigits();
    out.writeStringField("section", Rows.section(result).text());
    StandingsJson.rank(row, out);
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
