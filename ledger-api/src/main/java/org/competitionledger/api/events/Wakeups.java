package org.competitionledger.api.events;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.competitionledger.projections.LedgerNode;

/** Tells streams that their competitions have new events. */
@ApplicationScoped
public class Wakeups {

  private final Map<String, Set<Runnable>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger streams;
  private final LedgerNode node;
  private AutoCloseable tail;

  Wakeups(LedgerNode node, MeterRegistry registry) {
    this.node = node;
    streams = registry.gauge("ledger.event.streams", new AtomicInteger());
  }

  /** From now on runs a task, which must be quick, after events of the competition have come. */
  void add(Iterable<String> competitions, Runnable task) {
    listen();
    competitions.forEach(
        competition ->
            waiting.computeIfAbsent(competition, each -> ConcurrentHashMap.newKeySet()).add(task));
    streams.incrementAndGet();
  }

  void remove(Iterable<String> competitions, Runnable task) {
    competitions.forEach(
        competition ->
            waiting.computeIfPresent(
                competition,
                (each, tasks) -> {
                  tasks.remove(task);
                  return tasks.isEmpty() ? null : tasks;
                }));
    streams.decrementAndGet();
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
