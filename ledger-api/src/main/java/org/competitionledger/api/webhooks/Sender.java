package org.competitionledger.api.webhooks;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Posts to receivers. The connection goes to the address that was looked at, with the name of the
 * host in TLS and in {@code Host}; redirects are not followed; of the answer only its head counts.
 */
final class Sender {

  /** Connections to one host at one address. */
  private static final int CONNECTIONS_MAX = 20;

  /** Shorter than most servers keep an idle connection. */
  private static final int KEPT_IDLE_S = 10;

  /** What a receiver says is not read beyond this; its connection is closed then. */
  private static final int ANSWER_BYTES_MAX = 16 << 10;

  /** Names that are looked up at once: a server of names that is silent holds up nobody else. */
  private static final int LOOKUPS_MAX = 8;

  private final Vertx vertx;
  private final HttpClient client;
  private final WorkerExecutor lookups;
  private final Target.Names names;
  private final boolean loopback;
  private final long answerWithinMs;

  /**
   * What a receiver answered.
   *
   * @param retryAfterS when it wants to be asked again, in seconds
   */
  record Answer(int status, Optional<Long> retryAfterS) {

    boolean isOk() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Sends nothing yet.
   *
   * @param tls what is trusted, for example; the defaults are the platform's
   * @param loopback whether receivers on this machine are taken
   * @param answerWithin for connecting, sending and all of the answer
   */
  Sender(
      Vertx vertx,
      HttpClientOptions tls,
      Target.Names names,
      boolean loopback,
      Duration answerWithin) {
    this.vertx = vertx;
    this.names = names;
    this.loopback = loopback;
    this.answerWithinMs = answerWithin.toMillis();
    client =
        vertx.createHttpClient(
            tls.setConnectTimeout((int) answerWithinMs)
                .setMaxPoolSize(CONNECTIONS_MAX)
                .setKeepAliveTimeout(KEPT_IDLE_S));
    lookups = vertx.createSharedWorkerExecutor("ledger-webhook-names", LOOKUPS_MAX);
  }

  /** Throws a problem that says why, if a target may not be reached now; may block. */
  void check(Target target) {
    target.address(names, loopback);
  }

  /** Posts; fails if there is no answer in time, or if the target may not be reached. */
  Future<Answer> post(Target target, MultiMap headers, byte[] body) {
    return lookups
        .executeBlocking(() -> target.address(names, loopback), false)
        .compose(address -> post(target, address, headers, body));
  }

  private Future<Answer> post(Target target, InetAddress address, MultiMap headers, byte[] body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.secure())
            .setURI(target.pathAndQuery())
            .setFollowRedirects(false)
            .setHeaders(headers);
    Promise<Answer> answer = Promise.promise();
    Promise<Void> over = Promise.promise();
    long timer =
        vertx.setTimer(answerWithinMs, late -> over.tryFail(new TimeoutException("no answer")));
    over.future().onComplete(done -> vertx.cancelTimer(timer)).onFailure(answer::tryFail);
    client
        .request(options)
        .onFailure(over::tryFail)
        .onSuccess(
            request -> {
              over.future().onFailure(late -> request.reset());
              if (!over.future().isComplete()) {
                request
                    .send(Buffer.buffer(body))
                    .onFailure(over::tryFail)
                    .onSuccess(response -> read(response, answer, over));
              }
            });
    return answer.future();
  }

  private static void read(
      HttpClientResponse response, Promise<Answer> answer, Promise<Void> over) {
    answer.tryComplete(
        new Answer(response.statusCode(), seconds(response.getHeader("Retry-After"))));
    long[] room = {ANSWER_BYTES_MAX};
    response
        .handler(
            part -> {
              room[0] -= part.length();
              if (room[0] < 0) {
                over.tryFail(new IllegalStateException("the answer is too long"));
              }
            })
        .exceptionHandler(over::tryFail)
        .endHandler(ended -> over.tryComplete());
  }

  private static Optional<Long> seconds(String given) {
    return Optional.ofNullable(given).filter(text -> text.matches("[0-9]{1,6}")).map(Long::valueOf);
  }

  void close() {
    client.close();
    lookups.close();
  }
}
