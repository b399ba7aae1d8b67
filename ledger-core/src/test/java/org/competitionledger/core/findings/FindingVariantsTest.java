package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.upheld;
import static org.competitionledger.core.decide.Says.voided;
import static org.competitionledger.core.decide.Says.window;
import static org.competitionledger.core.findings.PublicationCases.now;
import static org.competitionledger.core.findings.PublicationCases.promised;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.Clause;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;
import org.competitionledger.event.Scale;
import org.competitionledger.event.StageScheduled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What findings say of histories beside their smallest ones, and where they begin. */
class FindingVariantsTest {

  private static String detail(Story story, FindingCode code) {
    return story.finding(code).map(found -> found.finding().getDetail().getEn()).orElse("-");
  }

  private static Story prepared(String bees) {
    StageScheduled heat =
        new StageScheduled("heat", text("heat"), 1, null, window("2026-03-01", null), null);
    return Story.of(heat, participant("ants"), participant("bees"), opened("heat"))
        .and(EntryCases.preparing("ants", "2026-01-15"), EntryCases.preparing("bees", bees));
  }

  @Test
  void whoHasMoreTimeIsToldToo() {
    assertThat(detail(prepared("2026-01-10"), FindingCode.PREPARATION_UNEQUAL))
        .isEqualTo(
            "In heat, bees has 5 more days to prepare than ants (from 10 January 2026 against"
                + " 15 January 2026; 50 against 45 days until the planned evaluation"
                + " (1 March 2026), counted to 1 March 2026); whether anything is done about it is"
                + " not on record.");
    assertThat(detail(prepared("2026-01-16"), FindingCode.PREPARATION_UNEQUAL))
        .startsWith("In heat, bees has 1 fewer days to prepare than ants");
  }

  @Test
  void timesThatMayBeTheSameAreTakenAsTheSame() {
    assertThat(detail(prepared("2026-01-15"), FindingCode.PREPARATION_UNEQUAL)).isEqualTo("-");
    assertThat(detail(prepared("2026-01"), FindingCode.PREPARATION_UNEQUAL)).isEqualTo("-");
  }

  private static String changed(String closes, Integer seats, List<Clause> clauses) {
    return detail(
        CallCases.called(List.of())
            .and(applied("spring", "ants"))
            .on(
                "2026-02-01",
                new CallChanged(
                    "spring", closes == null ? null : Story.time(closes), seats, clauses, null)),
        FindingCode.CALL_CHANGED_AFTER_APPLICATION);
  }

  @Test
  void ofACallThatChangedLateItIsSaidWhatChanged() {
    assertThat(changed(null, 2, null))
        .isEqualTo("The number of seats of Spring call changed after the first application.");
    assertThat(changed("2026-06-01", 2, null))
        .isEqualTo(
            "The deadline and the seats of Spring call changed after the first application.");
    assertThat(changed(null, null, List.of(new Clause("a", ClauseKind.OTHER, text("Bring it")))))
        .as("neither deadline nor seats")
        .isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "0, 90, false",
        "90, 100, false",
        "0, 89.9, true",
        "90.1, 100, true",
        "90.1, -, true",
        "-, 89.9, true",
        "-, 90, false"
      })
  void aScoreAtAnEndOfALaterScaleIsComparable(String min, String max, boolean outside) {
    Scale scale = new Scale(min == null ? null : number(min), max == null ? null : number(max));
    Story story =
        RuleCases.entered()
            .and(score("heat", "ants", "speed", "90"))
            .and(amended(set(2, "heat", criterion("speed").setScale(scale))));
    assertThat(story.told().open().contains(FindingCode.SCORE_NOT_COMPARABLE)).isEqualTo(outside);
  }

  @Test
  void aScoreThatWasVoidedIsOutsideNoScale() {
    Scale scale = new Scale(number("0"), number("50"));
    Story story =
        RuleCases.entered()
            .and(score("heat", "ants", "speed", "90"), voided("heat", "ants", "speed", null))
            .and(amended(set(2, "heat", criterion("speed").setScale(scale))));
    assertThat(story.told().open()).doesNotContain(FindingCode.SCORE_NOT_COMPARABLE);
  }

  @Test
  void afterAnOutcomeAChangeOfPublicationIsHeldAgainstThat() {
    Story story =
        promised(PublicationScope.ALL)
            .and(score("heat", "ants", "speed", "90"), eliminated("heat", "ants"))
            .on("2026-02-02", now(PublicationScope.NONE));
    assertThat(detail(story, FindingCode.PUBLICATION_NARROWED_AFTER_SCORES))
        .isEqualTo(
            "After the first outcome of heat the rules changed: less of the scores is to be"
                + " published, or later.");
    assertThat(
            story
                .finding(FindingCode.PUBLICATION_NARROWED_AFTER_SCORES)
                .orElseThrow()
                .finding()
                .getSequences())
        .containsExactly(7L, 8L);
  }

  /** A due date that had passed when the outcome came is held from the outcome on. */
  @Test
  void lessIsPublishedFromTheOutcomeOnWhereTheDateHadPassed() {
    Story story =
        promised(new Publication("heat", PublicationScope.ALL, Story.time("2026-01-10"), null))
            .and(PublicationCases.hidden("speed"))
            .on("2026-02-05", eliminated("heat", "ants"));
    assertThat(
            story
                .finding(FindingCode.LESS_PUBLISHED_THAN_STATED)
                .orElseThrow()
                .finding()
                .getSince())
        .isEqualTo(Instant.parse("2026-02-05T14:59:59.999999Z"));
  }

  @Test
  void anObjectionIsUnansweredOnlyAfterAFortnight() {
    Story story = PublicationCases.decided().on("2026-02-02", objection("o-1", "ants"));
    ObservedStory told = story.told();
    Optional<FindingCode> code = Optional.of(FindingCode.OBJECTION_UNANSWERED);
    assertThat(Findings.at(told.memory(), code, Instant.parse("2026-02-16T14:00:00Z"))).isEmpty();
    assertThat(Findings.at(told.memory(), code, Instant.parse("2026-02-16T15:00:00Z"))).hasSize(1);
    Story answered = story.on("2026-02-10", upheld("o-1"));
    assertThat(answered.sequenceOf(ObjectionDecided.class)).isEqualTo(8);
    assertThat(answered.finding(FindingCode.OBJECTION_UNANSWERED))
        .as("it was answered before it fell due, and so never held")
        .isEmpty();
  }

  private static CallChanged withClause(ClauseKind kind) {
    return new CallChanged(
        "spring", null, null, List.of(new Clause("c-1", kind, text("Nobody may win"))), null);
  }

  @Test
  void aNoAwardWithoutAClauseIsItsFirstEvidence() {
    NoAwardDeclared none = new NoAwardDeclared("spring", null, null, 3, 2, 1, 0, null, null);
    Story story = CallCases.called(List.of()).on("2026-02-01", none);
    assertThat(story.told().open()).contains(FindingCode.NO_AWARD_CLAUSE_LATE);
  }

  @Test
  void onlyTheFirstNoAwardClauseIsLate() {
    Story other = CallCases.called(List.of()).on("2026-02-01", withClause(ClauseKind.ELIGIBILITY));
    assertThat(other.told().open()).doesNotContain(FindingCode.NO_AWARD_CLAUSE_LATE);

    Story twice =
        other
            .on("2026-02-02", withClause(ClauseKind.NO_AWARD))
            .on("2026-02-03", withClause(ClauseKind.NO_AWARD));
    assertThat(
            twice.finding(FindingCode.NO_AWARD_CLAUSE_LATE).orElseThrow().finding().getSequences())
        .containsExactly(3L, 5L);
  }

  @Test
  void goalsDeclaredInOrderSettleThatTheyHadNone() {
    Story story = Story.of(RuleCases.goals(false, "fun", "fame"));
    assertThat(story.told().open()).contains(FindingCode.GOALS_UNORDERED);
    assertThat(story.and(RuleCases.goals(true, "fun", "fame")).told().open())
        .doesNotContain(FindingCode.GOALS_UNORDERED);
    assertThat(Story.of(RuleCases.goals(false, "fun")).told().open())
        .as("one needs no order")
        .doesNotContain(FindingCode.GOALS_UNORDERED);
  }

  @Test
  void laterRulesAreHeldAgainstGoalsToo() {
    Story served =
        Story.of(stage("heat", 1), RuleCases.goals(true, "fun"))
            .and(published(set(1, "heat", criterion("speed").setGoals(List.of("fun")))));
    assertThat(served.told().open()).doesNotContain(FindingCode.CRITERION_SERVES_NO_GOAL);
    Story added =
        served.and(
            amended(
                set(
                    2,
                    "heat",
                    criterion("speed").setGoals(List.of("fun")),
                    criterion("style"),
                    criterion("shown").setKind(CriterionKind.INFORMATIVE))));
    assertThat(detail(added, FindingCode.CRITERION_SERVES_NO_GOAL))
        .as("what is only shown serves none")
        .isEqualTo("Criteria of heat for which none of the declared goals is stated: “style”.");
  }

  @Test
  void whoAdvancesMayPrepareForLessTime() {
    Story story =
        Story.of(stage("heat", 1), stage("final", 2), participant("ants"), participant("bees"))
            .and(opened("heat"), admitted("heat", "ants"), admitted("heat", "bees"))
            .and(advancing("ants", "2026-02-01"), advancing("bees", "2026-02-03"));
    assertThat(detail(story, FindingCode.PREPARATION_UNEQUAL))
        .startsWith("In final, bees has 2 fewer days to prepare than ants");
  }

  private static EntryAdvanced advancing(String participant, String from) {
    return new EntryAdvanced("heat", participant, "final", Story.time(from), text("On"));
  }

  @Test
  void anOrganiserWhoPromisesWithoutANameIsTheOrganiser() {
    assertThat(detail(Story.live(PromiseCases.promise(null, null)), FindingCode.PROMISE_OPEN))
        .isEqualTo(
            "No event on record keeps a promise of The organiser yet (1 January 2026):"
                + " “We will say more”.");
  }

  /** Those whose rules do not have the criterion do not say when it was due. */
  @Test
  void aPromiseAboutACriterionIsDueInTheStagesThatHaveIt() {
    Story story =
        RuleCases.ruled()
            .and(stage("other", 2), opened("other"))
            .on(
                "2026-01-10",
                new PromiseMade("p-1", PromiseKind.SPECIFY, text("So"), "speed", null))
            .on("2026-02-01", new EvaluationOpened("other"))
            .on("2026-02-02", new PromiseKept("p-1", null));
    assertThat(story.finding(FindingCode.PROMISE_KEPT_LATE)).isEmpty();
    Story call =
        CallCases.called(List.of())
            .on("2026-01-10", PromiseCases.promise("spring", null))
            .and(new CallClosed("spring"))
            .on("2026-02-02", new PromiseKept("p-1", null));
    assertThat(detail(call, FindingCode.PROMISE_KEPT_LATE))
        .isEqualTo(
            "A promise is on record as kept only after Spring call had ended:"
                + " “We will say more”.");
  }
}
