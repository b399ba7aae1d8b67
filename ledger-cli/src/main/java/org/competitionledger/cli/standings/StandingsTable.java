package org.competitionledger.cli.standings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.competitionledger.cli.console.Columns;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.options.LanguageOption;

/**
 * Standings, as the ledger answers them, as text: a title, a row an entry, a column a criterion.
 *
 * @param language in which names are told
 */
record StandingsTable(JsonNode standings, LanguageOption language, Console console) {

  /** Rows that are shown of a step: of a larger table those around its entry. */
  private static final int STEP_ROWS_MAX = 30;

  private static final String NO_PLACE = "–";
  private static final String AMONG_PUBLISHED = "rankAmongPublished";

  String text() {
    List<JsonNode> rows = rows(standings);
    return text(
        List.of("rank"),
        row -> List.of(row.path("rank").asText("").replace("null", "") + tie(row)),
        rows);
  }

  /** As a step from the table before it: who moved, and whose score it was. */
  String text(JsonNode before, String participant) {
    Map<String, JsonNode> known = new HashMap<>();
    rows(before).forEach(row -> known.put(id(row), row));
    List<JsonNode> rows = rows(standings);
    int at = Math.max(0, rows.stream().map(StandingsTable::id).toList().indexOf(participant));
    int from = Math.max(0, Math.min(at - STEP_ROWS_MAX / 2, rows.size() - STEP_ROWS_MAX));
    int to = Math.min(rows.size(), from + STEP_ROWS_MAX);
    String whole =
        text(
            List.of("", "moved", "place"),
            row ->
                List.of(
                    id(row).equals(participant) ? ">" : "",
                    moved(place(known.getOrDefault(id(row), row)), place(row)),
                    place(row).isEmpty() ? NO_PLACE : place(row) + tie(row)),
            rows.subList(from, to));
    return to - from == rows.size()
        ? whole
        : whole + "rows %d to %d of %d\n".formatted(from + 1, to, rows.size());
  }

  private static List<JsonNode> rows(JsonNode table) {
    List<JsonNode> rows = new ArrayList<>();
    table.path("rows").forEach(rows::add);
    return rows;
  }

  private static String id(JsonNode row) {
    return row.path("participant").asText();
  }

  /** The rank or, while not all totals are known, the one among those that are. */
  private static String place(JsonNode row) {
    JsonNode rank = row.path("rank").isNumber() ? row.path("rank") : row.path(AMONG_PUBLISHED);
    return rank.isNumber() ? rank.asText() : "";
  }

  private static String moved(String from, String to) {
    if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
      return from.equals(to) ? "" : from.isEmpty() ? "new" : "gone";
    }
    int up = Integer.parseInt(from) - Integer.parseInt(to);
    return (up > 0 ? "▲" : "▼") + Math.abs(up);
  }

  private String text(
      List<String> headed, Function<JsonNode, List<String>> first, List<JsonNode> shown) {
    Set<String> criteria = new LinkedHashSet<>();
    for (JsonNode row : shown) {
      row.path("points").forEach(cell -> criteria.add(cell.path("criterion").asText()));
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> headings = new ArrayList<>(headed);
    headings.addAll(List.of("participant", "total"));
    headings.addAll(criteria);
    headings.add("");
    rows.add(headings);
    for (JsonNode row : shown) {
      List<String> cells = new ArrayList<>(first.apply(row));
      cells.addAll(cells(row, criteria));
      rows.add(cells);
    }

    List<String> lines = Columns.lines(rows, i -> i != headed.size() && i != headings.size() - 1);
    StringBuilder text = new StringBuilder(console.bold(title())).append('\n');
    text.append(console.faint(lines.get(0))).append('\n');
    lines.stream().skip(1).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** What must not be overlooked stands here: provisional, not official, reconstructed. */
  private String title() {
    StringJoiner title = new StringJoiner(", ");
    title.add(standings.path("competition").asText() + " / " + standings.path("stage").asText());
    title.add(standings.path("status").asText("").toLowerCase(Locale.ROOT));
    if (!standings.path("official").asBoolean(true)) {
      title.add("not official");
    }
    if (standings.path("record").asText().equalsIgnoreCase("reconstructed")) {
      title.add("reconstructed");
    }
    title.add("criteria version " + standings.path("criteria").path("version").asText());
    title.add("as of event " + standings.path("sequence").asText());
    for (JsonNode announced : standings.path("announced")) {
      title.add(
          "version "
              + announced.path("version").asText()
              + " from "
              + announced.path("starts").asText());
    }
    return title.toString();
  }

  private List<String> cells(JsonNode row, Set<String> criteria) {
    List<String> cells = new ArrayList<>();
    String name = language.text(row.path("name"));
    cells.add(name.isEmpty() ? row.path("participant").asText() : name);
    cells.add(number(row.path("total")) + (row.path("complete").asBoolean(true) ? "" : "*"));
    for (String criterion : criteria) {
      cells.add(points(row, criterion));
    }
    cells.add(remarks(row));
    return cells;
  }

  private static String tie(JsonNode row) {
    return row.path("tied").asBoolean(false) ? "=" : "";
  }

  private static String points(JsonNode row, String criterion) {
    for (JsonNode cell : row.path("points")) {
      if (cell.path("criterion").asText().equals(criterion)) {
        String state = cell.path("state").asText("ok");
        boolean soFar = state.equals("pending") && !number(cell.path("points")).isEmpty();
        return soFar || state.equals("ok")
            ? number(cell.path("points")) + (soFar ? "*" : "")
            : state;
      }
    }
    return "";
  }

  private static String number(JsonNode number) {
    return number.path("text").asText("");
  }

  /** Why an entry stands where it stands, as far as the row says. */
  private static String remarks(JsonNode row) {
    StringJoiner remarks = new StringJoiner(", ");
    String section = row.path("section").asText("ranked");
    if (!section.equals("ranked")) {
      remarks.add(section);
    }
    for (JsonNode gate : row.path("gates")) {
      if (!gate.path("verdict").asText().equalsIgnoreCase("passed")) {
        remarks.add(
            gate.path("criterion").asText()
                + " "
                + gate.path("verdict").asText().toLowerCase(Locale.ROOT));
      }
    }
    String cut = row.path("cut").asText("null");
    if (!cut.equals("null")) {
      remarks.add("cut: " + cut);
    }
    return remarks.toString();
  }
}
