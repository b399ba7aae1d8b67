package org.competitionledger.api.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What an orchestrator asks: whether to restart this instance, whether to send it requests. */
@ApplicationScoped
public class Health {

  private final LedgerNode node;

  Health(LedgerNode node) {
    this.node = node;
  }

  @Produces
  @Liveness
  HealthCheck live() {
    return () -> HealthCheckResponse.named("ledger").status(node.alive()).build();
  }

  @Produces
  @Readiness
  HealthCheck ready() {
    return () -> HealthCheckResponse.named("ledger").status(node.ready()).build();
  }
}
