package org.competitionledger.core.codec;

import org.competitionledger.event.Event;

/**
 * An event and its bytes, encoded once. Compared by identity of the bytes: use it to carry, not as
 * a key.
 *
 * @param event the event
 * @param bytes its bytes as recorded and hashed; not to be changed
 * @param said where in them that begins which was said, up to their end
 */
public record EncodedEvent(Event event, byte[] bytes, int said) {

  /** Encodes an event. */
  public static EncodedEvent of(Event event) {
    return EventCodec.encoded(event);
  }
}
