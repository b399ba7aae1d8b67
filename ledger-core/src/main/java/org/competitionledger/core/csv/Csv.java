package org.competitionledger.core.csv;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.LocalisedText;

/**
 * A kind of row as CSV, RFC 4180, and as a table schema of CSV on the Web (W3C, metadata
 * vocabulary, section 5.5). A column is named by its key with underscores, {@code name_ko}, for
 * ever; new ones come last. A cell of text that a spreadsheet would take for a formula is prefixed
 * with an apostrophe; numbers never are.
 */
public final class Csv<T> {

  private static final Words COLUMNS = Words.of(Csv.class, "columns");
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final List<Column<T>> columns = new ArrayList<>();

  /** What stands in a column. */
  private enum Datatype {
    STRING,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DATETIME
  }

  private record Column<T>(String name, Term title, Datatype datatype, Function<T, ?> cell) {

    String of(T row) {
      Object value = cell.apply(row);
      String written = value == null ? "" : value.toString();
      return datatype == Datatype.STRING ? text(written) : written;
    }
  }

  private Csv<T> with(String key, Datatype datatype, Function<T, ?> cell) {
    columns.add(new Column<>(key.replace('-', '_'), COLUMNS.text(key), datatype, cell));
    return this;
  }

  /**
   * With a column of text.
   *
   * @param key its words in {@code words/columns_*.properties}
   * @param cell may answer null, for nothing; so with every kind of column
   */
  public Csv<T> text(String key, Function<T, ?> cell) {
    return with(key, Datatype.STRING, cell);
  }

  /** With two columns, {@code …_ko} and {@code …_en}. */
  public Csv<T> texts(String keyKo, String keyEn, Function<T, LocalisedText> cell) {
    return text(keyKo, row -> cell.apply(row) == null ? null : cell.apply(row).getKo())
        .text(keyEn, row -> cell.apply(row) == null ? null : cell.apply(row).getEn());
  }

  /** With a column of whole numbers. */
  public Csv<T> integer(String key, Function<T, ?> cell) {
    return with(key, Datatype.INTEGER, cell);
  }

  /** With a column of decimal numbers, written with the digits that rules state. */
  public Csv<T> decimal(String key, Function<T, ?> cell) {
    return with(key, Datatype.DECIMAL, cell);
  }

  /** The same under a name that is somebody else's, as a criterion's. */
  public Csv<T> decimal(String name, Term title, Function<T, ?> cell) {
    columns.add(new Column<>(name, title, Datatype.DECIMAL, cell));
    return this;
  }

  /** With a column of true and false. */
  public Csv<T> bool(String key, Function<T, ?> cell) {
    return with(key, Datatype.BOOLEAN, cell);
  }

  /** With a column of moments in UTC. */
  public Csv<T> moment(String key, Function<T, ?> cell) {
    return with(key, Datatype.DATETIME, cell);
  }

  /** The first line, with its end. */
  public String header() {
    return columns.stream().map(column -> text(column.name())).collect(line());
  }

  /** The line of a row, with its end. */
  public String line(T row) {
    return columns.stream().map(column -> column.of(row)).collect(line());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> line() {
    return Collectors.joining(",", "", "\r\n");
  }

  /** All of it. */
  public String of(List<T> rows) {
    return header() + rows.stream().map(this::line).collect(Collectors.joining());
  }

  /**
   * Writes the schema, {@code {columns: [{name, titles, datatype}]}}. The name is a title too, in
   * no language: it is what the header says.
   */
  public void writeSchema(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("columns");
    for (Column<T> column : columns) {
      out.writeStartObject();
      out.writeStringField("name", column.name());
      out.writeObjectFieldStart("titles");
      out.writeStringField("und", column.name());
      out.writeStringField("ko", column.title().ko());
      out.writeStringField("en", column.title().en());
      out.writeEndObject();
      out.writeStringField("datatype", column.datatype().name().toLowerCase(Locale.ROOT));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** A cell of text. */
  public static String text(String text) {
    String safe =
        !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
