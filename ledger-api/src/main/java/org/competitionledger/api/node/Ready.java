package org.competitionledger.api.node;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.URI;
import java.time.Duration;
import org.competitionledger.api.demo.Demo;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.projections.LedgerNode;

/**
 * Says that the ledger is ready, once it is, and where; before, the demonstration is loaded, if one
 * is wanted.
 */
@ApplicationScoped
public class Ready {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** It tells every 5 s how far it is. */
  private static final int LOOKS_BETWEEN_WORDS = 100;

  private final LedgerNode node;
  private final LedgerConfig config;
  private final Demo demo;

  Ready(LedgerNode node, LedgerConfig config, Demo demo) {
    this.node = node;
    this.config = config;
    this.demo = demo;
  }

  void started(@ObservesAsync HttpServerStart start) throws InterruptedException {
    for (int look = 1; !node.ready(); look++) {
      if (!node.alive()) {
        return;
      }
      Thread.sleep(LOOK_EVERY.toMillis());
      if (look % LOOKS_BETWEEN_WORDS == 0) {
        System.err.printf("ledger: folding the log, %.0f %%%n", 100 * node.folded());
      }
    }
    String host = start.options().getHost();
    URI url =
        URI.create(
            "http://"
                + (host == null || host.equals("0.0.0.0") ? "127.0.0.1" : host)
                + ":"
                + start.options().getPort());
    demo.load(url).forEach(told -> System.err.println("ledger: " + told));
    System.err.println("ledger: ready at " + url + " (data in " + config.data() + ")");
    demo.announce(url);
  }
}
