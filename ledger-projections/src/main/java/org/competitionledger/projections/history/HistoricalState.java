package org.competitionledger.projections.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;

/**
 * A competition's state as it stood after an event; read-only, for any number of threads. Commands
 * ({@link StateKind#COMMAND}) are not part of it.
 *
 * @param store the versions
 * @param competition the competition
 * @param sequence the event; it has been folded
 */
record HistoricalState(HistoryStore store, String competition, long sequence) implements State {

  @Override
  public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
    return store
        .find(VersionKey.record(competition, key), sequence)
        .map(AvroBytes.of(key.kind().type())::fromBody);
  }

  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    throw new UnsupportedOperationException("the past is read-only");
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    AvroBytes<T> codec = AvroBytes.of(kind.type());
    int skipped = competition.length() + 1 + kind.name().length() + 1;
    store.scan(
        VersionKey.prefix(competition, kind, idPrefix),
        sequence,
        (record, value) ->
            visitor.accept(
                kind.key(new String(record, skipped, record.length - skipped, UTF_8)),
                codec.fromBody(value)));
  }
}
