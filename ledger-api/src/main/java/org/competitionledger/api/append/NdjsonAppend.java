package org.competitionledger.api.append;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.jboss.logging.Logger;

/**
 * A bulk append: NDJSON in, NDJSON out, in order, with bounded memory. Lines are read as they
 * arrive and travel in groups, a few of which are under way at once; while that many are, or the
 * writer does not read its results, nothing more is read. Everything happens on the request's event
 * loop, so no field needs a lock.
 *
 * <p>With {@code onRefusal=stop} one group is under way at a time, since no line after a refused
 * one may have been sent in another group; the answer then ends with the refused line.
 */
final class NdjsonAppend {

  private static final Logger LOG = Logger.getLogger(NdjsonAppend.class);
  private static final int UNDER_WAY_MAX = 4;
  private static final int RESULTS_UNREAD_BYTES_MAX = 4 << 20;

  private final RoutingContext exchange;
  private final String competition;
  private final BulkLines commands;
  private final AppendServices services;
  private final Context context = Vertx.currentContext();
  private final ArrayDeque<BulkGroup> underWay = new ArrayDeque<>();
  private final ArrayDeque<BulkGroup> unsent =
      new ArrayDeque<>(); // what one chunk brought, at most
  private final LineSplitter splitter = new LineSplitter(this::line);
  private final boolean stopAtRefusal;
  private final BulkResults results;
  private boolean refused; // nothing after this line is to be decided
  private boolean received;
  private boolean late; // the writer brought no line in time: what it sent is decided, and no more
  private long linesAtLastLook;
  private boolean writing;
  private boolean ended;

  NdjsonAppend(
      RoutingContext exchange, String competition, BulkLines commands, AppendServices services) {
    this.exchange = exchange;
    this.competition = competition;
    this.commands = commands;
    this.services = services;
    stopAtRefusal = "stop".equals(exchange.request().getParam("onRefusal"));
    results = new BulkResults(competition, services, Languages.of(exchange), stopAtRefusal);
  }

  void start() {
    HttpServerRequest request = exchange.request();
    if (request.getHeader("If-Match") != null) {
      ProblemJson.reject(exchange, ProblemCode.IF_MATCH_INVALID.problem("if-match-cannot-be-used"));
      return;
    }
    HttpServerResponse response = exchange.response();
    response.setChunked(true).putHeader("Content-Type", "application/x-ndjson");
    response.setWriteQueueMaxSize(RESULTS_UNREAD_BYTES_MAX);
    response.drainHandler(ignored -> flow());
    response.exceptionHandler(ignored -> ended = true);
    long look = exchange.vertx().setPeriodic(services.lineWithin().toMillis(), t -> look());
    exchange.addEndHandler(over -> exchange.vertx().cancelTimer(look));
    request.handler(
        chunk -> {
          if (!ended && !late) {
            guarded(() -> splitter.take(chunk));
          }
        });
    request.endHandler(
        ignored -> {
          if (!late) {
            received = true;
            guarded(splitter::end);
          }
        });
    request.exceptionHandler(ignored -> ended = true); // what was sent is decided all the same
    request.resume();
  }

  /** A writer that sends too little to make a line holds a connection, and is let go. */
  private void look() {
    if (!received && !ended && !isBusy() && splitter.lines() == linesAtLastLook) {
      late = true;
      received = true;
      guarded(() -> {});
    }
    linesAtLastLook = splitter.lines();
  }

  /** Takes lines and goes on; a failure that nobody expected ends the answer short. */
  private void guarded(Runnable lines) {
    try {
      lines.run();
      flow();
    } catch (RuntimeException e) {
      LOG.error("A bulk append failed unexpectedly", e);
      ended = true;
      exchange.response().reset();
    }
  }

  private void line(LineSplitter.Line line) {
    if (ended || refused || line.isBlank()) {
      return;
    }
    if (unsent.isEmpty() || unsent.peekLast().isFull()) {
      unsent.add(new BulkGroup());
    }
    BulkGroup.Slot slot = commands.slot(line);
    unsent.peekLast().add(slot, line.bytes() == null ? 0 : line.bytes().length);
    refused = stopAtRefusal && slot.problem() != null;
  }

  /** Sends what is ready, writes what is decided, and reads on or waits. */
  private void flow() {
    if (ended) {
      return;
    }
    while (!unsent.isEmpty() && underWay.size() < underWayMax() && isDue(unsent.peek())) {
      send(unsent.poll());
    }
    if (received && unsent.isEmpty() && underWay.isEmpty()) {
      if (late) {
        write(results.late(splitter.lines() + 1));
      }
      end();
      return;
    }
    if (received) {
      return;
    }
    if (isBusy()) {
      exchange.request().pause();
    } else {
      exchange.request().resume();
    }
  }

  /** A group that could take more lines waits for them, unless there is nothing else to do. */
  private boolean isDue(BulkGroup group) {
    return group.isFull() || received || refused || underWay.isEmpty();
  }

  /** Nothing more is read then. */
  private boolean isBusy() {
    return underWay.size() >= underWayMax() || exchange.response().writeQueueFull();
  }

  private int underWayMax() {
    return stopAtRefusal ? 1 : UNDER_WAY_MAX;
  }

  private void send(BulkGroup group) {
    underWay.add(group);
    List<Command> sent = group.commands();
    if (sent.isEmpty()) {
      decided(group, List.of(), null);
      return;
    }
    Optional<Problem> refusal = services.refusal().get();
    if (refusal.isPresent()) {
      decided(group, List.of(), new ProblemException(refusal.get()));
      return;
    }
    services
        .node()
        .appender()
        .append(competition, sent, stopAtRefusal, TraceContext.of(exchange.request()))
        .whenComplete(
            (outcomes, failure) ->
                context.runOnContext(ignored -> decided(group, outcomes, failure)));
  }

  private void decided(BulkGroup group, List<Outcome> outcomes, Throwable failure) {
    group.decided(outcomes, failure);
    writeDecided();
  }

  /** Writes the results of the first group under way, one group at a time. */
  private void writeDecided() {
    if (ended || writing || underWay.isEmpty() || !underWay.peek().isDecided()) {
      return;
    }
    BulkGroup group = underWay.peek();
    if (group.failure() != null) {
      Problem cause = ProblemMappers.of(group.failure());
      write(results.interrupted(group.firstSentLine(), cause));
      end();
      return;
    }
    writing = true;
    exchange
        .vertx()
        .executeBlocking(() -> results.of(group), false)
        .onSuccess(
            written -> {
              writing = false;
              underWay.remove();
              write(written.bytes());
              if (written.stopped()) {
                end();
                return;
              }
              writeDecided();
              flow();
            })
        .onFailure(
            failure -> {
              write(results.interrupted(group.firstSentLine(), ProblemMappers.of(failure)));
              end();
            });
  }

  private void write(byte[] bytes) {
    if (!ended && !exchange.response().closed()) {
      exchange.response().write(Buffer.buffer(bytes));
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      exchange.response().end();
      if (!received || late) {
        exchange.request().handler(ignored -> {});
        exchange.request().resume();
        exchange.request().connection().close();
      }
    }
  }
}
