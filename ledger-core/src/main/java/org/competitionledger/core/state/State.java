package org.competitionledger.core.state;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * What is remembered of one competition, looked up by key: a seam between the pure rules and
 * whatever keeps the records (a Kafka Streams store, a map in a test, a bundle on a laptop).
 *
 * <p>Values are immutable by convention: a change is a new record put under the same key. Nothing
 * is ever removed. {@code StateContract}, a test, says what every implementation does.
 */
public interface State {

  /** 'Not yet', where a sequence is expected. */
  long NOT_YET = -1;

  /** The record under a key. */
  <T extends SpecificRecord> Optional<T> find(StateKey<T> key);

  /** Puts a record in place of what was there. */
  <T extends SpecificRecord> void put(StateKey<T> key, T value);

  /**
   * Visits all records of a kind whose key id starts with a prefix, in the order of the ids' UTF-8
   * bytes. The visitor must not change the state.
   */
  <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor);
}
