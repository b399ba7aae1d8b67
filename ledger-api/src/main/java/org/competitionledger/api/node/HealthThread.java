package org.competitionledger.api.node;

import io.smallrye.health.AsyncHealthCheckFactory;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.competitionledger.core.running.Daemons;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whoever asks for the health is answered by a thread of its own, whatever the others do. Quarkus
 * would ask the workers, and an instance whose workers are all taken would be restarted.
 */
@Alternative
@Priority(1)
@Singleton
public class HealthThread extends AsyncHealthCheckFactory {

  private final ExecutorService own =
      Executors.newSingleThreadExecutor(Daemons.named("ledger-health"));

  @Override
  public Uni<HealthCheckResponse> callSync(HealthCheck check) {
    return super.callSync(check).runSubscriptionOn(own);
  }

  @Override
  public Uni<HealthCheckResponse> callAsync(AsyncHealthCheck check) {
    return super.callAsync(check).runSubscriptionOn(own);
  }

  @PreDestroy
  void stop() {
    own.shutdownNow();
  }
}
