package org.competitionledger.api.problem;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Requests that nothing answers: methods that the API takes nowhere at their address, and whatever
 * failed on its way, before Quarkus shows a page of its own.
 */
@ApplicationScoped
public class UnmatchedRoutes {

  /** After the routes, before the resources. */
  private static final int ORDER = RouteConstants.ROUTE_ORDER_DEFAULT - 1;

  private static final int BEFORE_QUARKUS = Integer.MIN_VALUE / 2;

  void register(@Observes Router router) {
    router.route().order(BEFORE_QUARKUS).failureHandler(UnmatchedRoutes::failed);
    router.route("/v1/*").order(ORDER).handler(UnmatchedRoutes::methods);
  }

  /** Of several resources at one address Quarkus asks one, and may find nothing there. */
  private static void methods(RoutingContext exchange) {
    String allowed = AllowedMethods.of(exchange.request().path());
    String method = exchange.request().method().name();
    if (method.equals("OPTIONS")) {
      exchange.response().putHeader("Allow", allowed).setStatusCode(204).end();
    } else if (List.of(allowed.split(", ")).contains(method)) {
      exchange.next();
    } else {
      ProblemJson.reject(
          exchange, ProblemCode.METHOD_NOT_ALLOWED.problem().withHeader("Allow", allowed));
    }
  }

  private static void failed(RoutingContext exchange) {
    ProblemJson.reject(exchange, problem(exchange));
  }

  private static Problem problem(RoutingContext exchange) {
    if (exchange.failure() instanceof ProblemException expected) {
      return expected.problem();
    }
    return switch (exchange.statusCode()) {
      case 404 -> ProblemCode.NOT_FOUND.problem();
      case 405 ->
          ProblemCode.METHOD_NOT_ALLOWED
              .problem()
              .withHeader("Allow", AllowedMethods.of(exchange.request().path()));
      case 413 -> ProblemCode.TOO_LARGE.problem();
      default ->
          exchange.statusCode() >= 400 && exchange.statusCode() < 500
              ? ProblemCode.BAD_REQUEST.problem() // Vert.x could not read it
              : ProblemMappers.of(exchange.failure());
    };
  }
}
