package org.competitionledger.core.codec;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records of one generated class to bytes and back: alone, as Avro binary (for state, which its
 * reader's own build wrote), or as a message, headed by the schema's fingerprint (Avro
 * single-object encoding, for topics). Safe for use by many threads.
 *
 * @param <T> the record
 */
public final class AvroBytes<T extends SpecificRecord> {

  private static final ClassValue<AvroBytes<?>> KNOWN =
      new ClassValue<>() {
        @Override
        protected AvroBytes<?> computeValue(Class<?> type) {
          return new AvroBytes<>(type.asSubclass(SpecificRecord.class));
        }
      };

  private final Class<T> type;
  private final RecordLayout layout;
  private final long fingerprint;

  private AvroBytes(Class<T> type) {
    Schema schema = SpecificData.get().getSchema(type);
    this.type = type;
    this.layout = RecordLayout.of(schema, schema);
    this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
  }

  /** The bytes of a class. */
  @SuppressWarnings("unchecked") // computeValue keeps class and type parameter together
  public static <T extends SpecificRecord> AvroBytes<T> of(Class<T> type) {
    return (AvroBytes<T>) KNOWN.get(type);
  }

  /** How the record's fields lie. */
  RecordLayout layout() {
    return layout;
  }

  /** CRC-64-AVRO of the record's schema. */
  public long fingerprint() {
    return fingerprint;
  }

  /** The record alone. */
  public byte[] body(T value) {
    ByteSink sink = new ByteSink();
    layout.write(value, sink);
    return sink.toByteArray();
  }

  /** The record, headed by its schema's fingerprint. */
  public byte[] message(T value) {
    ByteSink sink = new ByteSink();
    MessageHeader.write(fingerprint, sink);
    layout.write(value, sink);
    return sink.toByteArray();
  }

  /**
   * The record of {@link #body}.
   *
   * @throws MalformedBytes if they are not exactly one record of this schema
   */
  public T fromBody(byte[] body) {
    return read(layout, body, 0);
  }

  /**
   * The record of {@link #message}.
   *
   * @throws UnknownSchema if they were written with another schema
   * @throws MalformedBytes if they are not exactly one record of this schema
   */
  public T fromMessage(byte[] message) {
    long given = MessageHeader.fingerprint(message);
    if (given != fingerprint) {
      throw new UnknownSchema(MessageHeader.text(given));
    }
    return read(layout, message, MessageHeader.LENGTH);
  }

  private T read(Layout written, byte[] bytes, int from) {
    ByteSource source = new ByteSource(bytes, from);
    T value = type.cast(written.read(source));
    source.requireEnd();
    return value;
  }
}
