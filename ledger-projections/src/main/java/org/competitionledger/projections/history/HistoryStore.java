package org.competitionledger.projections.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.store.Damage;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The versions of all competitions of a node on disk. A batch is written as a whole or not at all,
 * and not synced: what a crash takes away is folded again.
 *
 * <p>Native memory must not be touched once it is freed, so that every access holds a lock that
 * closing waits for.
 */
final class HistoryStore implements AutoCloseable {

  private static final long BLOCK_CACHE_BYTES = 32L << 20;
  private static final long WRITE_BUFFER_BYTES = 16L << 20;
  private static final int OPEN_FILES_MAX = 256;

  /** Most records have few versions: so many steps cost less than a seek. */
  private static final int STEPS_MAX = 4;

  private static final byte[] END = new byte[0];

  static {
    RocksDB.loadLibrary();
  }

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final LRUCache cache = new LRUCache(BLOCK_CACHE_BYTES);
  private final Options options;
  private final WriteOptions unsynced = new WriteOptions();
  private final RocksDB db;
  private volatile boolean damaged;
  private boolean closed;

  private HistoryStore(Path directory) throws RocksDBException {
    options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setMaxOpenFiles(OPEN_FILES_MAX)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setKeepLogFileNum(2)
            .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
    try {
      db = RocksDB.open(options, directory.toString());
    } catch (RocksDBException e) {
      freeOptions();
      throw e;
    }
  }

  /**
   * Opens the store of a directory, made anew where there is none or where it cannot be read.
   *
   * @throws LedgerUnavailable if it cannot be opened all the same, for example because another
   *     process has it open
   */
  static HistoryStore open(Path directory) {
    try {
      Files.createDirectories(directory);
      try {
        return new HistoryStore(directory);
      } catch (RocksDBException e) {
        if (!isDamage(e)) {
          throw e;
        }
        Damage.delete(directory);
        Files.createDirectories(directory);
        return new HistoryStore(directory);
      }
    } catch (RocksDBException e) {
      throw new LedgerUnavailable("The history in " + directory + " cannot be opened", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A missing or shortened file shows as an I/O error; so does the lock of another process. */
  private static boolean isDamage(RocksDBException e) {
    Status status = e.getStatus();
    return status == null || !String.valueOf(status.getState()).contains("lock");
  }

  /** What reads and writes do with the store while it is certainly open. */
  private interface Access<T> {
    T with(RocksDB db) throws RocksDBException;
  }

  private <T> T access(Access<T> access) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new LedgerUnavailable("The history is closed", null);
      }
      return access.with(db);
    } catch (RocksDBException e) {
      if (e.getStatus() != null && e.getStatus().getCode() == Status.Code.Corruption) {
        damaged = true;
      }
      throw new LedgerUnavailable("The history cannot be read or written", e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Whether what was read made no sense: the store has to be made anew. */
  boolean damaged() {
    return damaged;
  }

  /** The latest version of a record at or before a sequence. */
  Optional<byte[]> find(byte[] record, long sequence) {
    return access(
        db -> {
          try (RocksIterator versions = db.newIterator()) {
            versions.seek(VersionKey.version(record, sequence));
            return valid(versions) && VersionKey.isVersionOf(versions.key(), record)
                ? Optional.of(versions.value())
                : Optional.empty();
          }
        });
  }

  /**
   * Visits the latest version at or before a sequence of each record with a prefix, with the record
   * as {@link VersionKey#record} gives it. Costs the records and, for each, the logarithm of its
   * versions.
   */
  void scan(byte[] prefix, long sequence, BiConsumer<byte[], byte[]> visitor) {
    access(
        db -> {
          try (RocksIterator versions = db.newIterator()) {
            versions.seek(prefix);
            byte[] key = key(versions);
            while (VersionKey.startsWith(key, prefix)) {
              byte[] record = VersionKey.recordOf(key);
              key = knownBy(sequence, versions, key, record);
              if (VersionKey.isVersionOf(key, record)) {
                visitor.accept(record, versions.value());
                key = behind(versions, key, record);
              }
            }
            return null;
          }
        });
  }

  /** Goes past the versions of a record that are later than a sequence. */
  private static byte[] knownBy(long sequence, RocksIterator versions, byte[] from, byte[] record)
      throws RocksDBException {
    byte[] key = from;
    for (int step = 0; step < STEPS_MAX; step++) {
      if (!VersionKey.isVersionOf(key, record) || VersionKey.sequenceOf(key) <= sequence) {
        return key;
      }
      versions.next();
      key = key(versions);
    }
    versions.seek(VersionKey.version(record, sequence));
    return key(versions);
  }

  /** Goes past all versions of a record. */
  private static byte[] behind(RocksIterator versions, byte[] from, byte[] record)
      throws RocksDBException {
    byte[] key = from;
    for (int step = 0; step < STEPS_MAX; step++) {
      if (!VersionKey.isVersionOf(key, record)) {
        return key;
      }
      versions.next();
      key = key(versions);
    }
    versions.seek(VersionKey.behind(record));
    return key(versions);
  }

  /** The key that an iterator stands on; {@link #END} at the end. */
  private static byte[] key(RocksIterator versions) throws RocksDBException {
    return valid(versions) ? versions.key() : END;
  }

  private static boolean valid(RocksIterator versions) throws RocksDBException {
    if (versions.isValid()) {
      return true;
    }
    versions.status();
    return false;
  }

  /** What is kept under a key that is no version. */
  Optional<byte[]> get(byte[] key) {
    return access(db -> Optional.ofNullable(db.get(key)));
  }

  /** Keeps something under a key that is no version. */
  void put(byte[] key, byte[] value) {
    access(
        db -> {
          db.put(unsynced, key, value);
          return null;
        });
  }

  /** Writes all of a batch or nothing. */
  void write(WriteBatch batch) {
    access(
        db -> {
          db.write(unsynced, batch);
          return null;
        });
  }

  /** Forgets all of a competition: everything that begins with its id and a bar. */
  void forget(String competition) {
    access(
        db -> {
          db.deleteRange((competition + '|').getBytes(UTF_8), (competition + '}').getBytes(UTF_8));
          return null;
        });
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        db.close();
        freeOptions();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void freeOptions() {
    List.of(unsynced, options, cache).forEach(org.rocksdb.AbstractNativeReference::close);
  }
}
