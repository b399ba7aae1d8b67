package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Any part of an event as JSON, in the same form as within the event: a criteria set, a window, a
 * source, a text.
 */
public final class RecordJson {

  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

  private RecordJson() {}

  /**
   * Writes a record as one value.
   *
   * @throws IllegalArgumentException if its schema has what events' JSON has not: a bare timestamp
   */
  public static void write(SpecificRecord record, JsonGenerator out) throws IOException {
    shape(record.getClass(), record.getSchema()).write(record, out);
  }

  /** A record as a tree, which the caller may change. */
  public static ObjectNode tree(SpecificRecord record) {
    byte[] bytes = JsonBytes.of(1_024, out -> write(record, out));
    return (ObjectNode) JsonText.parse(bytes).orElseThrow();
  }

  /** Reads a record from the form that {@link #write} gives it; times are not resolved. */
  public static <T extends SpecificRecord> Parsed<T> read(Class<T> type, JsonNode json) {
    Problems problems = new Problems();
    Object record =
        shape(type, SpecificData.get().getSchema(type)).read(json, Location.ROOT, problems);
    return problems.orElse(() -> type.cast(record));
  }

  private static Shape shape(Class<?> type, Schema schema) {
    return SHAPES.computeIfAbsent(type, any -> Shapes.of(schema));
  }
}
