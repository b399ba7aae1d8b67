package org.competitionledger.projections.store;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * A RocksDB of one writer and any readers, whose content can be built anew. A batch is written as a
 * whole or not at all, and not synced: a crash of the machine takes away the last ones, never one
 * from between.
 *
 * <p>Native memory must not be touched once it is freed, so that every access holds a lock that
 * closing waits for.
 */
public final class DiskStore implements AutoCloseable {

  private static final int OPEN_FILES_MAX = 256;
  private static final int FILTER_BITS_A_KEY = 10;

  static {
    RocksDB.loadLibrary();
  }

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final WriteOptions unsynced = new WriteOptions();
  private final LRUCache cache;
  private final BloomFilter filter = new BloomFilter(FILTER_BITS_A_KEY);
  private final Options options;
  private final RocksDB db;
  private boolean closed;

  /**
   * Opens the store of a directory, or a new one.
   *
   * @param cacheBytes of blocks that were read
   * @param bufferBytes of what is written before it goes to a file of its own
   * @throws RocksDBException if it cannot be opened: {@link Damage#behind} tells whether it is
   *     damaged
   */
  public DiskStore(Path directory, long cacheBytes, long bufferBytes) throws RocksDBException {
    cache = new LRUCache(cacheBytes);
    options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(bufferBytes)
            .setAllowConcurrentMemtableWrite(false)
            .setMaxOpenFiles(OPEN_FILES_MAX)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setKeepLogFileNum(2)
            .setTableFormatConfig(
                new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter));
    try {
      db = RocksDB.open(options, directory.toString());
    } catch (RocksDBException e) {
      freeOptions();
      throw e;
    }
  }

  /** What is done with the store while it is certainly open. */
  public interface Access<T> {

    /** Reads or writes. */
    T with(RocksDB db, WriteOptions unsynced) throws RocksDBException;
  }

  /**
   * Reads or writes.
   *
   * @throws InvalidStateStoreException if the store is closed
   * @throws ProcessorStateException if it fails; {@link Damage#behind} tells whether it is damaged
   */
  public <T> T access(Access<T> access) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new InvalidStateStoreException("The store is closed");
      }
      return access.with(db, unsynced);
    } catch (RocksDBException e) {
      throw new ProcessorStateException("The store cannot be read or written", e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Whether an iterator stands on something. One ends at a damaged block as at the end of the data,
   * and has to be asked which it was.
   */
  public static boolean valid(RocksIterator found) throws RocksDBException {
    if (found.isValid()) {
      return true;
    }
    found.status();
    return false;
  }

  @Override
  public void close() {
    close(() -> {});
  }

  /**
   * Closes the store.
   *
   * @param iterators frees those that are open, while nobody uses them
   */
  void close(Runnable iterators) {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        iterators.run();
        db.close();
        freeOptions();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void freeOptions() {
    List.of(unsynced, options, filter, cache).forEach(AbstractNativeReference::close);
  }
}
