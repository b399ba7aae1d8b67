package org.competitionledger.core.bundle;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.competitionledger.core.running.Daemons;

/**
 * Works out the elements of an iterator on a thread of its own, a few ahead of who takes them:
 * reading and hashing go on while what was read is judged. A failure is told in its place.
 */
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

  private static final int AHEAD_MAX = 2;

  private final BlockingQueue<Step<T>> steps = new ArrayBlockingQueue<>(AHEAD_MAX);
  private final Thread worker;
  private Step<T> next;

  /** An element; or with neither, the end; or why there is no further one. */
  private record Step<T>(T element, Throwable failure) {}

  ReadAhead(Iterator<T> source) {
    worker = Daemons.start("ledger-read-ahead", () -> work(source));
  }

  private void work(Iterator<T> source) {
    try {
      try {
        while (source.hasNext()) {
          steps.put(new Step<>(source.next(), null));
        }
        steps.put(new Step<>(null, null));
      } catch (RuntimeException | Error e) {
        steps.put(new Step<>(null, e));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nobody waits for more
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      try {
        next = steps.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while reading", e);
      }
    }
    if (next.failure() instanceof Error error) {
      throw error;
    }
    if (next.failure() instanceof RuntimeException failure) {
      throw failure;
    }
    return next.element() != null;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T element = next.element();
    next = null;
    return element;
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}
