package org.competitionledger.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The record is public: any page may read it. Answers depend on what is accepted, and say so. A
 * page that writes sends its token itself, never a cookie, so that the same permission may stand
 * for writes.
 */
@ApplicationScoped
public class PublicHeaders {

  private static final int PRIORITY = 300; // before anything that could answer

  void register(@Observes Filters filters) {
    filters.register(PublicHeaders::apply, PRIORITY);
  }

  private static void apply(RoutingContext exchange) {
    MultiMap headers = exchange.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Vary", "Accept, Accept-Language, Accept-Encoding");
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set(
        "Access-Control-Expose-Headers",
        "ETag, Link, Location, Retry-After, Ledger-Sequence, Idempotent-Replayed");
    if (isPreflight(exchange)) {
      headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
      headers.set(
          "Access-Control-Allow-Headers",
          "Authorization, Content-Type, Accept, Accept-Language, Idempotency-Key, If-Match,"
              + " If-None-Match, Last-Event-ID");
      headers.set("Access-Control-Max-Age", "86400");
      exchange.response().setStatusCode(204).end();
      return;
    }
    exchange.next();
  }

  private static boolean isPreflight(RoutingContext exchange) {
    return exchange.request().method() == HttpMethod.OPTIONS
        && exchange.request().getHeader("Access-Control-Request-Method") != null;
  }
}
