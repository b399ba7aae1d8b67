package org.competitionledger.core.impact;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.standings.Cut;
import org.competitionledger.core.standings.Move;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.tables.MovesJson;
import org.competitionledger.core.tables.StandingsJson;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.view.ImpactKnown;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.ImpactPlace;
import org.competitionledger.view.ImpactReport;

/**
 * Impact as the API and the commands show it: {@code {status, digest, stage, versions: {from, to},
 * entries, moved, crossed, limit?, before, after, moves, more?}}. {@code more} has the same for
 * further stages.
 *
 * <p>{@code status} is {@code computed}; {@code computing} as long as it is not; {@code
 * not-applicable} where the change makes no new version of rules that were there before.
 */
public final class ImpactJson {

  private ImpactJson() {}

  /** Of a change whose impact nobody knows, or that has none. */
  public static ImpactReport none(ImpactKnown known) {
    return none(known, Optional.empty());
  }

  private static ImpactReport none(ImpactKnown known, Optional<String> digest) {
    return new ImpactReport(
        known,
        List.of(),
        digest.orElse(null),
        JsonBytes.text(
            out -> {
              out.writeStartObject();
              head(known, digest, out);
              out.writeEndObject();
            }));
  }

  /**
   * The report of an impact.
   *
   * @param digest as {@link ImpactDigest} has it
   * @param limit at most so many rows and moves a stage; a longer table shows the rows that moved
   * @param names names of participants by id
   */
  public static ImpactReport report(
      Optional<String> digest,
      List<StageImpact> impacts,
      int limit,
      Function<String, Optional<LocalisedText>> names) {
    return impacts.isEmpty()
        ? none(ImpactKnown.NOT_APPLICABLE, digest)
        : new ImpactReport(
            ImpactKnown.COMPUTED,
            impacts.stream().map(impact -> stage(impact, limit, names)).toList(),
            digest.orElse(null),
            JsonBytes.text(out -> write(digest, impacts, limit, names, out)));
  }

  private static void head(ImpactKnown known, Optional<String> digest, JsonGenerator out)
      throws IOException {
    out.writeStringField("status", PublicName.of(known));
    if (digest.isPresent()) {
      out.writeStringField("digest", digest.get());
    }
  }

  private static ImpactOnStage stage(
      StageImpact impact, int limit, Function<String, Optional<LocalisedText>> names) {
    return new ImpactOnStage(
        impact.stage(),
        impact.oldRules().version(),
        impact.newRules().version(),
        impact.after().size(),
        impact.comparison().moved(),
        impact.comparison().crossed(),
        told(impact, limit).stream().map(move -> move(move, names)).toList());
  }

  private static ImpactMove move(Move move, Function<String, Optional<LocalisedText>> names) {
    return new ImpactMove(
        move.participant(),
        names.apply(move.participant()).orElse(null),
        place(move.from()),
        place(move.to()),
        move.crossed().map(Move.Crossing::text).orElse(null));
  }

  private static ImpactPlace place(Optional<Row> row) {
    return new ImpactPlace(
        row.map(Row::rank).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt).orElse(null),
        row.map(one -> one.section().text()).orElse(null),
        row.map(Row::cut).filter(cut -> cut != Cut.NONE).map(Cut::text).orElse(null));
  }

  private static List<Move> told(StageImpact impact, int limit) {
    List<Move> moves = impact.comparison().moves();
    return moves.subList(0, Math.min(limit, moves.size()));
  }

  private static void write(
      Optional<String> digest,
      List<StageImpact> impacts,
      int limit,
      Function<String, Optional<LocalisedText>> names,
      JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    head(ImpactKnown.COMPUTED, digest, out);
    fields(impacts.get(0), limit, names, out);
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
    List<Move> moves = told(impact, limit);
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
