package org.competitionledger.api.protocol;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** A body that nobody wants: the request was answered without it. */
public final class UnreadBody {

  /** A connection on which a request was answered unread stays open so long at most. */
  private static final long LINGER_MS = 5_000;

  private UnreadBody() {}

  /** Whether a request announces a body. */
  public static boolean isAnnounced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || length != null && !length.equals("0");
  }

  /**
   * Reads a body that nobody wants, so that who is still sending it gets the answer; not for long.
   *
   * @param close whether the connection goes even if all of it came
   */
  public static void discard(RoutingContext exchange, boolean close) {
    HttpServerRequest request = exchange.request();
    request.handler(ignored -> {});
    request.exceptionHandler(ignored -> {});
    request.resume();
    exchange
        .vertx()
        .setTimer(
            LINGER_MS,
            late -> {
              if (close || !request.isEnded()) {
                request.connection().close();
              }
            });
  }
}
