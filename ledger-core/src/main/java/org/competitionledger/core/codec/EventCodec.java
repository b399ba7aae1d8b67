package org.competitionledger.core.codec;

import java.security.MessageDigest;
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

  /** What the ledger adds stands before what was said: the last field of every released schema. */
  private static final int ENVELOPE = Event.getClassSchema().getField("said").pos();

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
    return encoded(event).bytes();
  }

  static EncodedEvent encoded(Event event) {
    ByteSink sink = new ByteSink();
    MessageHeader.write(CURRENT.fingerprint(), sink);
    CURRENT.layout().write(event, sink, 0, ENVELOPE);
    int said = sink.size();
    CURRENT.layout().write(event, sink, ENVELOPE, ENVELOPE + 1);
    return new EncodedEvent(event, sink.toByteArray(), said);
  }

  /**
   * The event of recorded bytes. An event has one encoding in each schema.
   *
   * @throws UnknownSchema if their schema was not released by the time of this build
   * @throws MalformedBytes if they are not exactly one event of their schema
   */
  public static Event decode(byte[] bytes) {
    return encoded(bytes).event();
  }

  /** {@linkplain #decode Decodes}, and keeps the bytes. */
  public static EncodedEvent encoded(byte[] bytes) {
    RecordLayout layout = layout(MessageHeader.fingerprint(bytes));
    ByteSource source = new ByteSource(bytes, MessageHeader.LENGTH);
    Event event = new Event();
    layout.read(source, event, 0, ENVELOPE);
    int said = source.position();
    layout.read(source, event, ENVELOPE, ENVELOPE + 1);
    source.requireEnd();
    return new EncodedEvent(event, bytes, said);
  }

  /**
   * What the ledger added to an event: {@code said} is null, and was not looked at.
   *
   * @throws UnknownSchema if their schema was not released by the time of this build
   * @throws MalformedBytes if they do not begin as an event of their schema does
   */
  public static Event envelope(byte[] bytes) {
    Event event = new Event();
    layout(MessageHeader.fingerprint(bytes))
        .read(new ByteSource(bytes, MessageHeader.LENGTH), event, 0, ENVELOPE);
    return event;
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
    ByteSink sink = new ByteSink();
    oldest(proposal).write(proposal, sink);
    return sink.toByteArray();
  }

  /**
   * Adds {@link #proposal} to a digest. An event of today's schema ends with what was said, and
   * older schemas mostly lack no more than its last fields: then it is taken from there.
   *
   * @param proposal what was proposed; what the event says itself, unless it holds times
   */
  public static void digest(EncodedEvent event, Proposal proposal, MessageDigest digest) {
    byte[] bytes = event.bytes();
    int lacks =
        proposal == event.event().getSaid()
                && MessageHeader.fingerprint(bytes) == CURRENT.fingerprint()
            ? oldest(proposal).shorterBy(proposal)
            : -1;
    if (lacks < 0) {
      digest.update(proposal(proposal));
    } else {
      digest.update(bytes, event.said(), bytes.length - event.said() - lacks);
    }
  }

  private static Layout oldest(Proposal proposal) {
    for (Layout layout : Said.OLDEST_FIRST) {
      if (layout.holds(proposal)) {
        return layout;
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
