package org.competitionledger.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The event schemas ever released, from the resources of the schemas module: {@code SHA256SUMS}
 * lists them, oldest first, in the form that {@code sha256sum -c} checks.
 */
public final class ReleasedSchemas {

  private static final String DIRECTORY = "/avro/released/";
  private static final List<ReleasedSchema> ALL =
      resource("SHA256SUMS").lines().map(ReleasedSchemas::load).toList();

  private ReleasedSchemas() {}

  /** All of them, oldest first. */
  public static List<ReleasedSchema> all() {
    return ALL;
  }

  /** The one with which events are now recorded. */
  public static ReleasedSchema current() {
    return ALL.get(ALL.size() - 1);
  }

  /** The one of a fingerprint, 16 lower-case hexadecimal digits. */
  public static Optional<ReleasedSchema> find(String fingerprint) {
    return ALL.stream().filter(released -> released.fingerprint().equals(fingerprint)).findFirst();
  }

  /** {@code <sha256> <fingerprint>.avsc}. */
  private static ReleasedSchema load(String line) {
    String[] parts = line.split(" +");
    String text = resource(parts[1]);
    return new ReleasedSchema(
        parts[1].replace(".avsc", ""), parts[0], text, new Schema.Parser().parse(text));
  }

  private static String resource(String name) {
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream(DIRECTORY + name)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks its resource " + DIRECTORY + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
