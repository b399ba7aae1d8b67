package org.competitionledger.api.append;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.http.WholeBody;
import org.competitionledger.api.problem.BodyProblems;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.api.problem.Refusals;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Refused;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.event.Proposal;
import org.competitionledger.projections.StoredEvent;

/** One append of one command as JSON. Everything happens on the request's event loop. */
final class SingleAppend {

  /** Greatest size of a body, in bytes. */
  static final int BODY_SIZE_MAX = 900 << 10;

  /** Larger bodies are parsed on a worker, so as not to hold up the event loop. */
  private static final int INLINE_SIZE_MAX = 32 << 10;

  private static final Pattern IF_MATCH = Pattern.compile("\"(-1|0|[1-9][0-9]{0,17})\"");

  private final RoutingContext exchange;
  private final String competition;
  private final Authority authority;
  private final AppendServices services;
  private final Context context = Vertx.currentContext();
  private Long ifMatch;
  private String key;
  private Timer.Sample started;

  SingleAppend(
      RoutingContext exchange, String competition, Authority authority, AppendServices services) {
    this.exchange = exchange;
    this.competition = competition;
    this.authority = authority;
    this.services = services;
  }

  void start(String idempotencyKey) {
    if (idempotencyKey == null) {
      reject(ProblemCode.IDEMPOTENCY_KEY_MISSING.problem());
      return;
    }
    key = idempotencyKey;
    String given = exchange.request().getHeader("If-Match");
    if (given != null) {
      Matcher matcher = IF_MATCH.matcher(given.strip());
      if (!matcher.matches()) {
        reject(ProblemCode.IF_MATCH_INVALID.problem());
        return;
      }
      ifMatch = Long.valueOf(matcher.group(1));
    }
    receive();
  }

  private void receive() {
    WholeBody.receive(
        exchange,
        BODY_SIZE_MAX,
        services.bodyWithin(),
        body -> parse(body.getBytes()),
        this::rejectBody);
  }

  private void parse(byte[] body) {
    started = Timer.start();
    if (body.length <= INLINE_SIZE_MAX) {
      answered(() -> send(CommandJson.body(body, Proposed.sender(authority)), body));
    } else {
      exchange
          .vertx()
          .executeBlocking(() -> CommandJson.body(body, Proposed.sender(authority)), false)
          .onSuccess(parsed -> answered(() -> send(parsed, body)))
          .onFailure(this::fail);
    }
  }

  /** A failure that nobody expected is answered too: nobody else would. */
  private void answered(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void send(Parsed<List<Proposal>> parsed, byte[] body) {
    if (parsed instanceof Parsed.Ok<List<Proposal>> proposals) {
      Proposed proposed =
          Proposed.of(competition, authority, key, ifMatch, proposals.value(), isArray(body));
      services
          .node()
          .appender()
          .append(
              competition, List.of(proposed.command()), false, TraceContext.of(exchange.request()))
          .whenComplete(
              (outcomes, failure) ->
                  context.runOnContext(
                      ignored -> {
                        if (failure != null) {
                          fail(failure);
                        } else {
                          answer(proposed, outcomes.get(0));
                        }
                      }));
    } else {
      reject(BodyProblems.of(parsed.problems()));
    }
  }

  static boolean isArray(byte[] body) {
    for (byte each : body) {
      if (each > ' ') {
        return each == '[';
      }
    }
    return false;
  }

  private void answer(Proposed proposed, Outcome outcome) {
    if (outcome.getAnswer() instanceof Refused refused) {
      reject(Refusals.problem(refused, proposed.array()));
    } else if (outcome.getAnswer() instanceof Accepted accepted) {
      if (accepted.getReplayed()) {
        replay(proposed, accepted);
      } else {
        services.metrics().accepted(accepted.getCount());
        created(accepted, out -> Receipts.write(competition, proposed, accepted, out));
      }
    } else {
      fail(new IllegalStateException("a single command was skipped"));
    }
  }

  private void replay(Proposed proposed, Accepted accepted) {
    exchange
        .vertx()
        .executeBlocking(
            () ->
                new RecordedCommands(services.node(), competition)
                    .events(accepted.getFirstSequence(), accepted.getCount()),
            false)
        .onSuccess(events -> replayed(proposed, accepted, events))
        .onFailure(this::fail);
  }

  private void replayed(Proposed proposed, Accepted accepted, List<StoredEvent> events) {
    services.metrics().replayed();
    exchange.response().putHeader("Idempotent-Replayed", "true");
    created(
        accepted,
        out -> Receipts.write(competition, proposed.command().getCommandId(), events, out));
  }

  private void created(Accepted accepted, JsonBytes.Value receipt) {
    byte[] json;
    try {
      json = JsonBytes.of(receipt);
    } catch (RuntimeException e) {
      fail(e);
      return;
    }
    services
        .acknowledged()
        .note(competition, accepted.getFirstSequence() + accepted.getCount() - 1);
    HttpServerResponse response = exchange.response();
    if (!response.closed()) {
      response.setStatusCode(201);
      response.putHeader("Content-Type", "application/json");
      response.putHeader(
          "Location", "/v1/competitions/" + competition + "/events/" + accepted.getFirstSequence());
      response.end(Buffer.buffer(json));
    }
    started.stop(services.metrics().latency());
  }

  private void rejectBody(ProblemCode why) {
    reject(why == ProblemCode.TOO_LARGE ? why.problem("command-is-at-most-900") : why.problem());
  }

  private void fail(Throwable failure) {
    reject(ProblemMappers.of(failure));
  }

  private void reject(Problem problem) {
    services.metrics().refused(problem.code());
    ProblemJson.reject(exchange, problem);
  }
}
