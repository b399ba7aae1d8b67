package org.competitionledger.api.problem;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.competitionledger.api.append.AppendRoute;

/** Methods that the routes of Vert.x do not take; for resources Quarkus answers by itself. */
@ApplicationScoped
public class UnmatchedRoutes {

  /** After the routes, before the resources. */
  private static final int ORDER = RouteConstants.ROUTE_ORDER_DEFAULT - 1;

  void register(@Observes Router router) {
    router
        .route(AppendRoute.PATH)
        .order(ORDER)
        .handler(
            exchange -> {
              if (exchange.request().method() == HttpMethod.OPTIONS) {
                exchange.response().putHeader("Allow", "GET, HEAD, POST, OPTIONS");
                exchange.response().setStatusCode(204).end();
              } else {
                ProblemJson.send(
                    exchange,
                    ProblemCode.METHOD_NOT_ALLOWED
                        .problem()
                        .withHeader("Allow", "GET, HEAD, POST, OPTIONS"));
              }
            });
  }
}
