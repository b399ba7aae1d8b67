package org.competitionledger.api.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.projections.Appender;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.Transparency;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class SignedLogsTest {

  private final Map<String, Instant> unsignedSince = new HashMap<>();
  private final Transparency transparency = answering(Transparency.class, method -> unsignedSince);
  private final Map<String, String> elsewhere = new HashMap<>();
  private final Appender appender =
      new Appender() {
        @Override
        public CompletableFuture<List<Outcome>> append(
            String competition,
            List<Command> commands,
            boolean stopAtRefusal,
            Optional<String> traceparent) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> elsewhere(String competition) {
          return Optional.ofNullable(elsewhere.get(competition));
        }

        @Override
        public void close() {}
      };
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final SignedLogs logs =
      new SignedLogs(
          answering(
              LedgerNode.class, method -> method.equals("appender") ? appender : transparency),
          new SmallRyeConfigBuilder()
              .withMapping(LedgerConfig.class)
              .withConverter(Duration.class, 500, new DurationConverter())
              .withConverter(MemorySize.class, 500, new MemorySizeConverter())
              .build()
              .getConfigMapping(LedgerConfig.class));

  /** One whose methods answer by their name. */
  private static <T> T answering(Class<T> type, Function<String, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, given) -> answer.apply(method.getName())));
  }

  private double metric(String name) {
    return metrics.get(name).gauge().value();
  }

  @Test
  void aLogIsToldOfOnceItWasNotSignedForAMinute() {
    logs.register(null, metrics);
    assertThat(metric("ledger.log.unsigned")).isZero();
    assertThat(metric("ledger.log.unsigned.age")).isZero();

    unsignedSince.put("cup", Instant.now().minusSeconds(20));
    assertThat(metric("ledger.log.unsigned")).isZero();
    assertThat(metric("ledger.log.unsigned.age")).isBetween(20.0, 59.0);
    assertThat(logs.signed().call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

    Instant longAgo = Instant.now().minusSeconds(7_200);
    unsignedSince.put("league", longAgo);
    assertThat(metric("ledger.log.unsigned")).isEqualTo(1);
    assertThat(metric("ledger.log.unsigned.age")).isGreaterThanOrEqualTo(7_200);
    HealthCheckResponse response = logs.signed().call();
    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(response.getData().orElseThrow())
        .isEqualTo(Map.of("unsigned", 1L, "league", "not signed since " + longAgo));

    elsewhere.put("league", "another:8080");
    assertThat(logs.signed().call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(metric("ledger.log.unsigned")).isZero();
  }
}
