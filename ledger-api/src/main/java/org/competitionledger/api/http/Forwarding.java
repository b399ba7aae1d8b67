package org.competitionledger.api.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.json.Ids;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.Transparency;

/**
 * Appends go to the instance that decides for their competition. So do questions about its
 * transparency log, since that instance signs it and has its witnesses asked: a head, what they
 * said of it and the tiles below it come from one place, or from here where that is not reached.
 * And what is asked of a webhook goes to the instance that delivers for it. All else every instance
 * answers by itself.
 */
@ApplicationScoped
public class Forwarding {

  /** Says how often a request was forwarded. */
  private static final String FORWARDED = "Ledger-Forwarded";

  /** To whom it was sent may just have handed over to another. */
  private static final int HOPS_MAX = 2;

  /** As long as it takes at most until another decides for what one decided that died. */
  private static final Duration OWNER_WITHIN = Duration.ofSeconds(15);

  private static final long LOOK_AGAIN_MS = 50;

  private static final int BEFORE_ALL_ROUTES = -2;
  private static final Pattern OF_THE_LOG =
      Pattern.compile("/v1/competitions/[^/]+/(log/.*|bundle|events/[0-9]+/proof|refusals(/.*)?)");
  private static final Pattern APPENDS =
      Pattern.compile("/events$|^/desk/[^/]+/(append|invitation|file|scores)$");
  private static final long ANSWER_WAIT_MAX_MS = 10_000;

  /** A bulk append is answered as far as it was read. */
  private static final long APPEND_SILENT_MAX_MS = 60_000;

  /** To each other instance. */
  private static final int CONNECTIONS_MAX = 1_000;

  /** A session that is renewed may fill what a request may have (16 KiB), beside other headers. */
  private static final int HEAD_SIZE_MAX = 32 << 10;

  /** Shorter than the other side keeps an idle connection: it must not be closing while used. */
  private static final int KEPT_IDLE_S = 30;

  private static final Set<String> BY_HOP =
      Set.of("connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer");

  private final LedgerNode node;
  private final LedgerConfig config;
  private final Vertx vertx;
  private final HttpClient client;

  Forwarding(LedgerNode node, LedgerConfig config, Vertx vertx) {
    this.node = node;
    this.config = config;
    this.vertx = vertx;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(2_000)
                .setMaxPoolSize(CONNECTIONS_MAX)
                .setMaxWaitQueueSize(CONNECTIONS_MAX)
                .setMaxHeaderSize(HEAD_SIZE_MAX)
                .setKeepAliveTimeout(KEPT_IDLE_S));
  }

  void register(@Observes Router router) {
    if (config.node().advertised().isEmpty()) {
      return; // the only instance
    }
    forward(router, "/v1/competitions/(?<competition>[^/]+)/.*");
    forward(router, "/desk/(?<competition>[^/]+)/(?:append|events|invitation|file|scores)");
    forward(router, "/v1/log/.*");
    forward(router, "/v1/webhooks/(?<webhook>[^/]+)(?:/.*)?");
  }

  private void forward(Router router, String paths) {
    router.routeWithRegex(paths).order(BEFORE_ALL_ROUTES).handler(this::handle);
  }

  /** Whether a request is an append: it reads its body itself, and needs no projection. */
  public static boolean isAppend(RoutingContext exchange) {
    return exchange.request().method() == HttpMethod.POST
        && APPENDS.matcher(exchange.normalizedPath()).find();
  }

  /** Whether another instance must not answer in its place: one alone writes and delivers. */
  private static boolean needsOwner(RoutingContext exchange) {
    return isAppend(exchange) || exchange.pathParam("webhook") != null;
  }

  private Optional<String> elsewhere(RoutingContext exchange) {
    String webhook = exchange.pathParam("webhook");
    if (webhook != null) {
      return Ids.isId(webhook) ? node.appender().elsewhere(webhook) : Optional.empty();
    }
    String competition = exchange.pathParam("competition");
    if (competition == null) {
      return node.appender().elsewhere(Transparency.REGISTER);
    }
    if (!Ids.isId(competition)) {
      return Optional.empty(); // refused here
    }
    return isAppend(exchange) || OF_THE_LOG.matcher(exchange.normalizedPath()).matches()
        ? node.appender().elsewhere(competition)
        : Optional.empty();
  }

  private void handle(RoutingContext exchange) {
    handle(exchange, System.nanoTime() + OWNER_WITHIN.toNanos());
  }

  private void handle(RoutingContext exchange, long untilNanos) {
    Optional<String> elsewhere;
    try {
      elsewhere = elsewhere(exchange);
    } catch (RuntimeException e) {
      notReached(exchange, untilNanos, ProblemMappers.of(e));
      return;
    }
    if (elsewhere.isEmpty()) {
      exchange.next();
    } else if (hops(exchange) >= HOPS_MAX) {
      ProblemJson.reject(exchange, ProblemCode.NOT_READY.problem());
    } else {
      forward(exchange, elsewhere.get(), untilNanos);
    }
  }

  /**
   * While competitions move there is nobody for a moment who decides for one, and who died is still
   * named for some seconds: an append waits for that. Nothing of it was sent.
   */
  private void notReached(RoutingContext exchange, long untilNanos, Problem problem) {
    if (!needsOwner(exchange)) {
      exchange.request().resume();
      exchange.next(); // what is known here, if not by the witnesses
      return;
    }
    if (System.nanoTime() > untilNanos) {
      ProblemJson.reject(exchange, problem);
      return;
    }
    exchange.request().pause();
    vertx.setTimer(
        LOOK_AGAIN_MS,
        timer -> {
          if (!exchange.response().closed()) {
            handle(exchange, untilNanos);
          }
        });
  }

  private static int hops(RoutingContext exchange) {
    String given = exchange.request().getHeader(FORWARDED);
    return given == null ? 0 : given.equals("1") ? 1 : HOPS_MAX;
  }

  private void forward(RoutingContext exchange, String address, long untilNanos) {
    int colon = address.lastIndexOf(':');
    HttpMethod method = exchange.request().method();
    RequestOptions target =
        new RequestOptions()
            .setMethod(method)
            .setHost(address.substring(0, colon))
            .setPort(Integer.parseInt(address.substring(colon + 1)))
            .setURI(exchange.request().uri())
            .setTimeout(isAppend(exchange) ? APPEND_SILENT_MAX_MS : ANSWER_WAIT_MAX_MS);
    copy(exchange.request().headers(), target);
    target.putHeader(FORWARDED, Integer.toString(hops(exchange) + 1));
    exchange.request().pause();
    client
        .request(target)
        .onSuccess(request -> answer(exchange, request.send(exchange.request())))
        .onFailure(failure -> notReached(exchange, untilNanos, ProblemCode.UNAVAILABLE.problem()));
  }

  private static void answer(RoutingContext exchange, Future<HttpClientResponse> answer) {
    answer
        .compose(
            response -> {
              if (exchange.response().ended() || exchange.response().closed()) {
                response.request().reset();
                return Future.succeededFuture();
              }
              // Who leaves here must not be answered there.
              exchange.response().closeHandler(closed -> response.request().reset());
              exchange.response().setStatusCode(response.statusCode());
              for (String name : response.headers().names()) {
                if (!BY_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                  exchange.response().putHeader(name, response.headers().getAll(name)); // cookies
                }
              }
              if (response.getHeader("Content-Length") == null) {
                exchange.response().setChunked(true);
              }
              return response.pipeTo(exchange.response());
            })
        .onFailure(failure -> ProblemJson.reject(exchange, ProblemCode.UNAVAILABLE.problem()));
  }

  /** The host too: addresses in the answer are those that were asked. */
  private static void copy(MultiMap headers, RequestOptions target) {
    headers.forEach(
        (name, value) -> {
          if (!BY_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            target.addHeader(name, value);
          }
        });
  }
}
