package org.competitionledger.core.tables;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.results.GateVerdict;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.standings.Cut;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;

/**
 * Standings as the API and the commands show them: {@code {competition, stage, record, status,
 * official, sequence, asOf, criteria: {version, governing}, cutRule?, rows}}. A number that rules
 * computed is {@code {value, text}} or null.
 */
public final class StandingsJson {

  private StandingsJson() {}

  /**
   * What stands above a table.
   *
   * @param official whether it is the table under the governing rules, as recorded
   * @param sequence the last event that changed the table
   * @param asOf the sequence of the moment that it shows
   * @param criteria by what it was computed
   */
  public record Head(
      String competition,
      String stage,
      RecordKind record,
      TableStatus status,
      boolean official,
      long sequence,
      long asOf,
      Criteria criteria) {

    /** The criteria version by which it was computed. */
    public int version() {
      return criteria.version;
    }
  }

  /**
   * By what a table was computed.
   *
   * @param version the criteria version
   * @param governing whether that version governs the stage
   * @param cutRule its cut rule for the stage
   */
  public record Criteria(int version, boolean governing, Optional<CutRule> cutRule) {}

  /** Further fields of a table. */
  public interface Part {

    /** Nothing further. */
    Part NONE = out -> {};

    void write(JsonGenerator out) throws IOException;
  }

  /**
   * Writes a table, or a part of it.
   *
   * @param names names of participants by id
   */
  public static void write(
      Head head, List<Row> rows, Function<String, Optional<LocalisedText>> names, JsonGenerator out)
      throws IOException {
    write(head, Part.NONE, rows, names, out);
  }

  /** The same with further fields before the rows. */
  public static void write(
      Head head,
      Part further,
      List<Row> rows,
      Function<String, Optional<LocalisedText>> names,
      JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("competition", head.competition());
    out.writeStringField("stage", head.stage());
    out.writeStringField("record", head.record().name());
    out.writeStringField("status", head.status().text());
    out.writeBooleanField("official", head.official());
    out.writeNumberField("sequence", head.sequence());
    out.writeNumberField("asOf", head.asOf());
    out.writeObjectFieldStart("criteria");
    out.writeNumberField("version", head.version());
    out.writeBooleanField("governing", head.criteria().governing());
    out.writeEndObject();
    if (head.criteria().cutRule().isPresent()) {
      out.writeFieldName("cutRule");
      RecordJson.write(head.criteria().cutRule().get(), out);
    }
    further.write(out);
    out.writeArrayFieldStart("rows");
    for (Row row : rows) {
      write(row, names.apply(row.participant()), out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Writes one row. */
  public static void write(Row row, Optional<LocalisedText> name, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("participant", row.participant());
    if (name.isPresent()) {
      out.writeFieldName("name");
      RecordJson.write(name.get(), out);
    }
    out.writeStringField("section", row.section().text());
    rank(row, out);
    amount("total", row.total(), out);
    if (row.sum().gross().isPresent()) {
      amount("gross", row.sum().gross(), out);
    }
    out.writeBooleanField("complete", row.complete());
    if (row.cut() == Cut.NONE) {
      out.writeNullField("cut");
    } else {
      out.writeStringField("cut", row.cut().text());
    }
    if (row.outcome().isPresent()) {
      out.writeStringField("outcome", row.outcome().get().text());
    }
    gates(row.gates(), out);
    points(row.points(), out);
    out.writeEndObject();
  }

  static void rank(Row row, JsonGenerator out) throws IOException {
    if (row.rank().isPresent()) {
      out.writeNumberField("rank", row.rank().getAsInt());
    } else {
      out.writeNullField("rank");
    }
    out.writeBooleanField("tied", row.tied());
    number("rankAmongPublished", row.place().rankAmongPublished(), out);
    number("rankIgnoringGates", row.place().rankIgnoringGates(), out);
  }

  static void gates(List<GateVerdict> gates, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("gates");
    for (GateVerdict gate : gates) {
      out.writeStartObject();
      out.writeStringField("criterion", gate.criterion());
      out.writeStringField("verdict", gate.verdict().text());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  static void points(List<Points> points, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("points");
    for (Points each : points) {
      out.writeStartObject();
      out.writeStringField("criterion", each.criterion());
      amount("points", each.points(), out);
      out.writeStringField("state", each.state().text());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  static void number(String field, OptionalInt number, JsonGenerator out) throws IOException {
    if (number.isPresent()) {
      out.writeNumberField(field, number.getAsInt());
    }
  }

  static void amount(String field, Optional<Amount> amount, JsonGenerator out) throws IOException {
    if (amount.isEmpty()) {
      out.writeNullField(field);
      return;
    }
    out.writeObjectFieldStart(field);
    out.writeFieldName("value");
    out.writeNumber(amount.get().value().toPlainString());
    out.writeStringField("text", amount.get().text());
    out.writeEndObject();
  }
}
