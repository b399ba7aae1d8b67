package org.competitionledger.api.node;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.competitionledger.projections.LedgerNode;

/** Tells an operator how far this instance is behind its topics, and what it passed over. */
@ApplicationScoped
public class LagMetrics {

  private static final List<String> TOPOLOGIES = List.of("decide", "project", "log");

  /** Once the ledger runs. */
  void register(
      @Observes @Priority(10) StartupEvent event, LedgerNode node, MeterRegistry registry) {
    for (String topology : TOPOLOGIES) {
      Gauge.builder("ledger.lag.records", node, each -> each.lags().getOrDefault(topology, 0L))
          .tag("topology", topology)
          .description("Records of its topic that a topology has not taken in yet")
          .register(registry);
    }
    FunctionCounter.builder("ledger.commands.passed.over", node, LedgerNode::commandsPassedOver)
        .description("Records on the commands topic that no ledger sent: who else may write there?")
        .register(registry);
  }
}
