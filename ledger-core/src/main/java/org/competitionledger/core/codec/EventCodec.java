package org.competitionledger.core.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;

/**
 * Events to bytes and back, in Avro single-object encoding. Reads events of every schema ever
 * released. Safe for use by many threads.
 */
public final class EventCodec {

  /** An event's greatest size in bytes: entry bundles carry a 16-bit length. */
  public static final int EVENT_SIZE_MAX = 65_535;

  private static final AvroBytes<Event> CURRENT = AvroBytes.of(Event.class);
  private static final Map<Long, RecordLayout> EARLIER = new ConcurrentHashMap<>();

  private EventCodec() {}

  /** How a proposal lies in events of every released schema. */
  private static final class Said {
    static final List<Layout> OLDEST_FIRST =
        ReleasedSchemas.all().stream()
            .map(released -> RecordLayout.of(released.schema(), Event.getClassSchema()))
            .map(event -> event.field("said"))
            .toList();
  }

  /** The event's bytes, as recorded and hashed. */
  public static byte[] encode(Event event) {
    return CURRENT.message(event);
  }

  /**
   * The event of recorded bytes.
   *
   * @throws UnknownSchema if their schema was not released by the time of this build
   * @throws MalformedBytes if they are not exactly one event of their schema
   */
  public static Event decode(byte[] bytes) {
    long fingerprint = MessageHeader.fingerprint(bytes);
    return CURRENT.read(layout(fingerprint), bytes, MessageHeader.LENGTH);
  }

  /**
   * Which schema an event's bytes were written with: CRC-64-AVRO, 16 lower-case hexadecimal digits,
   * most significant first.
   *
   * @throws MalformedBytes if they are no Avro single-object encoding
   */
  public static String fingerprint(byte[] bytes) {
    return MessageHeader.text(MessageHeader.fingerprint(bytes));
  }

  /**
   * A proposal's body in the oldest released schema that holds it without loss: what a command's
   * digest is of. So what could be said in an older schema has the same digest for ever, whoever
   * works it out, however the schema grows.
   *
   * @throws IllegalArgumentException if no event can say it
   */
  public static byte[] proposal(Proposal proposal) {
    for (Layout layout : Said.OLDEST_FIRST) {
      if (layout.holds(proposal)) {
        ByteSink sink = new ByteSink();
        layout.write(proposal, sink);
        return sink.toByteArray();
      }
    }
    throw new IllegalArgumentException("no released schema holds " + proposal);
  }

  /** Whether two events' bytes were written with the same schema, by their fingerprints. */
  public static boolean sameSchema(byte[] one, byte[] other) {
    int length = MessageHeader.LENGTH;
    return one.length >= length
        && other.length >= length
        && Arrays.equals(one, 0, length, other, 0, length);
  }

  private static RecordLayout layout(long fingerprint) {
    return fingerprint == CURRENT.fingerprint()
        ? CURRENT.layout()
        : EARLIER.computeIfAbsent(fingerprint, EventCodec::earlier);
  }

  private static RecordLayout earlier(long fingerprint) {
    String text = MessageHeader.text(fingerprint);
    return ReleasedSchemas.find(text)
        .map(released -> RecordLayout.of(released.schema(), Event.getClassSchema()))
        .orElseThrow(() -> new UnknownSchema(text));
  }
}
