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
import org.competitionledger.api.problem.BodyProblems;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Parsed;
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
  private final Authority authority;
  private final AppendServices services;
  private final Context context = Vertx.currentContext();
  private final ArrayDeque<BulkGroup> underWay = new ArrayDeque<>();
  private final LineSplitter splitter = new LineSplitter(this::line);
  private final boolean stopAtRefusal;
  private final BulkResults results;
  private BulkGroup filling = new BulkGroup();
  private String requestKey;
  private boolean refused; // nothing after this line is to be decided
  private boolean received;
  private boolean late; // the writer brought no line in time: what it sent is decided, and no more
  private long linesAtLastLook;
  private boolean writing;
  private boolean ended;

  NdjsonAppend(
      RoutingContext exchange, String competition, Authority authority, AppendServices services) {
    this.exchange = exchange;
    this.competition = competition;
    this.authority = authority;
    this.services = services;
    stopAtRefusal = "stop".equals(exchange.request().getParam("onRefusal"));
    results = new BulkResults(competition, services, Languages.of(exchange), stopAtRefusal);
  }

  void start(String idempotencyKey) {
    HttpServerRequest request = exchange.request();
    if (request.getHeader("If-Match") != null) {
      ProblemJson.reject(exchange, ProblemCode.IF_MATCH_INVALID.problem("if-match-cannot-be-used"));
      return;
    }
    requestKey = idempotencyKey;
    HttpServerResponse response = exchange.response();
    response.setChunked(true).putHeader("Content-Type", "application/x-ndjson");
    response.setWriteQueueMaxSize(RESULTS_UNREAD_BYTES_MAX);
    response.drainHandler(ignored -> flow());
    response.exceptionHandler(ignored -> ended = true);
    long look =
        exchange.vertx().setPeriodic(services.limits().lineWithin().toMillis(), t -> look());
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
    boolean waitsForUs = underWay.size() >= underWayMax() || exchange.response().writeQueueFull();
    if (!received && !ended && !waitsForUs && splitter.lines() == linesAtLastLook) {
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
    if (filling.isFull() && underWay.size() < underWayMax()) {
      send();
    }
    BulkGroup.Slot slot = slot(line);
    filling.add(slot, line.bytes() == null ? 0 : line.bytes().length);
    refused = stopAtRefusal && slot.problem() != null;
  }

  private BulkGroup.Slot slot(LineSplitter.Line line) {
    if (line.bytes() == null) {
      Problem tooLong = ProblemCode.TOO_LARGE.problem("line-is-at-most-64");
      return new BulkGroup.Slot(line.number(), null, tooLong);
    }
    Parsed<CommandJson.Line> parsed = CommandJson.line(line.bytes());
    if (!(parsed instanceof Parsed.Ok<CommandJson.Line> ok)) {
      return new BulkGroup.Slot(line.number(), null, BodyProblems.of(parsed.problems()));
    }
    String key =
        ok.value().key().orElse(requestKey == null ? null : requestKey + ':' + line.number());
    if (key == null) {
      return new BulkGroup.Slot(line.number(), null, ProblemCode.IDEMPOTENCY_KEY_MISSING.problem());
    }
    boolean array = line.bytes()[0] == '[';
    return new BulkGroup.Slot(
        line.number(),
        Proposed.of(competition, authority, key, null, ok.value().proposals(), array),
        null);
  }

  /** Sends what is ready, writes what is decided, and reads on or waits. */
  private void flow() {
    if (ended) {
      return;
    }
    boolean due = filling.isFull() || received || refused || underWay.isEmpty();
    if (due && !filling.isEmpty() && underWay.size() < underWayMax()) {
      send();
    }
    if (received && filling.isEmpty() && underWay.isEmpty()) {
      if (late) {
        write(results.late(splitter.lines() + 1));
      }
      end();
      return;
    }
    if (received) {
      return;
    }
    boolean wait = underWay.size() >= underWayMax() || exchange.response().writeQueueFull();
    if (wait) {
      exchange.request().pause();
    } else {
      exchange.request().resume();
    }
  }

  private int underWayMax() {
    return stopAtRefusal ? 1 : UNDER_WAY_MAX;
  }

  private void send() {
    BulkGroup group = filling;
    filling = new BulkGroup();
    underWay.add(group);
    List<Command> commands = group.commands();
    if (commands.isEmpty()) {
      decided(group, List.of(), null);
      return;
    }
    Optional<Problem> refusal = services.admission().refusal();
    if (refusal.isPresent()) {
      decided(group, List.of(), new ProblemException(refusal.get()));
      return;
    }
    services
        .node()
        .appender()
        .append(competition, commands, stopAtRefusal, TraceContext.of(exchange.request()))
        .whenComplete(
            (outcomes, failure) ->
                context.runOnContext(ignored -> decided(group, outcomes, failure)));
  }

  private void decided(
      BulkGroup group, List<org.competitionledger.command.Outcome> outcomes, Throwable failure) {
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
