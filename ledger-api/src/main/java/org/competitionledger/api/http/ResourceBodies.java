package org.competitionledger.api.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.protocol.UnreadBody;
import org.competitionledger.api.settings.LedgerConfig;

/**
 * A resource takes a worker thread, and there are few: it is asked once its body is there. Appends
 * receive theirs themselves.
 */
@ApplicationScoped
public class ResourceBodies {

  /** The largest body of any other resource, {@code add-checkpoint}'s; it may take less. */
  static final int BYTES_MAX = 256 << 10;

  /** Of one command, as an append, a dry run and a form have it. */
  public static final int COMMAND_BYTES_MAX = 900 << 10;

  /** After the routes, before the resources. */
  private static final int ORDER = RouteConstants.ROUTE_ORDER_DEFAULT - 10;

  private final LedgerConfig config;

  ResourceBodies(LedgerConfig config) {
    this.config = config;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::receive);
  }

  private void receive(RoutingContext exchange) {
    if (!UnreadBody.isAnnounced(exchange.request())) {
      exchange.next();
      return;
    }
    WholeBody.receive(
        exchange,
        max(exchange) + 1, // one more, so that the resource says what its limit is
        config.http().bodyWithin(),
        body -> pass(exchange, body),
        why ->
            ProblemJson.reject(
                exchange,
                why == ProblemCode.TOO_LARGE
                    ? why.problem("body-is-at-most", max(exchange) >> 10)
                    : why.problem()));
  }

  private static int max(RoutingContext exchange) {
    String path = exchange.normalizedPath();
    return path.endsWith("/dry-run") || path.startsWith("/desk/") ? COMMAND_BYTES_MAX : BYTES_MAX;
  }

  private static void pass(RoutingContext exchange, Buffer body) {
    ((RoutingContextInternal) exchange).setBody(body);
    exchange.next();
  }
}
