package org.competitionledger.projections.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.store.Damage;
import org.competitionledger.projections.store.DiskStore;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;

/** The versions of all competitions of a node on disk. What a crash takes away is folded again. */
final class HistoryStore implements AutoCloseable {

  private static final long BLOCK_CACHE_BYTES = 32L << 20;
  private static final long WRITE_BUFFER_BYTES = 16L << 20;

  /** Most records have few versions: so many steps cost less than a seek. */
  private static final int STEPS_MAX = 4;

  private static final byte[] END = new byte[0];

  private final DiskStore disk;
  private volatile boolean damaged;

  private HistoryStore(Path directory) throws RocksDBException {
    disk = new DiskStore(directory, BLOCK_CACHE_BYTES, WRITE_BUFFER_BYTES);
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

  private <T> T access(DiskStore.Access<T> access) {
    try {
      return disk.access(access);
    } catch (InvalidStateStoreException e) {
      throw new LedgerUnavailable("The history is closed", e);
    } catch (ProcessorStateException e) {
      damaged |= Damage.behind(e).isPresent();
      throw new LedgerUnavailable("The history cannot be read or written", e);
    }
  }

  /** Whether what was read made no sense: the store has to be made anew. */
  boolean damaged() {
    return damaged;
  }

  /** The latest version of a record at or before a sequence. */
  Optional<byte[]> find(byte[] record, long sequence) {
    return access(
        (db, unsynced) -> {
          try (RocksIterator versions = db.newIterator()) {
            versions.seek(VersionKey.version(record, sequence));
            return DiskStore.valid(versions) && VersionKey.isVersionOf(versions.key(), record)
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
        (db, unsynced) -> {
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
    return DiskStore.valid(versions) ? versions.key() : END;
  }

  /** What is kept under a key that is no version. */
  Optional<byte[]> get(byte[] key) {
    return access((db, unsynced) -> Optional.ofNullable(db.get(key)));
  }

  /** Keeps something under a key that is no version. */
  void put(byte[] key, byte[] value) {
    access(
        (db, unsynced) -> {
          db.put(unsynced, key, value);
          return null;
        });
  }

  /** Writes all of a batch or nothing. */
  void write(WriteBatch batch) {
    access(
        (db, unsynced) -> {
          db.write(unsynced, batch);
          return null;
        });
  }

  /** Forgets all of a competition: everything that begins with its id and a bar. */
  void forget(String competition) {
    access(
        (db, unsynced) -> {
          db.deleteRange((competition + '|').getBytes(UTF_8), (competition + '}').getBytes(UTF_8));
          return null;
        });
  }

  @Override
  public void close() {
    disk.close();
  }
}
