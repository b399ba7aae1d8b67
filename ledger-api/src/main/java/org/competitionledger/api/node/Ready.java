package org.competitionledger.api.node;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.URI;
import org.competitionledger.api.demo.Demo;

/** Says that the ledger is up, and where; then shows the demonstration, if one is wanted. */
@ApplicationScoped
public class Ready {

  private final LedgerConfig config;
  private final Demo demo;

  Ready(LedgerConfig config, Demo demo) {
    this.config = config;
    this.demo = demo;
  }

  void started(@ObservesAsync HttpServerStart start) {
    String host = start.options().getHost();
    URI url =
        URI.create(
            "http://"
                + (host == null || host.equals("0.0.0.0") ? "127.0.0.1" : host)
                + ":"
                + start.options().getPort());
    System.err.println("ledger: ready at " + url + " (data in " + config.data() + ")");
    if (config.demo()) {
      demo.run(url);
    }
  }
}
