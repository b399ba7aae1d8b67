package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON in memory. */
public final class JsonBytes {

  private JsonBytes() {}

  /** Writes a JSON value. */
  @FunctionalInterface
  public interface Value {
    void write(JsonGenerator out) throws IOException;
  }

  /**
   * A value as UTF-8 bytes, without a line end.
   *
   * @param size how many there will be, roughly
   */
  public static byte[] of(int size, Value value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
    try (JsonGenerator out = JsonText.FACTORY.createGenerator(bytes)) {
      value.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }
}
