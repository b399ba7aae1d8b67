package org.competitionledger.projections.store;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Knows of most keys that are not in a store that they are not, without asking it.
 *
 * <p>Deciding looks for much that is not there: has this command been seen, this score been given,
 * this evaluator been recused? RocksDB tells a 'no' by an exception within its native code, which
 * takes longer than all the rules together.
 *
 * <p>The keys that a store has at first are read on a thread of their own; until that is done,
 * nothing is known to be absent. Apart from that thread, used by the task's thread only.
 */
final class AbsentKeys {

  private Optional<Reading> first = Optional.empty();

  /** Null where nothing was learned. */
  private KnownKeys written;

  /** Reads the keys of a store. What is written to it from now on must be {@link #wrote}. */
  void learn(KeyValueStore<Bytes, byte[]> store) {
    forget();
    written = new KnownKeys();
    first = Optional.of(Reading.of(store.all()));
  }

  /** Notes that a key is, or is about to be, in the store. */
  void wrote(Bytes key) {
    if (first.isPresent()) {
      written.add(key.get());
    }
  }

  /** Whether a key is certainly not in the store. */
  boolean lacks(Bytes key) {
    if (first.isEmpty()) {
      return false;
    }
    KnownKeys read = first.get().all;
    return read != null && !read.mayHave(key.get()) && !written.mayHave(key.get());
  }

  /** Knows nothing any more; no longer reads the store once this returns. */
  void forget() {
    first.ifPresent(Reading::stop);
    first = Optional.empty();
    written = null;
  }

  /** Reads all keys once. */
  private static final class Reading {

    private final KeyValueIterator<Bytes, byte[]> keys;
    private final Thread thread = new Thread(this::run, "ledger-known-keys");
    private volatile boolean stopped;

    /** Null until all are read. */
    private volatile KnownKeys all;

    private Reading(KeyValueIterator<Bytes, byte[]> keys) {
      this.keys = keys;
    }

    static Reading of(KeyValueIterator<Bytes, byte[]> keys) {
      Reading reading = new Reading(keys);
      reading.thread.setDaemon(true);
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
