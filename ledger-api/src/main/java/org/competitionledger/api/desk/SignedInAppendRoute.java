package org.competitionledger.api.desk;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.competitionledger.api.append.AppendRoute;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;

/**
 * {@code POST /desk/{competition}/events}: what the API appends, by the session of who is signed in
 * instead of a token, and from a page of our own alone.
 */
@ApplicationScoped
public class SignedInAppendRoute {

  private final SignedIn signedIn;
  private final AppendRoute appends;

  SignedInAppendRoute(SignedIn signedIn, AppendRoute appends) {
    this.signedIn = signedIn;
    this.appends = appends;
  }

  void register(@Observes Router router) {
    router.post("/desk/:competition/events").handler(this::handle);
  }

  private void handle(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    request.pause();
    if (!OwnSite.isOwn(
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getHeader(HttpHeaders.HOST))) {
      ProblemJson.reject(exchange, ProblemCode.OTHER_SITE.problem());
      return;
    }
    signedIn
        .person(exchange)
        .subscribe()
        .with(
            person -> enter(exchange, person),
            failure -> ProblemJson.reject(exchange, ProblemMappers.of(failure)));
  }

  private void enter(RoutingContext exchange, Optional<Person> person) {
    if (person.isPresent()) {
      appends.append(exchange, person.get().authority());
    } else {
      ProblemJson.reject(exchange, ProblemCode.SESSION_ENDED.problem());
    }
  }
}
