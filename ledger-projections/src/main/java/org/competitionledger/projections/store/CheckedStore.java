package org.competitionledger.projections.store;

import java.lang.reflect.Field;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.internals.RocksDBStore;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * A store on disk whose iterators tell of damage. RocksDB's own end where a block cannot be read,
 * and have to be asked why; those of Streams 4.3 do not ask, so that behind a damaged block there
 * would simply be nothing: no scores, no commands that were answered before.
 */
final class CheckedStore extends RocksDBStore {

  private static final Field INNER = inner();

  CheckedStore(String name, String metricsScope) {
    super(name, metricsScope);
  }

  private static Field inner() {
    try {
      Field field =
          Class.forName(RocksDBStore.class.getPackageName() + ".RocksDbIterator")
              .getDeclaredField("iter");
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This version of Kafka Streams iterates otherwise", e);
    }
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return checked(super.all());
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseAll() {
    return checked(super.reverseAll());
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return checked(super.range(from, to));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
    return checked(super.reverseRange(from, to));
  }

  @Override
  public <P extends Serializer<T>, T> KeyValueIterator<Bytes, byte[]> prefixScan(
      T prefix, P serializer) {
    return checked(super.prefixScan(prefix, serializer));
  }

  private KeyValueIterator<Bytes, byte[]> checked(KeyValueIterator<Bytes, byte[]> found) {
    try {
      return INNER.getDeclaringClass().isInstance(found)
          ? new Checked(name(), found, (RocksIterator) INNER.get(found))
          : found; // of a range that ends before it begins
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Checked(String store, KeyValueIterator<Bytes, byte[]> found, RocksIterator inner)
      implements KeyValueIterator<Bytes, byte[]> {

    @Override
    public boolean hasNext() {
      synchronized (found) { // as it does itself: the store may be closed below a reader
        if (found.hasNext()) {
          return true;
        }
        try {
          inner.status();
          return false;
        } catch (RocksDBException e) {
          throw new ProcessorStateException("Error while iterating over store " + store, e);
        }
      }
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      return found.next();
    }

    @Override
    public Bytes peekNextKey() {
      return found.peekNextKey();
    }

    @Override
    public void close() {
      found.close();
    }
  }
}
