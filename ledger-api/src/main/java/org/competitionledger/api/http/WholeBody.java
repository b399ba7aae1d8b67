package org.competitionledger.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;
import org.competitionledger.api.problem.ProblemCode;

/** Receives a body on the event loop: a writer who takes his time keeps no thread waiting. */
public final class WholeBody {

  private final RoutingContext exchange;
  private final int bytesMax;
  private final Consumer<Buffer> whole;
  private final Consumer<ProblemCode> failed;
  private final Buffer body = Buffer.buffer();
  private long deadline;
  private boolean over;

  private WholeBody(
      RoutingContext exchange, int bytesMax, Consumer<Buffer> whole, Consumer<ProblemCode> failed) {
    this.exchange = exchange;
    this.bytesMax = bytesMax;
    this.whole = whole;
    this.failed = failed;
  }

  /**
   * Receives a body, and calls one of two on the event loop, once.
   *
   * @param within the time it has from now on
   * @param whole takes it
   * @param failed is told that it is too large, or came too late
   */
  public static void receive(
      RoutingContext exchange,
      int bytesMax,
      Duration within,
      Consumer<Buffer> whole,
      Consumer<ProblemCode> failed) {
    new WholeBody(exchange, bytesMax, whole, failed).start(within);
  }

  private void start(Duration within) {
    if (exchange.response().closed()) {
      return; // the writer left while another instance was waited for
    }
    HttpServerRequest request = exchange.request();
    if (announcesTooMuch(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
      over = true;
      failed.accept(ProblemCode.TOO_LARGE);
      return;
    }
    deadline =
        exchange.vertx().setTimer(within.toMillis(), late -> fail(ProblemCode.REQUEST_TIMEOUT));
    request.handler(this::take);
    request.endHandler(ended -> end());
    request.exceptionHandler(gone -> finish()); // the writer left before it had said anything
    request.resume();
  }

  private boolean announcesTooMuch(String length) {
    return length != null
        && length.length() > 6
        && (length.length() > 18 || Long.parseLong(length) > bytesMax);
  }

  private void take(Buffer chunk) {
    if (over) {
      return;
    }
    if (body.length() + chunk.length() > bytesMax) {
      fail(ProblemCode.TOO_LARGE);
    } else {
      body.appendBuffer(chunk);
    }
  }

  private void end() {
    if (finish()) {
      whole.accept(body);
    }
  }

  private void fail(ProblemCode why) {
    if (finish()) {
      failed.accept(why);
    }
  }

  private boolean finish() {
    boolean first = !over;
    over = true;
    exchange.vertx().cancelTimer(deadline);
    return first;
  }
}
