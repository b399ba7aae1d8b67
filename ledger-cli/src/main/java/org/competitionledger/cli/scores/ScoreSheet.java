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
import org.competitionledger.core.json.JsonProblem;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.AbsenceReason;

/**
 * A score sheet: CSV (RFC 4180) whose first line names the columns.
 *
 * @param scores in their order
 * @param wrong what is wrong with rows that are no scores
 */
record ScoreSheet(List<Given> scores, List<Wrong> wrong) {

  static final Words WORDS = Words.of(ScoreSheet.class, "proposed");

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
   * What is wrong with a row.
   *
   * @param line as in {@link Given}
   */
  record Wrong(int line, Term text) {}

  /**
   * Reads a sheet.
   *
   * @param stage the stage of rows that name none; null where each has to
   * @throws CommandFailed where it is no table of scores
   */
  static ScoreSheet read(String text, String stage, Language language) {
    List<CsvRecord> rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text, language);
    List<String> header =
        rows.stream().limit(1).flatMap(row -> row.getFields().stream()).map(String::strip).toList();
    for (String column : header) {
      if (!COLUMNS.contains(column) || header.indexOf(column) != header.lastIndexOf(column)) {
        throw refused(at(1, column, WORDS.say("sheet-column-unknown", sorted())), language);
      }
    }
    Stream.of("participant", "criterion", "value")
        .filter(column -> !header.contains(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw refused(at(1, column, WORDS.say("sheet-column-missing")), language);
            });
    ScoreSheet sheet = new ScoreSheet(new ArrayList<>(), new ArrayList<>());
    for (CsvRecord each : rows.subList(Math.min(1, rows.size()), rows.size())) {
      int line = (int) each.getStartingLineNumber();
      List<String> cells = each.getFields();
      if (cells.size() != header.size()) {
        sheet.wrong.add(
            new Wrong(line, WORDS.say("sheet-cells", line, cells.size(), header.size())));
        continue;
      }
      Map<String, String> row = new LinkedHashMap<>();
      header.forEach(column -> row.put(column, cells.get(header.indexOf(column)).strip()));
      sheet.read(line, row, stage);
    }
    int size = sheet.scores.size() + sheet.wrong.size();
    if (size == 0 || size > CommandJson.EVENTS_MAX) {
      throw refused(WORDS.say("sheet-size", size, CommandJson.EVENTS_MAX), language);
    }
    return sheet;
  }

  private static CommandFailed refused(Term what, Language language) {
    return CommandFailed.refused(what.in(language));
  }

  /** A place of the sheet, in words. */
  static Term line(int line) {
    return WORDS.say("sheet-line", line);
  }

  private static Term at(int line, String column, Term what) {
    return WORDS.say("sheet-at", line(line), column, what);
  }

  private void wrong(int line, String column, Term what) {
    wrong.add(new Wrong(line, at(line, column, what)));
  }

  /** Those that are not empty. */
  private static List<CsvRecord> rows(String text, Language language) {
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .ofCsvRecord(text)) {
      List<CsvRecord> all = rows.stream().toList();
      if (text.chars().filter(each -> each == '"').count() % 2
          == 1) { // it swallowed all that follows
        throw refused(
            WORDS.say("sheet-quote", all.get(all.size() - 1).getStartingLineNumber()), language);
      }
      return all;
    } catch (CsvParseException e) {
      throw refused(WORDS.say("sheet-no-csv", e.getMessage()), language);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static String sorted() {
    return String.join(", ", COLUMNS.stream().sorted().toList());
  }

  private void read(int line, Map<String, String> row, String stage) {
    int before = wrong.size();
    ObjectNode score = JsonNodeFactory.instance.objectNode();
    String stated = row.getOrDefault("stage", "");
    if (stated.isEmpty() && stage == null) {
      wrong(line, "stage", WORDS.say("sheet-no-stage"));
    }
    score.put("stage", stated.isEmpty() ? stage : stated);
    for (String column : List.of("participant", "criterion")) {
      if (row.get(column).isEmpty()) {
        wrong(line, column, WORDS.say("sheet-empty"));
      }
      score.put(column, row.get(column));
    }
    score.put("occasion", occasion(line, row.getOrDefault("occasion", "")));
    figure(line, row.get("value"), score);
    if (wrong.size() == before) {
      scores.add(new Given(line, score));
    }
  }

  private int occasion(int line, String text) {
    if (text.isEmpty()) {
      return 1;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      wrong(line, "occasion", WORDS.say("sheet-occasion", JsonProblem.echo(text)));
      return 1;
    }
    return Integer.parseInt(text);
  }

  private void figure(int line, String text, ObjectNode score) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    if (Stream.of(AbsenceReason.values()).anyMatch(reason -> reason.name().equals(name))) {
      score.put("absence", name);
    } else if (text.matches("-?[0-9]{1,18}(\\.[0-9]{1," + DIGITS_MAX + "})?")) {
      score.put("value", new BigDecimal(text));
    } else {
      String reasons =
          String.join(", ", Stream.of(AbsenceReason.values()).map(Enum::name).toList());
      wrong(line, "value", WORDS.say("sheet-value", JsonProblem.echo(text), DIGITS_MAX, reasons));
    }
  }
}
