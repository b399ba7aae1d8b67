package org.competitionledger.api.read;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.core.state.State;
import org.competitionledger.core.times.WorldTimes;
import org.competitionledger.projections.History;
import org.competitionledger.projections.LedgerNode;

/**
 * Opens competitions as of a moment: a sequence, or a time in any form that events take. A reduced
 * time ({@code 2026-08}) means its end in the competition's zone. Digits alone are a sequence, even
 * where they could be a year.
 */
@ApplicationScoped
public class Moments {

  private static final Duration WAIT_MAX = History.WAIT_MAX.multipliedBy(2);

  private final Readings readings;
  private final LedgerNode node;

  Moments(Readings readings, LedgerNode node) {
    this.readings = readings;
    this.node = node;
  }

  /**
   * A competition as of a moment, or a 404 if nothing was recorded by then; waits for what is
   * needed, up to 5 s each.
   *
   * @param atLeast the projection has got as far as this sequence; null if it does not matter
   * @param asOf the moment as it was given; null for now
   */
  public Moment open(String competition, String atLeast, String asOf) {
    return at("asOf", asOf, readings.open(competition, atLeast));
  }

  /**
   * A moment of a competition that is open.
   *
   * @param parameter what the moment is called
   * @param given the moment as it was given; null for now
   */
  public Moment at(String parameter, String given, Reading now) {
    if (given == null || given.isEmpty()) {
      return moment(now, now.lastSequence(), false);
    }
    if (given.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return moment(now, sequence(parameter, given, now), true);
    }
    long sequence = sequenceAt(now, time(parameter, given, now.zone()));
    return moment(now, sequence, sequence < now.lastSequence());
  }

  /** The end of a written time, in RFC 3339 or reduced, or a 400. */
  public static Instant time(String parameter, String given, ZoneId zone) {
    return WorldTimes.parse(given, zone)
        .map(WorldTimes.Span::latest)
        .orElseThrow(
            () -> ProblemCode.PARAMETER_INVALID.exception("must-be-a-time-like", parameter));
  }

  private static long sequence(String parameter, String given, Reading now) {
    long sequence = Parameters.wholeNumber(parameter, given, 0, 0, Long.MAX_VALUE);
    if (sequence > now.lastSequence()) {
      throw new ProblemException(
          ProblemCode.EVENT_NOT_FOUND
              .problem("last-event-recorded", now.lastSequence())
              .with("lastSequence", now.lastSequence()));
    }
    return sequence;
  }

  private long sequenceAt(Reading now, Instant time) {
    OptionalLong sequence = answer(node.history().sequenceAt(now.competition(), time));
    return sequence.orElseThrow(ProblemCode.NOTHING_RECORDED_YET::exception);
  }

  private Moment moment(Reading now, long sequence, boolean settled) {
    State then =
        answer(node.history().stateAt(now.competition(), sequence))
            .orElseThrow(ProblemCode.NOT_YET_PROJECTED::exception);
    return new Moment(new Reading(now.competition(), then, now.lastSequence()), sequence, settled);
  }

  /** What history answers; 503 if it has not got there in time. */
  private static <T> T answer(CompletableFuture<T> answer) {
    return Answered.within(WAIT_MAX, answer, "the history");
  }
}
