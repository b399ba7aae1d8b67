package org.competitionledger.api.read;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.competitionledger.projections.LedgerNode;

/** Tells streams that their competitions have new events. */
@ApplicationScoped
public class Wakeups {

  private final Map<String, Set<Runnable>> waiting = new ConcurrentHashMap<>();
  private final LedgerNode node;
  private AutoCloseable tail;

  public Wakeups(LedgerNode node) {
    this.node = node;
  }

  /** From now on runs a task, which must be quick, after events of the competition have come. */
  public void add(Iterable<String> competitions, Runnable task) {
    listen();
    competitions.forEach(
        competition ->
            waiting.compute(
                competition,
                (each, tasks) -> {
                  Set<Runnable> all = tasks == null ? ConcurrentHashMap.newKeySet() : tasks;
                  all.add(task);
                  return all;
                }));
  }

  /** No longer runs it. */
  public void remove(Iterable<String> competitions, Runnable task) {
    competitions.forEach(
        competition ->
            waiting.computeIfPresent(
                competition,
                (each, tasks) -> {
                  tasks.remove(task);
                  return tasks.isEmpty() ? null : tasks;
                }));
  }

  private synchronized void listen() {
    if (tail == null) {
      tail =
          node.events()
              .onAppend(
                  (competition, last) ->
                      waiting.getOrDefault(competition, Set.of()).forEach(Runnable::run));
    }
  }

  @PreDestroy
  synchronized void close() throws Exception {
    if (tail != null) {
      tail.close();
    }
  }
}
