package org.competitionledger.api.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells an operator of logs of this instance that grow and are not signed: it lacks the key, or one
 * was retired that signed alone.
 */
@ApplicationScoped
public class SignedLogs {

  private static final int NAMED_MAX = 10;

  private final LedgerNode node;
  private final Duration unsignedAfter;

  SignedLogs(LedgerNode node, LedgerConfig config) {
    this.node = node;
    this.unsignedAfter = config.log().unsignedAfter();
  }

  /** Once the ledger runs. */
  void register(@Observes @Priority(10) StartupEvent event, MeterRegistry registry) {
    Gauge.builder("ledger.log.unsigned", this, logs -> logs.unsigned().size())
        .description("Logs that have grown and were not signed for ledger.log.unsigned-after")
        .register(registry);
    Gauge.builder("ledger.log.unsigned.age", this, SignedLogs::oldestSeconds)
        .description("Since when the log that waits longest for a signature has grown")
        .baseUnit("seconds")
        .register(registry);
  }

  @Produces
  @Readiness
  HealthCheck signed() {
    return () -> {
      List<Map.Entry<String, Instant>> unsigned = unsigned();
      HealthCheckResponseBuilder response =
          HealthCheckResponse.named("ledger-log-signed").status(unsigned.isEmpty());
      if (!unsigned.isEmpty()) {
        response.withData("unsigned", unsigned.size());
      }
      unsigned.stream()
          .limit(NAMED_MAX)
          .forEach(log -> response.withData(log.getKey(), "not signed since " + log.getValue()));
      return response.build();
    };
  }

  /** The longest unsigned first. */
  private List<Map.Entry<String, Instant>> unsigned() {
    Instant before = Instant.now().minus(unsignedAfter);
    return node.transparency().unsignedSince().entrySet().stream()
        .filter(log -> !log.getValue().isAfter(before) && signsHere(log.getKey()))
        .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry::getKey))
        .toList();
  }

  /** Who decides for a competition signs its log. */
  private boolean signsHere(String competition) {
    try {
      return node.appender().elsewhere(competition).isEmpty();
    } catch (LedgerUnavailable e) {
      return false; // nobody does for the moment
    }
  }

  private double oldestSeconds() {
    Instant now = Instant.now();
    return node.transparency().unsignedSince().entrySet().stream()
        .filter(log -> signsHere(log.getKey()))
        .mapToLong(log -> Duration.between(log.getValue(), now).toSeconds())
        .max()
        .orElse(0);
  }
}
