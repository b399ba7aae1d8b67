package org.competitionledger.api.append;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.competitionledger.api.node.Admission;
import org.competitionledger.api.problem.BodyProblems;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.api.problem.Refusals;
import org.competitionledger.api.read.Acknowledged;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.standings.WorkLimit;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Refused;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.event.Proposal;
import org.competitionledger.projections.LedgerNode;

/** Tries and appends commands for who waits for the answer. */
@ApplicationScoped
public class Appends {

  private static final Duration FOLDED_WITHIN = Duration.ofSeconds(10);

  private final LedgerNode node;
  private final Readings readings;
  private final Moments moments;
  private final WorkLimit workLimit;
  private final Admission admission;
  private final AppendMetrics metrics;
  private final Acknowledged acknowledged;

  Appends(
      LedgerNode node,
      Readings readings,
      Moments moments,
      WorkLimit workLimit,
      Admission admission,
      AppendMetrics metrics,
      Acknowledged acknowledged) {
    this.node = node;
    this.readings = readings;
    this.moments = moments;
    this.workLimit = workLimit;
    this.admission = admission;
    this.metrics = metrics;
    this.acknowledged = acknowledged;
  }

  /**
   * The events of a command, or of one alone.
   *
   * @throws ProblemException telling at which fields it is none
   */
  public static List<Proposal> read(JsonNode command) {
    Parsed<List<Proposal>> parsed = CommandJson.body(command.toString().getBytes(UTF_8));
    if (parsed instanceof Parsed.Ok<List<Proposal>> ok) {
      return ok.value();
    }
    throw new ProblemException(BodyProblems.of(parsed.problems()));
  }

  /**
   * What would become of events.
   *
   * @param atLeast the sequence that must be folded, as it was asked for; null if it does not
   *     matter
   */
  public DryRun attempt(
      String competition, Authority authority, List<Proposal> proposals, String atLeast) {
    Proposed proposed = Proposed.of(competition, authority, "", null, proposals, true);
    return workLimit.take(
        () ->
            DryRun.of(
                competition,
                state(competition, atLeast),
                node.views().findingMemory(competition),
                proposed.command(),
                Instant.now(),
                node.transparency().held()));
  }

  private State state(String competition, String atLeast) {
    return readings.lastSequence(competition) < 0
        ? new MapState()
        : moments.open(competition, atLeast, null).reading().state();
  }

  /**
   * Appends events, all or none, and returns once they can be read here; the same key again does
   * nothing more.
   *
   * @param key the idempotency key
   * @param array whether pointers into the events begin with an index
   * @throws ProblemException if they are refused, or it is not known what became of them
   */
  public Accepted append(
      String competition,
      Authority authority,
      String key,
      List<Proposal> proposals,
      boolean array) {
    admission.refusal().ifPresent(this::refuse);
    Proposed proposed = Proposed.of(competition, authority, key, null, proposals, array);
    Outcome outcome = answered(competition, proposed);
    if (outcome.getAnswer() instanceof Refused refused) {
      refuse(Refusals.problem(refused, array));
    }
    Accepted accepted = (Accepted) outcome.getAnswer();
    if (accepted.getReplayed()) {
      metrics.replayed();
    } else {
      metrics.accepted(accepted.getCount());
    }
    long last = accepted.getFirstSequence() + accepted.getCount() - 1;
    acknowledged.note(competition, last);
    awaitFold(competition, last);
    return accepted;
  }

  private Outcome answered(String competition, Proposed proposed) {
    try {
      return node.appender()
          .append(competition, List.of(proposed.command()), false, Optional.empty())
          .join()
          .get(0);
    } catch (CompletionException e) {
      throw new ProblemException(ProblemMappers.of(e.getCause()));
    }
  }

  private void awaitFold(String competition, long last) {
    try {
      node.views().awaitSequence(competition, last, FOLDED_WITHIN).join();
    } catch (CompletionException late) {
      // it is recorded; who reads on waits, as every reader does
    }
  }

  private void refuse(Problem problem) {
    metrics.refused(problem.code());
    throw new ProblemException(problem);
  }
}
