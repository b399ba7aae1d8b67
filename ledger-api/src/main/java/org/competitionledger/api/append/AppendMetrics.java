package org.competitionledger.api.append;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what becomes of commands. */
@ApplicationScoped
public class AppendMetrics {

  private final MeterRegistry registry;
  private final Counter accepted;
  private final Counter replayed;
  private final Counter events;
  private final Timer latency;
  private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

  AppendMetrics(MeterRegistry registry) {
    this.registry = registry;
    accepted = registry.counter("ledger.appends", "result", "accepted");
    replayed = registry.counter("ledger.appends", "result", "replayed");
    events = registry.counter("ledger.events.appended");
    latency =
        Timer.builder("ledger.append.latency")
            .description("From a command's last byte to its receipt")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  void accepted(int count) {
    accepted.increment();
    events.increment(count);
  }

  void replayed() {
    replayed.increment();
  }

  /** By the problem's code: of the rules, or of what kept it from them. */
  void refused(String code) {
    refusals
        .computeIfAbsent(code, each -> registry.counter("ledger.refusals", "code", each))
        .increment();
  }

  Timer latency() {
    return latency;
  }
}
