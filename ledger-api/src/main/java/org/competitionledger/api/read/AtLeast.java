package org.competitionledger.api.read;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.competitionledger.api.http.Forwarding;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.json.Ids;
import org.competitionledger.projections.LedgerNode;

/**
 * {@code ?atLeast=}: a reader who waits for the projection waits here, in front of all that answers
 * and on no thread. Behind, the projection has got as far as was asked.
 */
@ApplicationScoped
public class AtLeast {

  /** Readers who wait at once; more are told to come again. */
  static final int WAITING_MAX = 1_000;

  private static final Duration WAIT_MAX = Duration.ofSeconds(5);

  private static final int AFTER_FORWARDING = -1;

  private final LedgerNode node;
  private final LedgerConfig config;
  private final Acknowledged acknowledged;
  private final AtomicInteger waiting = new AtomicInteger();

  AtLeast(LedgerNode node, LedgerConfig config, Acknowledged acknowledged) {
    this.node = node;
    this.config = config;
    this.acknowledged = acknowledged;
  }

  void register(@Observes Router router) {
    router
        .routeWithRegex("/v1/competitions/(?<competition>[^/]+)(/.*)?")
        .order(AFTER_FORWARDING)
        .handler(this::handle);
  }

  private void handle(RoutingContext exchange) {
    String given = exchange.request().getParam("atLeast");
    if (given == null || given.isEmpty() || Forwarding.isAppend(exchange)) {
      exchange.next();
      return;
    }
    try {
      long wanted = Parameters.wholeNumber("atLeast", given, -1, -1, Long.MAX_VALUE);
      String competition = exchange.pathParam("competition");
      if (!Ids.isId(competition)) {
        throw ProblemCode.UNKNOWN_COMPETITION.exception();
      }
      if (node.views().lastSequence(competition) >= wanted) {
        exchange.next();
      } else {
        await(exchange, competition, wanted);
      }
    } catch (RuntimeException e) {
      ProblemJson.reject(exchange, ProblemMappers.of(e));
    }
  }

  private void await(RoutingContext exchange, String competition, long wanted) {
    // with several instances, what another gave a receipt for may be unknown here for a moment
    if (!isKnown(competition) && config.node().advertised().isEmpty()) {
      throw ProblemCode.UNKNOWN_COMPETITION.exception();
    }
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      throw ProblemCode.TOO_MANY_WAITING.exception();
    }
    exchange.request().pause();
    Context context = Vertx.currentContext();
    node.views()
        .awaitSequence(competition, wanted, WAIT_MAX)
        .whenComplete(
            (reached, late) -> {
              waiting.decrementAndGet();
              context.runOnContext(ignored -> goOn(exchange, competition, late));
            });
  }

  private void goOn(RoutingContext exchange, String competition, Throwable late) {
    if (exchange.response().closed()) {
      return;
    }
    if (late == null) {
      exchange.next();
    } else {
      ProblemJson.reject(
          exchange,
          isKnown(competition)
              ? ProblemCode.NOT_YET_PROJECTED.problem()
              : ProblemCode.UNKNOWN_COMPETITION.problem());
    }
  }

  private boolean isKnown(String competition) {
    return node.views().lastSequence(competition) >= 0
        || node.events().lastSequence(competition) >= 0
        || acknowledged.isAhead(competition)
        || !node.ready(); // after a start it may be in the log, and not read yet
  }
}
