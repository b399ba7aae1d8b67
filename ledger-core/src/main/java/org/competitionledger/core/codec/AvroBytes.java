package org.competitionledger.core.codec;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records of one generated class to bytes and back, as Avro binary (for state, which its reader's
 * own build wrote). Safe for use by many threads.
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

  /** The record alone, without a header. */
  public byte[] body(T value) {
    ByteSink sink = new ByteSink();
    layout.write(value, sink);
    return sink.toByteArray();
  }

  /**
   * The record of {@link #body}.
   *
   * @throws MalformedBytes if they are not exactly one record of this schema
   */
  public T fromBody(byte[] body) {
    ByteSource source = new ByteSource(body, 0);
    T value = type.cast(layout.read(source));
    source.requireEnd();
    return value;
  }
}
