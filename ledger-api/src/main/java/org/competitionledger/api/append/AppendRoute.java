package org.competitionledger.api.append;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import org.competitionledger.api.events.EventsRoute;
import org.competitionledger.api.node.Admission;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.api.read.Acknowledged;
import org.competitionledger.api.security.Access;
import org.competitionledger.api.security.Tokens;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.command.Authority;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Ids;
import org.competitionledger.projections.LedgerNode;

/**
 * {@code POST /v1/competitions/{competition}/events}. A route of Vert.x and not a resource, because
 * NDJSON is answered while it is still being received.
 */
@ApplicationScoped
public class AppendRoute {

  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";

  /** Threads that verify tokens: a provider that does not answer holds up nobody else. */
  private static final int VERIFIERS = 4;

  private final Tokens tokens;
  private final WorkerExecutor verifiers;
  private final AppendServices services;

  AppendRoute(
      Tokens tokens,
      LedgerNode node,
      AppendMetrics metrics,
      Acknowledged acknowledged,
      Admission admission,
      LedgerConfig config,
      Vertx vertx) {
    this.tokens = tokens;
    this.services =
        new AppendServices(
            node,
            metrics,
            acknowledged,
            admission::refusal,
            config.http().bodyWithin(),
            config.http().lineWithin());
    this.verifiers = vertx.createSharedWorkerExecutor("ledger-tokens", VERIFIERS);
  }

  void register(@Observes Router router) {
    router.post(EventsRoute.PATH).handler(this::handle);
  }

  private void handle(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    request.pause();
    String authorization = request.getHeader("Authorization");
    Optional<Access> known = tokens.known(authorization);
    if (known.isPresent()) {
      enter(exchange, known.get());
      return;
    }
    verifiers
        .executeBlocking(() -> tokens.verify(authorization), false)
        .onSuccess(access -> enter(exchange, access))
        .onFailure(failure -> ProblemJson.reject(exchange, ProblemMappers.of(failure)));
  }

  private void enter(RoutingContext exchange, Access access) {
    if (access instanceof Access.Denied denied) {
      ProblemJson.reject(exchange, denied.problem());
    } else if (access instanceof Access.Granted granted) {
      if (granted.authority().getRoles().isEmpty()) {
        ProblemJson.reject(exchange, Tokens.noRole());
      } else {
        append(exchange, granted.authority());
      }
    }
  }

  /**
   * Appends what a request brings, which is paused, and answers it.
   *
   * @param authority of who is known to have sent it; what is on record counts as well
   */
  public void append(RoutingContext exchange, Authority authority) {
    try {
      accept(exchange, authority);
    } catch (RuntimeException e) {
      ProblemJson.reject(exchange, ProblemMappers.of(e));
    }
  }

  private void accept(RoutingContext exchange, Authority authority) {
    Optional<Problem> refusal = services.refusal().get();
    if (refusal.isPresent()) {
      services.metrics().refused(refusal.get().code());
      ProblemJson.reject(exchange, refusal.get());
      return;
    }
    String competition = exchange.pathParam("competition");
    if (!Ids.isId(competition)) {
      ProblemJson.reject(exchange, ProblemCode.UNKNOWN_COMPETITION.problem());
      return;
    }
    HttpServerRequest request = exchange.request();
    String key = request.getHeader("Idempotency-Key");
    if (key != null && !CommandJson.isKey(key)) {
      ProblemJson.reject(exchange, ProblemCode.IDEMPOTENCY_KEY_INVALID.problem());
      return;
    }
    switch (mediaType(request)) {
      case JSON -> new SingleAppend(exchange, competition, authority, services).start(key);
      case NDJSON -> {
        BulkLines lines = new BulkLines(competition, authority, Optional.ofNullable(key));
        new NdjsonAppend(exchange, competition, lines, services).start();
      }
      default ->
          ProblemJson.reject(
              exchange,
              ProblemCode.MEDIA_TYPE_UNSUPPORTED
                  .problem()
                  .withHeader("Accept-Post", JSON + ", " + NDJSON));
    }
  }

  private static String mediaType(HttpServerRequest request) {
    String type = request.getHeader("Content-Type");
    if (type == null) {
      return "";
    }
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }
}
