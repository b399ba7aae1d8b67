package org.competitionledger.projections.store;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.projections.LedgerUnavailable;

/**
 * A store as other threads than its task's read it. The task may leave at any time, and close the
 * store below a reader: that is told as {@link LedgerUnavailable}, since who asks again will find
 * it where it is then. So is a damaged store, of which somebody else is told as well.
 */
public final class QueriedStore implements ReadOnlyKeyValueStore<Bytes, byte[]> {

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final Consumer<ProcessorStateException> failed;

  /**
   * A view of a store.
   *
   * @param failed told where the store itself fails, as a damaged one does
   */
  public QueriedStore(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, Consumer<ProcessorStateException> failed) {
    this.store = store;
    this.failed = failed;
  }

  private <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (InvalidStateStoreException e) {
      throw new LedgerUnavailable("What is asked for is being reassigned", e);
    } catch (ProcessorStateException e) {
      failed.accept(e);
      throw new LedgerUnavailable("What is asked for cannot be read now", e);
    }
  }

  private KeyValueIterator<Bytes, byte[]> found(
      Supplier<KeyValueIterator<Bytes, byte[]>> question) {
    return new Found(asked(question));
  }

  @Override
  public byte[] get(Bytes key) {
    return asked(() -> store.get(key));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return found(() -> store.range(from, to));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
    return found(() -> store.reverseRange(from, to));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return found(store::all);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseAll() {
    return found(store::reverseAll);
  }

  @Override
  public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(
      P prefix, S serializer) {
    return found(() -> store.prefixScan(prefix, serializer));
  }

  @Override
  public long approximateNumEntries() {
    return asked(store::approximateNumEntries);
  }

  private final class Found implements KeyValueIterator<Bytes, byte[]> {

    private final KeyValueIterator<Bytes, byte[]> entries;

    Found(KeyValueIterator<Bytes, byte[]> entries) {
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      return asked(entries::hasNext);
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      return asked(entries::next);
    }

    @Override
    public Bytes peekNextKey() {
      return asked(entries::peekNextKey);
    }

    @Override
    public void close() {
      entries.close();
    }
  }
}
