package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.occurred;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.stage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionResult;
import org.competitionledger.event.PromiseKept;
import org.junit.jupiter.api.Test;

/** How findings stand at a moment, are resolved, and gather proofs. */
class FindingsTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @Test
  void aPromiseIsOverdueFromTheDayAfterItsDateAndNotBefore() {
    ObservedStory told = Story.of(PromiseCases.promise(null, "2026-02-10")).told();

    assertThat(codesAt(told, "2026-02-10T14:59:59Z")).containsExactly(FindingCode.PROMISE_OPEN);
    assertThat(codesAt(told, "2026-02-10T15:00:01Z"))
        .containsExactly(FindingCode.PROMISE_OPEN, FindingCode.PROMISE_OVERDUE);
  }

  @Test
  void aPromiseKeptTooLateWasOverdueUntilThen() {
    ObservedStory told =
        Story.of(PromiseCases.promise(null, "2026-02-10"))
            .on("2026-02-15", new PromiseKept("p-1", null))
            .told();

    FindingAt overdue = told.findings().get(1);
    assertThat(overdue.code()).isEqualTo(FindingCode.PROMISE_OVERDUE);
    assertThat(overdue.resolved()).isTrue();
    assertThat(overdue.openDays(SEOUL)).isEqualTo(4); // the 11th to the 15th
    assertThat(overdue.finding().getResolvedBy()).isEqualTo(2);
  }

  @Test
  void anObjectionIsUnansweredAfterTwoWeeks() {
    ObservedStory told =
        Story.of(stage("heat", 1), participant("ants"), opened("heat"), admitted("heat", "ants"))
            .on("2026-02-01", objection("o-1", "ants"))
            .told();

    assertThat(codesAt(told, "2026-02-14T00:00:00Z")).isEmpty();
    assertThat(codesAt(told, "2026-02-15T15:00:00Z"))
        .containsExactly(FindingCode.OBJECTION_UNANSWERED);
  }

  @Test
  void anObjectionAnsweredLateWasUnansweredOnce() {
    ObservedStory told =
        Story.of(stage("heat", 1), participant("ants"), opened("heat"), admitted("heat", "ants"))
            .on("2026-02-01", objection("o-1", "ants"))
            .on("2026-03-01", new ObjectionDecided("o-1", ObjectionResult.DISMISSED, null, null))
            .told();

    assertThat(told.findings()).hasSize(1);
    assertThat(told.open()).isEmpty();
  }

  @Test
  void isResolvedByWhatSettlesIt() {
    ObservedStory told =
        RuleCases.ruled()
            .and(participant("ants"), opened("heat"), admitted("heat", "ants"))
            .and(eliminated("heat", "ants"))
            .then(story -> new EntryReinstated("heat", "ants", null))
            .told();

    assertThat(told.open()).containsExactly(FindingCode.OUTCOME_WITHOUT_CERTIFIED_TABLE);
  }

  @Test
  void ofOneCodeAreFoundAlone() {
    ObservedStory told =
        Story.of(PromiseCases.promise(null, null), RuleCases.goals(false, "a", "b")).told();

    assertThat(Findings.at(told.memory(), Optional.of(FindingCode.GOALS_UNORDERED), Instant.MAX))
        .extracting(FindingAt::code)
        .containsExactly(FindingCode.GOALS_UNORDERED);
  }

  @Test
  void oneThatManyEventsProveListsTheFirstFiftyAndTheLast() {
    Story story = Story.live();
    for (int i = 0; i < 60; i++) {
      story.on("2026-06-01", occurred("2026-04-01", notice("n-" + i)));
    }
    FindingAt late = story.finding(FindingCode.RECORDED_LATE).orElseThrow();

    List<Long> sequences = late.finding().getSequences();
    assertThat(late.finding().getProofs()).isEqualTo(60);
    assertThat(sequences).hasSize(51).startsWith(1L, 2L).endsWith(50L, 60L);
  }

  @Test
  void aReconstructedRecordIsNeverLate() {
    assertThat(Story.of(occurred("2025", notice("n-1"))).told().open()).isEmpty();
  }

  /** Where a rule looked, it would look into the memory. */
  @Test
  void scoresAreLookedAtByNoRule() {
    Story story = RuleCases.entered().and(score("heat", "ants", "speed", "90"));

    assertThat(
            Findings.observe(
                story.state(),
                null,
                story.events().get((int) story.lastSequence()),
                Optional.empty()))
        .isEmpty();
  }

  private static List<FindingCode> codesAt(ObservedStory told, String moment) {
    return Findings.at(told.memory(), Optional.empty(), Instant.parse(moment)).stream()
        .map(FindingAt::code)
        .toList();
  }
}
