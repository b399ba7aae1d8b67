package org.competitionledger.api.desk;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
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
import org.competitionledger.command.Authority;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.projections.LedgerNode;

/**
 * {@code POST /desk/{competition}/events}: what the API appends, by the session of who is signed in
 * instead of a token, and from a page of our own alone.
 */
@ApplicationScoped
public class SignedInAppendRoute {

  private final SignedIn signedIn;
  private final AppendRoute appends;
  private final LedgerNode node;

  SignedInAppendRoute(SignedIn signedIn, AppendRoute appends, LedgerNode node) {
    this.signedIn = signedIn;
    this.appends = appends;
    this.node = node;
  }

  void register(@Observes Router router) {
    router.post("/desk/:competition/events").handler(this::handle);
  }

  private void handle(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    request.pause();
    Context context = Vertx.currentContext();
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
            person -> enter(exchange, context, person),
            failure -> ProblemJson.reject(exchange, ProblemMappers.of(failure)));
  }

  private void enter(RoutingContext exchange, Context context, Optional<Person> person) {
    if (person.isEmpty()) {
      ProblemJson.reject(exchange, ProblemCode.SESSION_ENDED.problem());
      return;
    }
    context
        .executeBlocking(() -> authority(person.get(), exchange.pathParam("competition")), false)
        .onSuccess(authority -> appends.append(exchange, authority))
        .onFailure(failure -> ProblemJson.reject(exchange, ProblemMappers.of(failure)));
  }

  /** What the record says of a person is looked up, which may wait for a disk. */
  private Authority authority(Person person, String competition) {
    State state =
        Ids.isId(competition)
            ? node.views().state(competition).orElseGet(MapState::new)
            : new MapState();
    return person.in(competition, state);
  }
}
