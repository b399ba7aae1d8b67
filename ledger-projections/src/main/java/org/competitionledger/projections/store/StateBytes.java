package org.competitionledger.projections.store;

import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;

/**
 * State in a store. Keys: {@code <competition>|<kind>|<id>} in UTF-8. Competitions and kinds have
 * no {@code |}, so that one competition's records of one kind lie side by side.
 */
final class StateBytes {

  private StateBytes() {}

  static Bytes key(String competition, StateKey<?> key) {
    return Bytes.wrap(key.utf8(competition + '|' + key.kind().name() + '|'));
  }

  static Bytes prefix(String competition, StateKind<?> kind, String idPrefix) {
    return Bytes.wrap(
        (competition + '|' + kind.name() + '|' + idPrefix).getBytes(StandardCharsets.UTF_8));
  }

  /** A record, as plain Avro binary: a store is rebuilt when a state schema changes. */
  static <T extends SpecificRecord> byte[] bytes(StateKind<T> kind, T value) {
    return AvroBytes.of(kind.type()).body(value);
  }

  /** The same, of a record whose type is known by its key. */
  static <T extends SpecificRecord> byte[] encoded(StateKind<T> kind, SpecificRecord value) {
    return bytes(kind, kind.type().cast(value));
  }

  static <T extends SpecificRecord> T value(StateKind<T> kind, byte[] stored) {
    return AvroBytes.of(kind.type()).fromBody(stored);
  }

  /** The id part of a stored key. */
  static String id(Bytes stored, String competition, StateKind<?> kind) {
    int skipped = competition.length() + 1 + kind.name().length() + 1;
    byte[] bytes = stored.get();
    return new String(bytes, skipped, bytes.length - skipped, StandardCharsets.UTF_8);
  }
}
