package org.competitionledger.api.problem;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.competitionledger.api.append.AppendRoute;

/**
 * Requests that no route answers: methods that the routes of Vert.x do not take (for resources
 * Quarkus answers by itself), and whatever failed on its way, before Quarkus shows a page of its
 * own.
 */
@ApplicationScoped
public class UnmatchedRoutes {

  /** After the routes, before the resources. */
  private static final int ORDER = RouteConstants.ROUTE_ORDER_DEFAULT - 1;

  private static final int BEFORE_QUARKUS = Integer.MIN_VALUE / 2;

  void register(@Observes Router router) {
    router.route().order(BEFORE_QUARKUS).failureHandler(UnmatchedRoutes::failed);
    for (String path : List.of(AppendRoute.PATH, AppendRoute.PATH + "/:sequence", "/v1/events")) {
      router.route(path).order(ORDER).handler(UnmatchedRoutes::methodNotTaken);
    }
  }

  private static void methodNotTaken(RoutingContext exchange) {
    String allowed = AllowedMethods.of(exchange.normalizedPath());
    if (exchange.request().method() == HttpMethod.OPTIONS) {
      exchange.response().putHeader("Allow", allowed).setStatusCode(204).end();
    } else {
      ProblemJson.reject(
          exchange, ProblemCode.METHOD_NOT_ALLOWED.problem().withHeader("Allow", allowed));
    }
  }

  private static void failed(RoutingContext exchange) {
    ProblemJson.reject(exchange, problem(exchange));
  }

  private static Problem problem(RoutingContext exchange) {
    if (exchange.failure() != null) {
      return ProblemMappers.of(exchange.failure());
    }
    return switch (exchange.statusCode()) {
      case 404 -> ProblemCode.NOT_FOUND.problem();
      case 405 ->
          ProblemCode.METHOD_NOT_ALLOWED
              .problem()
              .withHeader("Allow", AllowedMethods.of(exchange.normalizedPath()));
      case 413 -> ProblemCode.TOO_LARGE.problem();
      default ->
          exchange.statusCode() < 500
              ? ProblemCode.BAD_REQUEST.problem()
              : ProblemCode.UNEXPECTED.problem();
    };
  }
}
