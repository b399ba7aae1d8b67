package org.competitionledger.cli.scores;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.event.AbsenceReason;

/**
 * A score sheet: CSV (RFC 4180) whose first line names the columns.
 *
 * @param scores in their order
 */
record ScoreSheet(List<Given> scores) {

  static final Set<String> COLUMNS =
      Set.of("stage", "participant", "criterion", "occasion", "value");
  private static final int DIGITS_MAX = 6;

  /**
   * One score.
   *
   * @param line the line of the sheet on which it begins, from 1
   * @param score {@code stage, participant, criterion, occasion}, and {@code value} or {@code
   *     absence}
   */
  record Given(int line, ObjectNode score) {}

  /**
   * Reads a sheet.
   *
   * @param stage the stage of rows that name none; null where each has to
   * @throws CommandFailed that names the line and the column of what is wrong
   */
  static ScoreSheet read(String text, String stage) {
    List<CsvRecord> rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
    List<String> header =
        rows.stream().limit(1).flatMap(row -> row.getFields().stream()).map(String::strip).toList();
    for (String column : header) {
      if (!COLUMNS.contains(column) || header.indexOf(column) != header.lastIndexOf(column)) {
        throw wrong(1, column, "is not one of the columns, each once: " + sorted());
      }
    }
    Stream.of("participant", "criterion", "value")
        .filter(column -> !header.contains(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw wrong(1, column, "is missing");
            });
    List<Given> scores = new ArrayList<>();
    for (CsvRecord each : rows.subList(Math.min(1, rows.size()), rows.size())) {
      int line = (int) each.getStartingLineNumber();
      List<String> cells = each.getFields();
      if (cells.size() != header.size()) {
        throw CommandFailed.refused(
            "line " + line + " has " + cells.size() + " cells, and there are " + header.size());
      }
      Map<String, String> row = new LinkedHashMap<>();
      header.forEach(column -> row.put(column, cells.get(header.indexOf(column)).strip()));
      scores.add(new Given(line, score(line, row, stage)));
    }
    if (scores.isEmpty() || scores.size() > CommandJson.EVENTS_MAX) {
      throw CommandFailed.refused(
          "the sheet has "
              + scores.size()
              + " scores: from 1 to "
              + CommandJson.EVENTS_MAX
              + " are taken together");
    }
    return new ScoreSheet(scores);
  }

  /** Those that are not empty. */
  private static List<CsvRecord> rows(String text) {
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .ofCsvRecord(text)) {
      List<CsvRecord> all = rows.stream().toList();
      if (text.chars().filter(each -> each == '"').count() % 2
          == 1) { // it swallowed all that follows
        throw CommandFailed.refused(
            "line %d has a quotation mark that is not closed"
                .formatted(all.get(all.size() - 1).getStartingLineNumber()));
      }
      return all;
    } catch (CsvParseException e) {
      throw CommandFailed.refused("the sheet is no CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static String sorted() {
    return String.join(", ", COLUMNS.stream().sorted().toList());
  }

  private static ObjectNode score(int line, Map<String, String> row, String stage) {
    ObjectNode score = JsonNodeFactory.instance.objectNode();
    String stated = row.getOrDefault("stage", "");
    if (stated.isEmpty() && stage == null) {
      throw wrong(line, "stage", "is empty, and there is no --stage");
    }
    score.put("stage", stated.isEmpty() ? stage : stated);
    for (String column : List.of("participant", "criterion")) {
      if (row.get(column).isEmpty()) {
        throw wrong(line, column, "is empty");
      }
      score.put(column, row.get(column));
    }
    score.put("occasion", occasion(line, row.getOrDefault("occasion", "")));
    figure(line, row.get("value"), score);
    return score;
  }

  private static int occasion(int line, String text) {
    if (text.isEmpty()) {
      return 1;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw wrong(line, "occasion", "'" + text + "' is no number from 1");
    }
    return Integer.parseInt(text);
  }

  private static void figure(int line, String text, ObjectNode score) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    if (Stream.of(AbsenceReason.values()).anyMatch(reason -> reason.name().equals(name))) {
      score.put("absence", name);
    } else if (text.matches("-?[0-9]{1,18}(\\.[0-9]{1," + DIGITS_MAX + "})?")) {
      score.put("value", new BigDecimal(text));
    } else {
      throw wrong(
          line,
          "value",
          "'"
              + text
              + "' is neither a decimal number, like 8.5, of up to "
              + DIGITS_MAX
              + " digits behind the point, nor why there is none: "
              + String.join(", ", Stream.of(AbsenceReason.values()).map(Enum::name).toList()));
    }
  }

  /** What is wrong in a cell, said by its line and column. */
  static CommandFailed wrong(int line, String column, String what) {
    return CommandFailed.refused("line " + line + ", column '" + column + "': " + what);
  }
}
