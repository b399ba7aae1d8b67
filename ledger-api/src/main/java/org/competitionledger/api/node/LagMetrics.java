package org.competitionledger.api.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.competitionledger.projections.LedgerNode;

/** Tells an operator how far this instance is behind its topics. */
@ApplicationScoped
public class LagMetrics {

  private static final List<String> TOPOLOGIES = List.of("decide", "project");

  /** Once the ledger runs. */
  void register(
      @Observes @Priority(10) StartupEvent event, LedgerNode node, MeterRegistry registry) {
    Gauge.builder("ledger.folded.ratio", node, LedgerNode::folded)
        .description("How much of the log is folded; 1 once all that was in it at the start is")
        .register(registry);
    for (String topology : TOPOLOGIES) {
      Gauge.builder("ledger.lag.records", node, each -> each.lags().getOrDefault(topology, 0L))
          .tag("topology", topology)
          .description("Requests that wait to be decided; records that wait to be folded")
          .register(registry);
    }
  }
}
