package org.competitionledger.cli.standings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.competitionledger.cli.console.Columns;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.options.LanguageOption;

/**
 * Standings, as the ledger answers them, as text: a title, a row an entry, a column a criterion.
 *
 * @param language in which names are told
 */
record StandingsTable(JsonNode standings, LanguageOption language, Console console) {

  String text() {
    Set<String> criteria = new LinkedHashSet<>();
    for (JsonNode row : standings.path("rows")) {
      row.path("points").forEach(cell -> criteria.add(cell.path("criterion").asText()));
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> headings = new ArrayList<>(List.of("rank", "participant", "total"));
    headings.addAll(criteria);
    headings.add("");
    rows.add(headings);
    standings.path("rows").forEach(row -> rows.add(cells(row, criteria)));

    List<String> lines = Columns.lines(rows, i -> i != 1 && i != headings.size() - 1);
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
    cells.add(row.path("rank").asText("").replace("null", "") + (tied(row) ? "=" : ""));
    String name = language.text(row.path("name"));
    cells.add(name.isEmpty() ? row.path("participant").asText() : name);
    cells.add(number(row.path("total")) + (row.path("complete").asBoolean(true) ? "" : "*"));
    for (String criterion : criteria) {
      cells.add(points(row, criterion));
    }
    cells.add(remarks(row));
    return cells;
  }

  private static boolean tied(JsonNode row) {
    return row.path("tied").asBoolean(false);
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
