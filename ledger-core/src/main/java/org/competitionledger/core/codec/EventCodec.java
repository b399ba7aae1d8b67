package org.competitionledger.core.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.competitionledger.event.Event;

/** Events to bytes and back, in Avro single-object encoding. Safe for use by many threads. */
public final class EventCodec {

  /** An event's greatest size in bytes: entry bundles carry a 16-bit length. */
  public static final int EVENT_SIZE_MAX = 65_535;

  private EventCodec() {}

  /** The event's bytes, as recorded and hashed. */
  public static byte[] encode(Event event) {
    try {
      ByteBuffer buffer = Event.getEncoder().encode(event);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The event of recorded bytes.
   *
   * @throws UncheckedIOException if they are not an event of a released schema
   */
  public static Event decode(byte[] bytes) {
    try {
      return Event.getDecoder().decode(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
