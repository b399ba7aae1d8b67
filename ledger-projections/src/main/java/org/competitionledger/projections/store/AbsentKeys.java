package org.competitionledger.projections.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.running.Daemons;

/**
 * Knows of most keys that are not in a store that they are not, without asking it.
 *
 * <p>Deciding looks for much that is not there: has this command been seen, this score been given,
 * this evaluator been recused? RocksDB tells a 'no' by an exception within its native code, which
 * takes longer than all the rules together.
 *
 * <p>The keys that a store has at first are read on a thread of their own; until that is done,
 * nothing is known to be absent.
 */
final class AbsentKeys {

  /** Null where nothing is learned. */
  private volatile Learned learned;

  private record Learned(Reading first, KnownKeys written) {}

  /** Reads the keys of a store. What is written to it from now on must be {@link #wrote}. */
  void learn(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
    forget();
    learned = new Learned(Reading.of(store.all()), new KnownKeys());
  }

  /** Notes that a key is about to be in the store. By the thread that writes it. */
  void wrote(byte[] key) {
    Learned now = learned;
    if (now != null) {
      now.written.add(key);
    }
  }

  /**
   * Whether a key is certainly not in the store, or was written a moment ago by another thread that
   * has not told this one of it yet.
   */
  boolean lacks(byte[] key) {
    Learned now = learned;
    if (now == null) {
      return false;
    }
    KnownKeys read = now.first.all;
    return read != null && !read.mayHave(key) && !now.written.mayHave(key);
  }

  /** Knows nothing any more; no longer reads the store once this returns. */
  void forget() {
    Learned now = learned;
    learned = null;
    if (now != null) {
      now.first.stop();
    }
  }

  /** Reads all keys once. */
  private static final class Reading {

    private final KeyValueIterator<Bytes, byte[]> keys;
    private final Thread thread = Daemons.thread("ledger-known-keys", this::run);
    private volatile boolean stopped;

    /** Null until all are read. */
    private volatile KnownKeys all;

    private Reading(KeyValueIterator<Bytes, byte[]> keys) {
      this.keys = keys;
    }

    static Reading of(KeyValueIterator<Bytes, byte[]> keys) {
      Reading reading = new Reading(keys);
      reading.thread.start();
      return reading;
    }

    private void run() {
      KnownKeys read = new KnownKeys();
      try (keys) {
        while (!stopped && keys.hasNext()) {
          read.add(keys.next().key.get());
        }
        if (!stopped) {
          all = read;
        }
      } catch (InvalidStateStoreException e) {
        return; // the store was closed: nobody asks any more
      } catch (ProcessorStateException e) {
        return; // the store is damaged: nothing is known of it, and whoever asks it is told
      }
    }

    void stop() {
      stopped = true;
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true; // the store must not close below its reader
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
