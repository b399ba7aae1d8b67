package org.competitionledger.core.tables;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.standings.Cut;
import org.competitionledger.core.standings.Move;
import org.competitionledger.core.standings.Row;
import org.competitionledger.event.LocalisedText;

/**
 * Moves as the API and the commands show them: {@code [{participant, name?, from, to, crossed?,
 * section: {from, to}, total: {from, to}, cut: {from, to}, decisive?}]}; {@code from} and {@code
 * to} are ranks, or null.
 */
public final class MovesJson {

  private MovesJson() {}

  /**
   * Writes moves.
   *
   * @param names names of participants by id
   * @param decisive what decided a move; nothing where it is not known
   */
  public static void write(
      List<Move> moves,
      Function<String, Optional<LocalisedText>> names,
      Function<Move, List<String>> decisive,
      JsonGenerator out)
      throws IOException {
    out.writeStartArray();
    for (Move move : moves) {
      out.writeStartObject();
      out.writeStringField("participant", move.participant());
      Optional<LocalisedText> name = names.apply(move.participant());
      if (name.isPresent()) {
        out.writeFieldName("name");
        RecordJson.write(name.get(), out);
      }
      rank("from", move.rankBefore(), out);
      rank("to", move.rankAfter(), out);
      if (move.crossed().isPresent()) {
        out.writeStringField("crossed", move.crossed().get().text());
      }
      pair("section", move, row -> Optional.of(row.section().text()), out);
      out.writeObjectFieldStart("total");
      StandingsJson.amount("from", move.from().flatMap(Row::total), out);
      StandingsJson.amount("to", move.to().flatMap(Row::total), out);
      out.writeEndObject();
      pair("cut", move, MovesJson::cut, out);
      decisive(decisive.apply(move), out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void decisive(List<String> criteria, JsonGenerator out) throws IOException {
    if (!criteria.isEmpty()) {
      out.writeArrayFieldStart("decisive");
      for (String criterion : criteria) {
        out.writeString(criterion);
      }
      out.writeEndArray();
    }
  }

  private static Optional<String> cut(Row row) {
    return row.cut() == Cut.NONE ? Optional.empty() : Optional.of(row.cut().text());
  }

  private static void rank(String field, OptionalInt rank, JsonGenerator out) throws IOException {
    if (rank.isPresent()) {
      out.writeNumberField(field, rank.getAsInt());
    } else {
      out.writeNullField(field);
    }
  }

  private static void pair(
      String field, Move move, Function<Row, Optional<String>> part, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart(field);
    out.writeStringField("from", move.from().flatMap(part).orElse(null));
    out.writeStringField("to", move.to().flatMap(part).orElse(null));
    out.writeEndObject();
  }
}
