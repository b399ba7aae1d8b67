package org.competitionledger.api.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.competitionledger.api.demo.Demo;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What an orchestrator asks: whether to restart this instance, whether to send it requests. */
@ApplicationScoped
public class Health {

  private final LedgerNode node;
  private final Admission admission;
  private final Demo demo;

  Health(LedgerNode node, Admission admission, Demo demo) {
    this.node = node;
    this.admission = admission;
    this.demo = demo;
  }

  @Produces
  @Liveness
  HealthCheck live() {
    return () -> HealthCheckResponse.named("ledger").status(node.alive()).build();
  }

  @Produces
  @Readiness
  HealthCheck ready() {
    return () ->
        notReady()
            .map(why -> HealthCheckResponse.named("ledger").down().withData("reason", why))
            .orElseGet(() -> HealthCheckResponse.named("ledger").up())
            .build();
  }

  private Optional<String> notReady() {
    if (admission.refusal().isPresent()) {
      return admission.refusal().map(problem -> problem.code() + ": " + problem.detail().en());
    }
    if (!node.ready()) {
      double folded = node.folded();
      return Optional.of(
          folded < 1
              ? "not-ready: The log is being folded, %.0f %%.".formatted(100 * folded)
              : "not-ready: It waits for its share of the partitions.");
    }
    return demo.pending()
        ? Optional.of("not-ready: The scenarios are being loaded.")
        : Optional.empty();
  }
}
