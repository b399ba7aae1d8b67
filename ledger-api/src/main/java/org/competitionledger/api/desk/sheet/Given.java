package org.competitionledger.api.desk.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Ids;

/**
 * Scores that were filled in, in the order of their cells.
 *
 * @param figures by the names of their cells
 * @param unread what is neither a number nor a reason, by the names of their cells
 */
public record Given(
    String stage,
    int occasion,
    String evaluator,
    Map<String, Figure> figures,
    Map<String, String> unread) {

  /**
   * Reads the cells of a form.
   *
   * @param texts by the names of all fields; those with a slash are cells
   */
  public static Given of(String stage, int occasion, String evaluator, Map<String, String> texts) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    Map<String, String> unread = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          if (isCell(name) && !text.isBlank()) {
            Figure.read(text)
                .ifPresentOrElse(figure -> figures.put(name, figure), () -> unread.put(name, text));
          }
        });
    return new Given(stage, occasion, evaluator, figures, unread);
  }

  private static boolean isCell(String name) {
    String[] parts = name.split("/", -1);
    return parts.length == 2 && Ids.isId(parts[0]) && Ids.isId(parts[1]);
  }

  /** The cells in commands of as many events as one may have. */
  public List<List<String>> commands() {
    List<String> cells = List.copyOf(figures.keySet());
    List<List<String>> commands = new ArrayList<>();
    for (int at = 0; at < cells.size(); at += CommandJson.EVENTS_MAX) {
      commands.add(cells.subList(at, Math.min(cells.size(), at + CommandJson.EVENTS_MAX)));
    }
    return commands;
  }

  /** The events of a command. */
  public ArrayNode events(List<String> cells) {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    for (String cell : cells) {
      ObjectNode data =
          events
              .addObject()
              .put("type", "ScoreRecorded")
              .putObject("data")
              .put("stage", stage)
              .put("participant", cell.substring(0, cell.indexOf('/')))
              .put("criterion", cell.substring(cell.indexOf('/') + 1))
              .put("occasion", occasion)
              .put("evaluator", evaluator);
      figures.get(cell).into(data);
    }
    return events;
  }

  /**
   * As {@code ./ledger scores} reads it: what is filled in, or, if nothing is, every cell that is
   * open, to be filled in.
   */
  public String csv(Sheet sheet) {
    StringBuilder csv = new StringBuilder("stage,participant,criterion,occasion,value\r\n");
    if (figures.isEmpty()) {
      sheet.rows().stream()
          .flatMap(row -> row.cells().stream())
          .filter(cell -> cell.known() == Sheet.Known.OPEN)
          .forEach(cell -> line(cell.name(), "", csv));
    }
    figures.forEach((cell, figure) -> line(cell, figure.csv(), csv));
    return csv.toString();
  }

  /** Identifiers and numbers need no quotation marks. */
  private void line(String cell, String value, StringBuilder csv) {
    csv.append(String.join(",", stage, cell.replace('/', ','), Integer.toString(occasion), value))
        .append("\r\n");
  }
}
