package org.competitionledger.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON that is written in memory, where no writing fails. */
public final class JsonBytes {

  private JsonBytes() {}

  /** Writes a value. */
  @FunctionalInterface
  public interface Value {
    void write(JsonGenerator out) throws IOException;
  }

  /** A value in UTF-8. */
  public static byte[] of(Value value) {
    return of(1_024, value);
  }

  /**
   * The same.
   *
   * @param about so many bytes, as a guess
   */
  public static byte[] of(int about, Value value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(about);
    append(value, bytes);
    return bytes.toByteArray();
  }

  /** A value behind what is there. */
  public static void append(Value value, ByteArrayOutputStream bytes) {
    try (JsonGenerator out = JsonText.FACTORY.createGenerator(bytes)) {
      value.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /** A value as text. */
  public static String text(Value value) {
    return new String(of(value), UTF_8);
  }
}
