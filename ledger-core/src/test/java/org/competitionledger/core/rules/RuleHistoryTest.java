package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.NOON;
import static org.competitionledger.core.rules.RuleFixture.STAGE;
import static org.competitionledger.core.rules.RuleFixture.call;
import static org.competitionledger.core.rules.RuleFixture.criterion;
import static org.competitionledger.core.rules.RuleFixture.decimal;
import static org.competitionledger.core.rules.RuleFixture.event;
import static org.competitionledger.core.rules.RuleFixture.gate;
import static org.competitionledger.core.rules.RuleFixture.open;
import static org.competitionledger.core.rules.RuleFixture.publish;
import static org.competitionledger.core.rules.RuleFixture.putStage;
import static org.competitionledger.core.rules.RuleFixture.scored;
import static org.competitionledger.core.rules.RuleFixture.set;
import static org.competitionledger.core.rules.RuleFixture.state;
import static org.competitionledger.core.rules.RuleFixture.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.*;
import org.competitionledger.state.HeadState;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;
import org.competitionledger.view.ImpactStatus;
import org.competitionledger.view.Phase;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.StageTiming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleHistoryTest {

  private MapState before;

  @BeforeEach
  void aCupWithAFinal() {
    before = state(RecordKind.LIVE, "Asia/Seoul");
    putStage(before, stage -> stage);
  }

  /** Payloads that change no rule; a payload type in neither list fails this test. */
  private static final Set<Class<?>> NO_CHANGE =
      Set.of(
          CompetitionAnnounced.class,
          NoticePublished.class,
          StatementRecorded.class,
          PromiseMade.class,
          PromiseKept.class,
          CompetitionConcluded.class,
          StageScheduled.class,
          StageOpened.class,
          EvaluationOpened.class,
          EvaluationClosed.class,
          StageClosed.class,
          CallClosed.class,
          ParticipantRegistered.class,
          ParticipantChanged.class,
          IntentDeclared.class,
          ParticipationDeclined.class,
          ApplicationSubmitted.class,
          ApplicationWithdrawn.class,
          ApplicationAccepted.class,
          ApplicationRejected.class,
          EntryAdmitted.class,
          AccommodationDecided.class,
          SubmissionRegistered.class,
          SnapshotDisclosed.class,
          PanelAnnounced.class,
          EvaluatorAppointed.class,
          EvaluatorRecused.class,
          ScoreRecorded.class,
          ScoreCorrected.class,
          ScoreVoided.class,
          ScoreSealed.class,
          ScoreRevealed.class,
          ScoreStatisticPublished.class,
          FigureReported.class,
          GateRuled.class,
          AdjustmentApplied.class,
          TieResolved.class,
          VoteCast.class,
          NoAwardDeclared.class,
          StandingsCertified.class,
          EntryAdvanced.class,
          EntryEliminated.class,
          EntryWithdrawn.class,
          EntryDisqualified.class,
          EntryReinstated.class,
          ObjectionFiled.class,
          ObjectionWaived.class,
          ObjectionPeriodAnnounced.class,
          ObjectionDecided.class,
          BenefitOffered.class,
          BenefitGranted.class,
          RoleGranted.class,
          RoleRevoked.class,
          BenefitRevoked.class,
          SigningKeyAdded.class,
          SigningKeyRetired.class);

  @Test
  void everyPayloadEitherMakesAChangeOrNone() {
    Set<String> known = new HashSet<>();
    RuleHistory.CHANGES.forEach(type -> known.add(type.getName()));
    NO_CHANGE.forEach(type -> known.add(type.getName()));
    assertThat(known).hasSize(RuleHistory.CHANGES.size() + NO_CHANGE.size());
    assertThat(known)
        .isEqualTo(
            Proposal.getClassSchema().getField("payload").schema().getTypes().stream()
                .map(Schema::getFullName)
                .collect(Collectors.toSet()));
  }

  @Test
  void otherEventsMakeNoChange() {
    assertThat(RuleHistory.changeOf(before, event(new StageOpened(STAGE)))).isEmpty();
    assertThat(
            RuleHistory.changeOf(
                new MapState(),
                event(
                    new CompetitionAnnounced(
                        text("Cup"), null, RecordKind.LIVE, "UTC", null, null, null))))
        .isEmpty();
  }

  @Test
  void eventsAboutWhatWasNeverRecordedAreTaken() {
    MapState bare = state(RecordKind.LIVE, "UTC");
    assertThat(
            List.of(
                new CriterionSpecified(
                    2, 1, scored("x"), null, null, null, DefinitionDirection.NARROWED),
                new StageRescheduled(STAGE, null, null, 3, null),
                new CallChanged("first", null, 2, null, null),
                new OccasionClosed(STAGE, 12, decimal("0.5"), null)))
        .allSatisfy(payload -> assertThat(RuleHistory.changeOf(bare, event(payload))).isEmpty());
    assertThat(RuleHistory.changeOf(bare, event(amended(set(2, scored("x")))))).isPresent();
    assertThat(
            RuleHistory.changeOf(
                bare, event(new CriterionInterpreted("x", 1, null, text("y"), null, null, null))))
        .isPresent();
    assertThat(
            RuleHistory.changeOf(
                new MapState(), event(new StageRescheduled(STAGE, null, null, 3, null))))
        .isEmpty();
  }

  @Test
  void theFirstCriteriaAreInitial() {
    RuleChange change =
        change(new CriteriaPublished(set(1, scored("expert")), text("why"), text("law")));
    assertThat(change.getKind()).isEqualTo(ChangeKind.CRITERIA_PUBLISHED);
    assertThat(change.getVersion()).isEqualTo(1);
    assertThat(change.getComparedWith()).isNull();
    assertThat(change.getDirection()).isEqualTo(Direction.INITIAL);
    assertThat(change.getDifferences()).isEmpty();
    assertThat(change.getRationale()).isEqualTo(text("why"));
    assertThat(change.getLegalBasis()).isEqualTo(text("law"));
    assertThat(change.getNoticeDays()).isZero();
    assertThat(change.getRecordedAt()).isEqualTo(NOON);
    assertThat(change.getImpact().getStatus()).isEqualTo(ImpactStatus.NOT_COMPUTED);
  }

  @Test
  void anAmendmentIsComparedWithTheVersionThatCoveredItsStage() {
    publish(before, set(1, scored("expert")), "2026-01-01T00:00:00Z", 2);
    CriteriaSet elsewhere =
        CriteriaSet.newBuilder(set(2, scored("user"))).setStages(List.of("other")).build();
    publish(before, elsewhere, "2026-01-02T00:00:00Z", 3);

    RuleChange change = change(amended(set(3, scored("expert"), gate("own"))));

    assertThat(change.getKind()).isEqualTo(ChangeKind.CRITERIA_AMENDED);
    assertThat(change.getVersion()).isEqualTo(3);
    assertThat(change.getComparedWith()).isEqualTo(1);
    assertThat(pointers(change)).containsExactly("/criteria/own");
    assertThat(change.getDirection()).isEqualTo(Direction.TIGHTENED);
    assertThat(rules(change)).containsExactly("gate-added");
  }

  @Test
  void theFirstVersionOfAnotherStageIsInitialAndShownAgainstTheOneBefore() {
    publish(before, set(1, scored("expert")), "2026-01-01T00:00:00Z", 2);
    CriteriaSet elsewhere =
        CriteriaSet.newBuilder(set(2, gate("own"))).setStages(List.of("other")).build();
    RuleChange change = change(amended(elsewhere));
    assertThat(change.getDirection()).isEqualTo(Direction.INITIAL);
    assertThat(change.getComparedWith()).isEqualTo(1);
    assertThat(pointers(change)).contains("/stages", "/criteria/own", "/criteria/expert");
  }

  @Test
  void directionCountsAgainstEveryVersionReplaced() {
    CriteriaSet first =
        CriteriaSet.newBuilder(set(1, scored("expert"), gate("own")))
            .setStages(List.of("semi"))
            .build();
    publish(before, first, "2026-01-01T00:00:00Z", 2);
    publish(before, set(2, scored("expert")), "2026-01-02T00:00:00Z", 3);
    CriteriaSet both =
        CriteriaSet.newBuilder(set(3, scored("expert"))).setStages(List.of("semi", STAGE)).build();
    RuleChange change = change(amended(both));
    assertThat(change.getComparedWith()).isEqualTo(2);
    assertThat(rules(change)).containsExactly("gate-removed");
    assertThat(change.getTiming()).extracting(StageTiming::getStage).containsExactly("semi", STAGE);
  }

  @Test
  void aSpecifiedCriterionStandsInACopyOfItsBase() {
    publish(before, set(1, scored("expert"), open("individual")), "2026-01-01T00:00:00Z", 2);
    Criterion specified =
        criterion("individual", c -> c.setDefinition(text("chosen by each team")));
    RuleChange change =
        change(
            new CriterionSpecified(
                2, 1, specified, null, null, null, DefinitionDirection.NARROWED));
    assertThat(change.getKind()).isEqualTo(ChangeKind.CRITERION_SPECIFIED);
    assertThat(pointers(change))
        .containsExactly("/criteria/individual/definition/en", "/criteria/individual/state");
    assertThat(rules(change)).containsExactly("criterion-specified", "definition-narrowed");
    assertThat(change.getDirection()).isEqualTo(Direction.TIGHTENED);
    assertThat(change.getTitle().getEn()).contains("individual").contains("version 2");
  }

  @Test
  void anInterpretationMovesAsItsRecorderDeclaresAndGovernsItsStage() {
    publish(before, set(1, gate("own")), "2026-01-01T00:00:00Z", 2);
    CriterionInterpreted ruling =
        new CriterionInterpreted(
            "own",
            1,
            null,
            new LocalisedText("직접 설계", "designed by the team"),
            null,
            null,
            DefinitionDirection.NARROWED);
    RuleChange change = change(ruling);
    assertThat(change.getKind()).isEqualTo(ChangeKind.CRITERION_INTERPRETED);
    assertThat(change.getVersion()).isEqualTo(1);
    assertThat(change.getDirection()).isEqualTo(Direction.TIGHTENED);
    assertThat(change.getTiming()).extracting(StageTiming::getStage).containsExactly(STAGE);
    assertThat(pointers(change))
        .containsExactly("/criteria/own/interpretation/ko", "/criteria/own/interpretation/en");
    CriterionInterpreted undeclared =
        CriterionInterpreted.newBuilder(ruling).setDirection(null).build();
    assertThat(change(undeclared).getDirection()).isEqualTo(Direction.NEUTRAL);
  }

  @Test
  void timingNamesTheLastPhaseReached() {
    CriteriaPublished published = new CriteriaPublished(set(1, scored("x")), null, null);
    assertPhase(published, Phase.BEFORE_CALL);
    before.put(StateKind.CALL.key("first"), call("first", 2, -1));
    assertPhase(published, Phase.DURING_CALL);
    before.put(StateKind.CALL.key("first"), call("first", 2, 3));
    assertPhase(published, Phase.AFTER_CALL_CLOSED);
    putStage(before, s -> s.setOpened(4));
    assertPhase(published, Phase.AFTER_STAGE_OPENED);
    putStage(before, s -> s.setOpened(4).setEvaluationOpened(5));
    assertPhase(published, Phase.AFTER_EVALUATION_OPENED);
    putStage(before, s -> s.setOpened(4).setEvaluationOpened(5).setFirstSubmission(6));
    assertPhase(published, Phase.AFTER_FIRST_SUBMISSION);
    putStage(before, s -> s.setOpened(4).setFirstScore(7));
    assertPhase(published, Phase.AFTER_FIRST_SCORE);
    putStage(before, s -> s.setOpened(4).setFirstScore(7).setFirstOutcome(8));
    assertPhase(published, Phase.AFTER_OUTCOME);
    assertThat(change(published).getTiming().get(0).getReached())
        .containsExactly(
            Phase.AFTER_CALL_CLOSED,
            Phase.AFTER_STAGE_OPENED,
            Phase.AFTER_FIRST_SCORE,
            Phase.AFTER_OUTCOME);
  }

  @Test
  void aClosedCallOutweighsAnotherThatIsOpen() {
    before.put(StateKind.CALL.key("additional"), call("additional", 5, -1));
    before.put(StateKind.CALL.key("first"), call("first", 2, 3));
    RuleChange change = change(new CriteriaPublished(set(1, scored("x")), null, null));
    assertThat(change.getTiming())
        .containsExactly(
            new StageTiming(
                STAGE,
                Phase.AFTER_CALL_CLOSED,
                List.of(Phase.DURING_CALL, Phase.AFTER_CALL_CLOSED)));
  }

  @Test
  void ledgerTimeOfAReconstructedChangeIsTheLaterEndButNeverBeforeThePreceding() {
    before = state(RecordKind.RECONSTRUCTED, "Asia/Seoul");
    Event late =
        event(
            new CriteriaPublished(set(1, scored("x")), null, null),
            p ->
                p.setOccurredAt(RuleFixture.range("2026-01-15T00:00:00Z", "2026-01-26T00:00:00Z")));
    assertThat(RuleHistory.changeOf(before, late).orElseThrow().getLedgerTime())
        .isEqualTo("2026-01-26T00:00:00Z");
    before.put(Keys.HEAD, new HeadState(1L, NOON, NOON));
    assertThat(RuleHistory.changeOf(before, late).orElseThrow().getLedgerTime()).isEqualTo(NOON);
  }

  private RuleChange change(Object payload) {
    return RuleHistory.changeOf(before, event(payload)).orElseThrow();
  }

  private void assertPhase(Object payload, Phase expected) {
    assertThat(change(payload).getTiming())
        .extracting(StageTiming::getPhase)
        .containsExactly(expected);
  }

  private static List<String> rules(RuleChange change) {
    return change.getReasons().stream().map(DirectionReason::getRule).toList();
  }

  private static List<String> pointers(RuleChange change) {
    return change.getDifferences().stream().map(Difference::getPointer).toList();
  }

  private static CriteriaAmended amended(CriteriaSet set) {
    return new CriteriaAmended(set, null, null, List.of(), null);
  }

  private String title(Object payload) {
    LocalisedText title = change(payload).getTitle();
    return title.getKo() + " / " + title.getEn();
  }

  /** What a reader of the history sees first. */
  @Test
  void titlesSayWhatChangedInBothLanguages() {
    publish(before, set(1, open("expert")), "2026-01-01T00:00:00Z", 3);
    putStage(before, stage -> stage.setFirstScore(3).setName(new LocalisedText("결승", null)));
    before.put(StateKind.CALL.key("first"), call("first", 3, -1));
    assertThat(title(new CriteriaPublished(set(2, scored("x")), null, null)))
        .isEqualTo("평가 기준 제2판 공표 / Criteria published: version 2");
    assertThat(
            title(
                new CriterionSpecified(
                    2,
                    1,
                    criterion("expert", c -> c.setName(new LocalisedText("전문가", "Expert"))),
                    null,
                    null,
                    null,
                    null)))
        .isEqualTo("평가 기준 ‘전문가’ 구체화(제2판) / Criterion “Expert” specified: version 2");
    assertThat(title(new CriterionInterpreted("expert", 1, null, text("so"), null, null, null)))
        .isEqualTo("평가 기준 ‘expert’ 해석(제1판) / Criterion “expert” interpreted: version 1");
    assertThat(title(new OccasionScheduled(STAGE, 1, null, decimal("0.5"), null)))
        .as("the one name that there is stands in both")
        .isEqualTo("‘결승’ 1회차 배점 배수 변경 / Multiplier of occasion 1 of “결승” changed");
    assertThat(title(new CallChanged("first", null, 2, null, null)))
        .isEqualTo("공모 변경: first / Call changed: first");
    assertThat(
            title(
                new CallOpened(
                    "more",
                    CallKind.ADDITIONAL,
                    STAGE,
                    text("more"),
                    RuleFixture.window("2026-01-23T00:00:00Z", "2026-02-12T07:00:00Z"),
                    1,
                    List.of(),
                    List.of())))
        .isEqualTo("추가 공모 개시: more / Additional call opened: more");
    assertThat(title(new PolicyGoalsDeclared(List.of(), true)))
        .isEqualTo("정책 목표 제시(우선순위 있음) / Goals declared, in order of priority");
    assertThat(title(new PolicyGoalsDeclared(List.of(), false)))
        .isEqualTo("정책 목표 제시(우선순위 없음) / Goals declared, without an order");
    StageRescheduled rescheduled =
        new StageRescheduled(
            STAGE, RuleFixture.window("2026-01-23T00:00:00Z", null), null, null, null);
    assertThat(title(rescheduled)).isEqualTo("‘결승’ 일정 공개 / Schedule of “결승” made known");
    putStage(
        before, stage -> stage.setEvaluation(RuleFixture.window("2026-05-01T00:00:00Z", null)));
    assertThat(title(rescheduled)).isEqualTo("‘Final’ 일정 변경 / “Final” rescheduled");
  }

  @Test
  void titlesAddWhatADirectionDoesNotTell() {
    publish(before, set(1, scored("x")), "2026-01-01T00:00:00Z", 3);
    CriteriaSet split =
        CriteriaSet.newBuilder(
                set(
                    2,
                    criterion("x", c -> c.setMaximum(null)),
                    criterion("a", c -> c.setParent("x")),
                    criterion("b", c -> c.setParent("x"))))
            .setPublication(List.of(new Publication(STAGE, PublicationScope.ALL, null, null)))
            .build();
    assertThat(title(amended(split)))
        .isEqualTo(
            "평가 기준 제2판으로 개정(평가 기준 세분, 점수 공개 범위 명시) / Criteria amended: version 2"
                + " (criterion divided into parts, publication of scores stated)");
  }

  @Test
  void anAmendmentMovesDefinitionsAsItsRecorderDeclares() {
    publish(before, set(1, scored("x")), "2026-01-01T00:00:00Z", 3);
    CriteriaSet reworded = set(2, criterion("x", c -> c.setDefinition(text("own weights"))));
    DefinitionChange narrowed = new DefinitionChange("x", DefinitionDirection.NARROWED);
    assertThat(rules(change(new CriteriaAmended(reworded, null, null, List.of(narrowed), null))))
        .containsExactly("definition-narrowed");
  }

  @Test
  void anInterpretationIsCalledByTheNameOfItsCriterion() {
    publish(
        before,
        set(1, criterion("x", c -> c.setName(new LocalisedText("독자성", "Independence")))),
        "2026-01-01T00:00:00Z",
        3);
    assertThat(title(new CriterionInterpreted("x", 1, null, text("so"), null, null, null)))
        .isEqualTo("평가 기준 ‘독자성’ 해석(제1판) / Criterion “Independence” interpreted: version 1");
  }
}
