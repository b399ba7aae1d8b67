package org.competitionledger.core.running;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** Threads that do not keep a process from ending. */
public final class Daemons {

  private Daemons() {}

  /** A thread that is to be started. */
  public static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A thread that was started. */
  public static Thread start(String name, Runnable task) {
    Thread thread = thread(name, task);
    thread.start();
    return thread;
  }

  /** Threads for an executor. */
  public static ThreadFactory named(String name) {
    return task -> thread(name, task);
  }

  /** Lets the thread rest; an interruption ends that early, and still stands then. */
  public static void pause(Duration rest) {
    try {
      Thread.sleep(rest.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
