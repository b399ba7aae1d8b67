package org.competitionledger.core.codec;

import org.competitionledger.event.Event;

/**
 * An event and its bytes, encoded once. Compared by identity of the bytes: use it to carry, not as
 * a key.
 *
 * @param event the event
 * @param bytes its bytes as recorded and hashed; not to be changed
 */
public record EncodedEvent(Event event, byte[] bytes) {

  /** Encodes an event. */
  public static EncodedEvent of(Event event) {
    return new EncodedEvent(event, EventCodec.encode(event));
  }
}
