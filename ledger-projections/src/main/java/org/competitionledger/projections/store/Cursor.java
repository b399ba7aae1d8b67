package org.competitionledger.projections.store;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.competitionledger.projections.LedgerUnavailable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;

/**
 * Records of a {@link FoldedStore} in the order of their keys. Native memory stands behind it: who
 * opens it closes it, and a store that closes frees those that are still open.
 */
final class Cursor implements KeyValueIterator<Bytes, byte[]> {

  /** Of what it reads. */
  interface Source {

    /** What the keys begin with, in the store; those that it gives do not. */
    byte[] prefix();

    /** Those that are open; any thread opens and closes some. */
    Set<Cursor> open();

    /** Reads, if the store is open. */
    <T> T access(DiskStore.Access<T> access);

    /** The records of the store, and perhaps what is not written yet. */
    RocksIterator iterator(RocksDB db);
  }

  private final Source source;
  private final byte[] within;
  private final byte[] last;
  private final boolean reverse;
  private final RocksIterator records;
  private boolean freed;
  private KeyValue<Bytes, byte[]> next;

  /**
   * Records from one key on.
   *
   * @param within what their keys begin with
   * @param last the last key; null for as many as there are
   */
  Cursor(Source source, byte[] from, byte[] within, byte[] last, boolean reverse) {
    this.source = source;
    this.within = within;
    this.last = last;
    this.reverse = reverse;
    records =
        source.access(
            (db, unsynced) -> {
              RocksIterator made = source.iterator(db);
              source.open().add(this);
              return made;
            });
    try {
      next = after(() -> seek(from));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void seek(byte[] from) {
    if (reverse) {
      records.seekForPrev(from);
    } else {
      records.seek(from);
    }
  }

  /** What it stands on after a move; null behind the last. */
  private KeyValue<Bytes, byte[]> after(Runnable move) {
    return source.access(
        (db, unsynced) -> {
          if (freed) {
            throw new InvalidStateStoreException("The store was closed");
          }
          move.run();
          if (!DiskStore.valid(records)) {
            return null;
          }
          byte[] key = records.key();
          return startsWith(key, within) && !isBeyond(key)
              ? KeyValue.pair(
                  Bytes.wrap(Arrays.copyOfRange(key, source.prefix().length, key.length)),
                  records.value())
              : null;
        });
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  private boolean isBeyond(byte[] key) {
    if (last == null) {
      return false;
    }
    int compared = Arrays.compareUnsigned(key, last);
    return reverse ? compared < 0 : compared > 0;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public KeyValue<Bytes, byte[]> next() {
    KeyValue<Bytes, byte[]> taken = standing();
    next = after(reverse ? records::prev : records::next);
    return taken;
  }

  @Override
  public Bytes peekNextKey() {
    return standing().key;
  }

  private KeyValue<Bytes, byte[]> standing() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    return next;
  }

  @Override
  public void close() {
    try {
      source.access(
          (db, unsynced) -> {
            free();
            return null;
          });
    } catch (InvalidStateStoreException | LedgerUnavailable e) {
      return; // freed by the store, as it closed
    }
  }

  /** Frees what it holds; while nothing else uses the store, or within an access. */
  void free() {
    if (!freed) {
      freed = true;
      source.open().remove(this);
      records.close();
    }
  }
}
