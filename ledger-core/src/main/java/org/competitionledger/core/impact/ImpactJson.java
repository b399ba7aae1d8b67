package org.competitionledger.core.impact;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.standings.Move;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.tables.MovesJson;
import org.competitionledger.core.tables.StandingsJson;
import org.competitionledger.event.LocalisedText;

/**
 * Impact as the API and the commands show it: {@code {status, stage, versions: {from, to}, entries,
 * moved, crossed, limit?, before, after, moves, more?}}. {@code more} has the same for further
 * stages.
 *
 * <p>{@code status} is {@code computed}; {@code computing} as long as it is not; {@code
 * not-applicable} where the change makes no new version of rules that were there before.
 */
public final class ImpactJson {

  /** Of a change that has none. */
  public static final String NOT_APPLICABLE = "{\"status\":\"not-applicable\"}";

  /** Of a change whose impact nobody works out here. */
  public static final String NOT_COMPUTED = "{\"status\":\"not-computed\"}";

  /** Of a change whose impact is being worked out. */
  public static final String COMPUTING = "{\"status\":\"computing\"}";

  private ImpactJson() {}

  /**
   * Writes an impact.
   *
   * @param limit at most so many rows and moves a stage; a longer table shows the rows that moved
   * @param names names of participants by id
   */
  public static void write(
      List<StageImpact> impacts,
      int limit,
      Function<String, Optional<LocalisedText>> names,
      JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("status", impacts.isEmpty() ? "not-applicable" : "computed");
    if (!impacts.isEmpty()) {
      fields(impacts.get(0), limit, names, out);
    }
    if (impacts.size() > 1) {
      out.writeArrayFieldStart("more");
      for (StageImpact impact : impacts.subList(1, impacts.size())) {
        out.writeStartObject();
        fields(impact, limit, names, out);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void fields(
      StageImpact impact,
      int limit,
      Function<String, Optional<LocalisedText>> names,
      JsonGenerator out)
      throws IOException {
    out.writeStringField("stage", impact.stage());
    out.writeObjectFieldStart("versions");
    out.writeNumberField("from", impact.oldRules().version());
    out.writeNumberField("to", impact.newRules().version());
    out.writeEndObject();
    out.writeNumberField("entries", impact.after().size());
    out.writeNumberField("moved", impact.comparison().moved());
    out.writeNumberField("crossed", impact.comparison().crossed());
    List<Move> moves =
        impact.comparison().moves().subList(0, Math.min(limit, impact.comparison().moves().size()));
    boolean cut = impact.after().size() > limit || moves.size() < impact.comparison().moved();
    if (cut) {
      out.writeNumberField("limit", limit);
    }
    rows("before", rows(impact.before(), moves, Move::from, limit), names, out);
    rows("after", rows(impact.after(), moves, Move::to, limit), names, out);
    out.writeFieldName("moves");
    MovesJson.write(moves, names, impact::decisive, out);
  }

  private static List<Row> rows(
      TableSnapshot table, List<Move> moves, Function<Move, Optional<Row>> side, int limit) {
    return table.size() <= limit
        ? table.page(0, limit)
        : moves.stream().map(side).flatMap(Optional::stream).toList();
  }

  private static void rows(
      String field,
      List<Row> rows,
      Function<String, Optional<LocalisedText>> names,
      JsonGenerator out)
      throws IOException {
    out.writeArrayFieldStart(field);
    for (Row row : rows) {
      StandingsJson.write(row, names.apply(row.participant()), out);
    }
    out.writeEndArray();
  }
}
