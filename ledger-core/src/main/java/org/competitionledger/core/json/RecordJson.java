package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    SHAPES
        .computeIfAbsent(record.getClass(), type -> Shapes.of(record.getSchema()))
        .write(record, out);
  }
}
