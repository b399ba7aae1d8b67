package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.window;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;

import java.time.Instant;
import java.util.Optional;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.StageClosed;
import org.junit.jupiter.api.Test;

/** What came too late says until when it was possible. */
class TooLateTest {

  private static final String TOO_LATE = "2026-03-01T12:00:00Z";

  /** What is proposed at noon on the first of March. */
  private static Optional<Instant> possibleUntil(
      Specification given, RefusalCode refusal, Object said) {
    Specification.Then then = given.at(TOO_LATE).when(said);
    then.thenRefused(refusal);
    return TooLate.possibleUntil(
        then.refused().refusal(), given.state(), Instant.parse(TOO_LATE).plusSeconds(60));
  }

  private static Optional<Instant> lastRecorded(Specification given) {
    return Optional.of(given.history().get(given.history().size() - 1).event().getRecordedAt());
  }

  @Test
  void anApplicationAfterTheEndOfTheWindowThatIsInForce() {
    Specification call =
        given(entered(), call("short", "heat", window("2026-01-01", "2026-02-28")))
            .by(applicant("crows"));
    assertThat(possibleUntil(call, RefusalCode.OUTSIDE_WINDOW, applied("short", "crows")))
        .contains(Instant.parse("2026-02-28T15:00:00Z").minusNanos(1_000));
  }

  @Test
  void anApplicationBeforeItIsNotLate() {
    Specification call =
        given(entered(), call("next", "heat", window("2026-04-01", "2026-04-30")))
            .by(applicant("crows"));
    assertThat(possibleUntil(call, RefusalCode.OUTSIDE_WINDOW, applied("next", "crows"))).isEmpty();
  }

  @Test
  void whatComesAfterAnEventThatClosedSaysWhenThatWas() {
    Specification call =
        given(entered(), call("shut", "heat", window("2026-01-01", "2026-12-31")))
            .and(new CallClosed("shut"));
    Optional<Instant> closed = lastRecorded(call);
    assertThat(
            possibleUntil(
                call.by(applicant("crows")), RefusalCode.CALL_CLOSED, applied("shut", "crows")))
        .isEqualTo(closed);

    Specification stage = given(judgedCup(), new StageClosed("heat"));
    closed = lastRecorded(stage);
    assertThat(possibleUntil(stage, RefusalCode.STAGE_CLOSED, score("heat", "ants", "speed", "1")))
        .isEqualTo(closed);

    Specification occasion = given(judgedCup(), new OccasionClosed("heat", 1, null, null));
    closed = lastRecorded(occasion);
    assertThat(
            possibleUntil(
                occasion, RefusalCode.OCCASION_CLOSED, new OccasionClosed("heat", 1, null, null)))
        .isEqualTo(closed);

    Specification evaluation =
        given(announced(), stage("heat", 1), opened("heat"))
            .and(new EvaluationOpened("heat"), new EvaluationClosed("heat"));
    closed = lastRecorded(evaluation);
    assertThat(
            possibleUntil(
                evaluation, RefusalCode.EVALUATION_NOT_OPEN, new EvaluationClosed("heat")))
        .isEqualTo(closed);

    Specification competition = given(announced(), new CompetitionConcluded());
    closed = lastRecorded(competition);
    assertThat(possibleUntil(competition, RefusalCode.COMPETITION_CONCLUDED, stage("heat", 1)))
        .isEqualTo(closed);
  }

  @Test
  void whatIsRefusedForAnotherReasonIsNotLate() {
    assertThat(
            possibleUntil(
                given(announced()).by(organizer()), RefusalCode.UNKNOWN_STAGE, opened("none")))
        .isEmpty();
    assertThat(
            possibleUntil(
                given(announced(), stage("heat", 1), opened("heat")),
                RefusalCode.EVALUATION_NOT_OPEN,
                new EvaluationClosed("heat")))
        .isEmpty();
  }
}
