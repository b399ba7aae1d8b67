package org.competitionledger.projections.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.competition.StateKind;

/**
 * State records as plain Avro binary: the kind in the key names the schema, and a store is rebuilt
 * when that changes. Not safe for use by several threads.
 */
final class ValueCodec {

  private final Map<StateKind<?>, SpecificDatumWriter<SpecificRecord>> writers =
      new IdentityHashMap<>();
  private final Map<StateKind<?>, SpecificDatumReader<SpecificRecord>> readers =
      new IdentityHashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private BinaryEncoder encoder;
  private BinaryDecoder decoder;

  byte[] encode(StateKind<?> kind, SpecificRecord value) {
    try {
      bytes.reset();
      encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
      writers
          .computeIfAbsent(kind, k -> new SpecificDatumWriter<>(k.schema()))
          .write(value, encoder);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T extends SpecificRecord> T decode(StateKind<T> kind, byte[] stored) {
    try {
      decoder = DecoderFactory.get().binaryDecoder(stored, decoder);
      return kind.type()
          .cast(
              readers
                  .computeIfAbsent(kind, k -> new SpecificDatumReader<>(k.schema()))
                  .read(null, decoder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
