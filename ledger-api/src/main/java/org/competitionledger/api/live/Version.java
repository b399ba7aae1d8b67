package org.competitionledger.api.live;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.tables.StandingsJson;

/**
 * The first rows of a table as they stood at a sequence, with the last changes that led there;
 * immutable. What readers are told is written once for all who stand at the same place.
 */
final class Version {

  /** Changes remembered; a reader further back is told the whole table. */
  static final int CHANGES_MAX = 120;

  private final Reading reading;
  private final Tables.Table table;
  private final Map<String, Row> rows;
  private final List<Change> changes;
  private final Map<Long, byte[]> written = new ConcurrentHashMap<>();

  /**
   * Whose rows came, went or changed with the table of {@code to}, behind the one of {@code from}.
   */
  private record Change(long from, long to, Set<String> participants) {}

  private Version(
      Reading reading, Tables.Table table, Map<String, Row> rows, List<Change> changes) {
    this.reading = reading;
    this.table = table;
    this.rows = rows;
    this.changes = changes;
  }

  /** The first one that is looked at. */
  static Version first(Reading reading, Tables.Table table, int limit) {
    return new Version(reading, table, rows(table, limit), List.of());
  }

  /** The one that follows this one. */
  Version next(Reading reading, Tables.Table table, int limit) {
    Map<String, Row> now = rows(table, limit);
    Set<String> changed = new HashSet<>(rows.keySet());
    changed.addAll(now.keySet());
    changed.removeIf(
        participant ->
            rows.containsKey(participant) && rows.get(participant).equals(now.get(participant)));
    List<Change> all = new ArrayList<>(changes);
    all.add(new Change(sequence(), table.head().sequence(), Set.copyOf(changed)));
    List<Change> last = all.subList(Math.max(0, all.size() - CHANGES_MAX), all.size());
    return new Version(reading, table, now, List.copyOf(last));
  }

  private static Map<String, Row> rows(Tables.Table table, int limit) {
    Map<String, Row> rows = new LinkedHashMap<>();
    table.rows().page(0, limit).forEach(row -> rows.put(row.participant(), row));
    return rows;
  }

  /** The last event that changed the table. */
  long sequence() {
    return table.head().sequence();
  }

  /**
   * What a reader is to be told: {@code {kind: "table", standings}}, or {@code {kind: "changes",
   * since, standings, removed}} with the rows that changed.
   *
   * @param position the table that the reader knows; -1 for none
   */
  byte[] message(long position) {
    boolean known =
        !changes.isEmpty() && position >= changes.get(0).from() && position <= sequence();
    return written.computeIfAbsent(known ? position : -1, this::write);
  }

  private byte[] write(long position) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          if (position < 0) {
            out.writeStringField("kind", "table");
            standings(List.copyOf(rows.values()), out);
          } else {
            changes(position, out);
          }
          out.writeEndObject();
        });
  }

  private void changes(long position, JsonGenerator out) throws IOException {
    Set<String> changed = new HashSet<>();
    changes.stream()
        .filter(change -> change.to() > position)
        .forEach(change -> changed.addAll(change.participants()));
    out.writeStringField("kind", "changes");
    out.writeNumberField("since", position);
    standings(
        rows.values().stream().filter(row -> changed.contains(row.participant())).toList(), out);
    out.writeArrayFieldStart("removed");
    for (String participant : changed.stream().sorted().toList()) {
      if (!rows.containsKey(participant)) {
        out.writeString(participant);
      }
    }
    out.writeEndArray();
  }

  private void standings(List<Row> told, JsonGenerator out) throws IOException {
    out.writeFieldName("standings");
    StandingsJson.write(
        table.head(), table.remarks(), told, id -> Optional.of(id).flatMap(this::name), out);
  }

  private Optional<org.competitionledger.event.LocalisedText> name(String participant) {
    return Tables.name(reading, participant);
  }
}
