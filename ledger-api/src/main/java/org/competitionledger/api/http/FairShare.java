package org.competitionledger.api.http;

import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.competitionledger.api.node.LedgerConfig;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * No client has the service for itself: each may have so many requests under way, fewer of those
 * that take long, and all together only as many of these as leave threads for the rest. A client is
 * an address; of IPv6 the first 64 bits, which is what one household is given.
 */
@ApplicationScoped
public class FairShare {

  /** Requests that take long, of all clients: a third of the threads. */
  static final int LONG_MAX = 64;

  private static final int AFTER_PUBLIC_HEADERS = 290;
  private static final String ALL = "all";
  private static final int PREFIX_BYTES = 8;

  /** What reads the past, or works something out, or writes out a whole log. */
  private static final Pattern LONG_PATH =
      Pattern.compile(
          "/v1/competitions/[^/]+/(bundle|feed\\..*|standings/(what-if|compare)|corrections)"
              + "|/v1/feed\\..*");

  private final LedgerConfig.Http limits;
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  private final Map<String, Integer> longUnderWay = new ConcurrentHashMap<>();

  private final int connectionsMax;

  FairShare(
      LedgerConfig config,
      @ConfigProperty(name = "quarkus.http.limits.max-connections") int connectionsMax) {
    this.limits = config.http();
    this.connectionsMax = connectionsMax;
  }

  void register(@Observes Filters filters) {
    HttpConnections.watch(limits.headWithin(), connectionsMax);
    filters.register(this::enter, AFTER_PUBLIC_HEADERS);
  }

  private void enter(RoutingContext exchange) {
    if (exchange.request().path() != null && exchange.request().path().startsWith("/health")) {
      exchange.next();
      return;
    }
    Optional<String> client = client(exchange.request().remoteAddress(), limits);
    if (client.isPresent() && !take(exchange, underWay, client.get(), limits.requestsPerClient())) {
      turnAway(exchange);
      return;
    }
    if (isLong(exchange)
        && !(take(exchange, longUnderWay, ALL, LONG_MAX)
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
      RoutingContext exchange, Map<String, Integer> counts, String client, int max) {
    int count = counts.merge(client, 1, Integer::sum);
    exchange.addEndHandler(
        over -> counts.computeIfPresent(client, (id, now) -> now > 1 ? now - 1 : null));
    return count <= max;
  }

  private static boolean isLong(RoutingContext exchange) {
    String path = exchange.request().path();
    if (path == null || !path.startsWith("/v1/")) {
      return false;
    }
    String query = exchange.request().query();
    return LONG_PATH.matcher(path).matches()
        || query != null && Stream.of("asOf=", "criteria=", "inForce=").anyMatch(query::contains);
  }

  /** Who asks; empty if it is not counted. */
  static Optional<String> client(SocketAddress remote, LedgerConfig.Http limits) {
    byte[] address = remote == null ? null : bytes(remote.hostAddress());
    if (address == null) {
      return Optional.empty(); // a socket of this machine
    }
    try {
      if (InetAddress.getByAddress(address).isLoopbackAddress() && limits.loopbackUncounted()) {
        return Optional.empty();
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
    return Optional.of(
        HexFormat.of().formatHex(address, 0, Math.min(address.length, PREFIX_BYTES)));
  }

  private static byte[] bytes(String host) {
    return host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
  }
}
