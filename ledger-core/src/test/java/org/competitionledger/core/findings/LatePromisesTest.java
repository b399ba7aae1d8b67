package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;

import java.time.Instant;
import java.util.Optional;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.StageClosed;
import org.junit.jupiter.api.Test;

/** "Kept only after what it was about": the gravest that a promise came too late for is told. */
class LatePromisesTest {

  private static Story about(String subject, PromiseKind kind) {
    return Story.of(stage("heat", 1), call("spring", "heat"))
        .and(participant("ants"))
        .and(published(set(1, "heat", criterion("speed"))))
        .and(opened("heat"))
        .and(admitted("heat", "ants"))
        .on("2026-01-10", new PromiseMade("p-1", kind, text("We will say more."), subject, null));
  }

  private static Optional<String> kept(Story story) {
    return story
        .on("2026-03-01", new PromiseKept("p-1", null))
        .finding(FindingCode.PROMISE_KEPT_LATE)
        .map(found -> found.finding().getDetail().getEn());
  }

  private static Optional<String> late(String when) {
    return Optional.of(
        "A promise is on record as kept only %s: “We will say more”.".formatted(when));
  }

  @Test
  void afterTheStageOrTheCallThatItIsAboutHadEnded() {
    assertThat(
            kept(
                about("heat", PromiseKind.SPECIFY)
                    .and(new EvaluationOpened("heat"), new StageClosed("heat"))))
        .isEqualTo(late("after heat had ended"));
    assertThat(kept(about("spring", PromiseKind.PUBLISH).and(new CallClosed("spring"))))
        .isEqualTo(late("after spring had ended"));
    assertThat(kept(about("heat", PromiseKind.PUBLISH))).isEmpty();
  }

  @Test
  void afterTheFirstOutcomeOrTheEvaluationOfWhatWasToBeSpecified() {
    Story evaluated =
        about("speed", PromiseKind.SPECIFY)
            .and(new EvaluationOpened("heat"), new EvaluationClosed("heat"));
    assertThat(kept(evaluated)).isEqualTo(late("after the evaluation of heat had closed"));
    Story decided =
        about("speed", PromiseKind.SPECIFY)
            .and(new EvaluationOpened("heat"), new EvaluationClosed("heat"))
            .and(eliminated("heat", "ants"));
    assertThat(kept(decided)).isEqualTo(late("after the first outcome of heat"));
  }

  @Test
  void afterTheCompetitionHadEndedWhereItIsAboutNothingThatEnds() {
    assertThat(kept(about("speed", PromiseKind.PUBLISH).and(new CompetitionConcluded(null))))
        .isEqualTo(late("after the competition had ended"));
  }

  @Test
  void whatWasReachedBeforeItWasMadeIsNotWhatItIsLateFor() {
    Story story =
        Story.of(stage("heat", 1))
            .and(opened("heat"), new EvaluationOpened("heat"))
            .on("2026-02-01", PromiseCases.promise("heat", null));
    assertThat(kept(story)).isEmpty();
  }

  /** The last moment of the day that was named is in time. */
  @Test
  void itIsOverdueFromTheMomentAfterItsDate() {
    Story story = Story.of(PromiseCases.promise(null, "2026-02"));
    FindingAt found = story.finding(FindingCode.PROMISE_OVERDUE).orElseThrow();
    assertThat(found.finding().getSince())
        .isBetween(Instant.parse("2026-02-28T15:00:00Z"), Instant.parse("2026-02-28T15:00:01Z"));
    assertThat(found.finding().getDetail().getEn())
        .isEqualTo(
            "No event on record keeps a promise due by February 2026 (last day 28 February 2026):"
                + " “We will say more”.");
    assertThat(
            Findings.at(
                story.told().memory(),
                Optional.of(FindingCode.PROMISE_OVERDUE),
                Instant.parse("2026-02-28T14:00:00Z")))
        .isEmpty();
  }
}
