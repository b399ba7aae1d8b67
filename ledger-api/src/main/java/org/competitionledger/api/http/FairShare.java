package org.competitionledger.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.settings.LedgerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * No client has the service for itself: each may have so many requests under way, fewer of those
 * that take long, and all together only as many of these as leave threads for the rest.
 */
@ApplicationScoped
public class FairShare {

  /** Requests that take long, of all clients: a third of the threads. */
  static final int LONG_MAX = 64;

  private static final int AFTER_PUBLIC_HEADERS = 290;

  /** What reads the past, or works something out, or writes out a whole log. */
  private static final Pattern LONG_PATH =
      Pattern.compile(
          "/v1/competitions/[^/]+/(bundle|dry-run|feed\\..*|standings/(what-if|compare|ranges)|corrections)"
              + "|/v1/feed\\..*");

  private final LedgerConfig.Http limits;
  private final ClientCounts underWay = new ClientCounts();
  private final ClientCounts longUnderWay = new ClientCounts();
  private final int connectionsMax;

  FairShare(
      LedgerConfig config,
      @ConfigProperty(name = "quarkus.http.limits.max-connections") int connectionsMax) {
    this.limits = config.http();
    this.connectionsMax = connectionsMax;
  }

  void register(@Observes Filters filters) {
    HttpConnections.watch(limits, connectionsMax);
    filters.register(this::enter, AFTER_PUBLIC_HEADERS);
  }

  private void enter(RoutingContext exchange) {
    if (exchange.request().path() != null && exchange.request().path().startsWith("/health")) {
      exchange.next();
      return;
    }
    Optional<String> client = client(exchange.request().remoteAddress());
    if (client.isPresent() && !take(exchange, underWay, client.get(), limits.requestsPerClient())) {
      turnAway(exchange);
      return;
    }
    if (isLong(exchange)
        && !(take(exchange, longUnderWay, ClientCounts.ALL, LONG_MAX)
            && (client.isEmpty()
                || take(exchange, longUnderWay, client.get(), limits.longRequestsPerClient())))) {
      turnAway(exchange);
      return;
    }
    exchange.next();
  }

  private static void turnAway(RoutingContext exchange) {
    ProblemJson.reject(exchange, ProblemCode.TOO_MANY_AT_ONCE.problem());
  }

  /** Counts a request until it is answered or its connection is gone. */
  private static boolean take(
      RoutingContext exchange, ClientCounts counts, String client, int max) {
    exchange.addEndHandler(over -> counts.leave(client));
    return counts.enter(client, max);
  }

  private static boolean isLong(RoutingContext exchange) {
    String path = exchange.request().path();
    if (path == null || !path.startsWith("/v1/")) {
      return "/search".equals(path);
    }
    String query = exchange.request().query();
    return LONG_PATH.matcher(path).matches()
        || query != null && Stream.of("asOf=", "criteria=", "inForce=").anyMatch(query::contains);
  }

  /** Who asks; empty if it is not counted, as who comes by a socket of this machine. */
  private Optional<String> client(SocketAddress remote) {
    return remote != null && remote.isDomainSocket()
        ? Optional.empty()
        : ClientCounts.client(
            remote == null ? null : remote.hostAddress(), limits.loopbackUncounted());
  }
}
