package org.competitionledger.projections.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.projections.LedgerUnavailable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatchWithIndex;

/**
 * What this instance has folded of the log, on disk: a cache of {@code ledger.events.v1}. Records
 * of several spaces and the place in each partition up to which they were folded are one write, so
 * that after any end of the process the fold goes on from exactly there. Nothing else keeps them:
 * where the store is lost or damaged it is folded anew.
 *
 * <p>One thread puts and {@link #write}s, at the end of an event; what {@link #written} gives may
 * be read by any thread.
 */
public final class FoldedStore implements StateStore {

  private static final long CACHE_BYTES = 64L << 20;
  private static final long BUFFER_BYTES = 32L << 20;

  /** The space of the places in the log. */
  private static final char PLACES = 0;

  private final String name;
  private final AbsentKeys absent = new AbsentKeys();
  private final Set<Cursor> open = ConcurrentHashMap.newKeySet();
  private WriteBatchWithIndex unwritten;
  private ReadOptions reading;
  private ReadOptions readingOnce;
  private volatile DiskStore disk;

  /** A store that is not open yet. */
  public FoldedStore(String name) {
    this.name = name;
  }

  /** Records under keys, as the folding thread sees them: with what it has not written yet. */
  public interface Space extends ReadOnlyKeyValueStore<Bytes, byte[]> {

    /** Puts a record, written with all else. */
    void put(Bytes key, byte[] value);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    Path directory = context.stateDir().toPath().resolve("rocksdb").resolve(name);
    try {
      Files.createDirectories(directory);
      DiskStore opened = new DiskStore(directory, CACHE_BYTES, BUFFER_BYTES);
      unwritten = new WriteBatchWithIndex(true);
      reading = new ReadOptions();
      readingOnce = new ReadOptions().setFillCache(false);
      disk = opened; // last: other threads read with what was made before
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RocksDBException e) {
      throw new ProcessorStateException("The store in " + directory + " cannot be opened", e);
    }
    absent.learn(new Once());
    context.register(root, (key, value) -> {}); // never asked for: it is restored by folding
  }

  /** The same store under another name, for another topic that is folded into it. */
  public StateStore beside(String otherName) {
    return new Beside(otherName);
  }

  private final class Beside implements StateStore {

    private final String itsName;

    Beside(String itsName) {
      this.itsName = itsName;
    }

    @Override
    public String name() {
      return itsName;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
      context.register(root, (key, value) -> {});
    }

    @Override
    public Long committedOffset(TopicPartition partition) {
      return FoldedStore.this.committedOffset(partition);
    }

    @Override
    @SuppressWarnings("deprecation") // Streams still asks
    public boolean managesOffsets() {
      return true;
    }

    @Override
    public boolean persistent() {
      return true;
    }

    @Override
    public boolean isOpen() {
      return FoldedStore.this.isOpen();
    }

    @Override
    public void close() {
      // the store itself is closed once
    }
  }

  /** A space, for the folding thread. */
  public Space space(char space) {
    return new Unwritten(String.valueOf(space));
  }

  /** What has been written of a space, for any thread. */
  public ReadOnlyKeyValueStore<Bytes, byte[]> written(char space) {
    return new Written(String.valueOf(space));
  }

  /**
   * The same, for those who ask and may be told to come again: where the store is closed below a
   * reader, or is damaged, he gets a {@link LedgerUnavailable}.
   *
   * @param failed told as well where the store itself fails, as a damaged one does
   */
  public ReadOnlyKeyValueStore<Bytes, byte[]> asked(
      char space, Consumer<ProcessorStateException> failed) {
    return new Asked(String.valueOf(space), failed);
  }

  /**
   * Writes all that was put.
   *
   * @param folded the next offset to fold, by partition
   */
  public void write(Map<TopicPartition, Long> folded) {
    access(
        (db, unsynced) -> {
          if (unwritten.count() > 0) {
            for (Map.Entry<TopicPartition, Long> place : folded.entrySet()) {
              unwritten.put(
                  placeKey(place.getKey()),
                  ByteBuffer.allocate(Long.BYTES).putLong(place.getValue()).array());
            }
            db.write(unsynced, unwritten);
            unwritten.clear();
          }
          return null;
        });
  }

  /** The next offset to fold of a partition; null where nothing of it was folded. */
  @Override
  public Long committedOffset(TopicPartition partition) {
    byte[] place = access((db, unsynced) -> db.get(placeKey(partition)));
    return place == null ? null : ByteBuffer.wrap(place).getLong();
  }

  private static byte[] placeKey(TopicPartition partition) {
    return (PLACES + partition.toString()).getBytes(UTF_8);
  }

  @Override
  @SuppressWarnings("deprecation") // Streams still asks
  public boolean managesOffsets() {
    return true;
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return disk != null;
  }

  @Override
  public void close() {
    DiskStore closing = disk;
    if (closing == null) {
      return;
    }
    absent.forget();
    disk = null;
    closing.close(() -> open.forEach(Cursor::free));
    unwritten.close();
    reading.close();
    readingOnce.close();
  }

  private <T> T access(DiskStore.Access<T> access) {
    DiskStore now = disk;
    if (now == null) {
      throw new InvalidStateStoreException("Store " + name + " is not open");
    }
    return now.access(access);
  }

  /** A part of the key space. Keys within have no prefix. */
  private class Written implements ReadOnlyKeyValueStore<Bytes, byte[]>, Cursor.Source {

    private final byte[] prefix;

    Written(String prefix) {
      this.prefix = prefix.getBytes(UTF_8);
    }

    final byte[] full(byte[] key) {
      byte[] full = new byte[prefix.length + key.length];
      System.arraycopy(prefix, 0, full, 0, prefix.length);
      System.arraycopy(key, 0, full, prefix.length, key.length);
      return full;
    }

    @Override
    public <T> T access(DiskStore.Access<T> access) {
      return FoldedStore.this.access(access);
    }

    @Override
    public final Set<Cursor> open() {
      return open;
    }

    @Override
    public final byte[] prefix() {
      return prefix;
    }

    byte[] get(RocksDB db, byte[] full) throws RocksDBException {
      return db.get(reading, full);
    }

    @Override
    public RocksIterator iterator(RocksDB db) {
      return db.newIterator(reading);
    }

    @Override
    public final byte[] get(Bytes key) {
      byte[] full = full(key.get());
      return absent.lacks(full) ? null : access((db, unsynced) -> get(db, full));
    }

    @Override
    public final KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
      return new Cursor(this, full(from.get()), prefix, full(to.get()), false);
    }

    @Override
    public final KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
      return new Cursor(this, full(to.get()), prefix, full(from.get()), true);
    }

    @Override
    public final KeyValueIterator<Bytes, byte[]> all() {
      return new Cursor(this, prefix, prefix, null, false);
    }

    @Override
    public final <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(
        P of, S serializer) {
      byte[] within = full(serializer.serialize(null, of));
      return new Cursor(this, within, within, null, false);
    }

    @Override
    public final long approximateNumEntries() {
      return access((db, unsynced) -> db.getLongProperty("rocksdb.estimate-num-keys"));
    }
  }

  private final class Asked extends Written {

    private final Consumer<ProcessorStateException> failed;

    Asked(String prefix, Consumer<ProcessorStateException> failed) {
      super(prefix);
      this.failed = failed;
    }

    @Override
    public <T> T access(DiskStore.Access<T> access) {
      try {
        return super.access(access);
      } catch (InvalidStateStoreException e) {
        throw new LedgerUnavailable("The log is being folded anew", e);
      } catch (ProcessorStateException e) {
        failed.accept(e);
        throw new LedgerUnavailable("What is asked for cannot be read now", e);
      }
    }
  }

  /** All there is, to be read from end to end without driving what is asked for from the cache. */
  private final class Once extends Written {

    Once() {
      super("");
    }

    @Override
    public RocksIterator iterator(RocksDB db) {
      return db.newIterator(readingOnce);
    }
  }

  private final class Unwritten extends Written implements Space {

    Unwritten(String prefix) {
      super(prefix);
    }

    @Override
    byte[] get(RocksDB db, byte[] full) throws RocksDBException {
      return unwritten.getFromBatchAndDB(db, reading, full);
    }

    @Override
    public RocksIterator iterator(RocksDB db) {
      return unwritten.newIteratorWithBase(db.newIterator(reading), reading);
    }

    @Override
    public void put(Bytes key, byte[] value) {
      byte[] full = full(key.get());
      absent.wrote(full);
      access(
          (db, unsynced) -> {
            unwritten.put(full, value);
            return null;
          });
    }
  }
}
