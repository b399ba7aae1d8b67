package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.advanced;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;

import java.util.List;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.Verdict;
import org.junit.jupiter.api.Test;

/** Rules that count: who is out against the cut rule, who is in against the seats. */
class CountsTest {

  private static final FindingCode CUT = FindingCode.ELIMINATIONS_DIFFER_FROM_CUT;
  private static final FindingCode SEATS = FindingCode.SEATS_UNFILLED;

  /** Four entries under a cut rule. */
  private static Story field(CutKind kind, int count, GateOrder gates) {
    return Story.of(
            stage("heat", 1),
            stage("final", 2),
            participant("ants"),
            participant("bees"),
            participant("crows"),
            participant("doves"),
            published(
                set(1, "heat", criterion("speed"), gate("safe"))
                    .setCutRules(List.of(new CutRule("heat", kind, count, null, gates)))),
            opened("heat"))
        .and(admitted("heat", "ants"), admitted("heat", "bees"))
        .and(admitted("heat", "crows"), admitted("heat", "doves"));
  }

  private static EntryEliminated out(String participant) {
    return new EntryEliminated("heat", participant, text("Out"), null, null);
  }

  private static EntryAdvanced on(String participant) {
    return new EntryAdvanced("heat", participant, "final", null, text("On"));
  }

  private static GateRuled fails(String participant) {
    return new GateRuled("heat", participant, "safe", Verdict.FAILED, null);
  }

  @Test
  void fewerEliminatedIsKnownOnceSomethingBecameOfEveryEntry() {
    Story story =
        field(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT).and(out("doves"), on("ants"), on("bees"));
    assertThat(story.told().open()).doesNotContain(CUT);

    story.and(on("crows"));

    assertThat(story.finding(CUT).orElseThrow().finding().getDetail().getEn())
        .isEqualTo("By the cut on record 2 would be eliminated from heat; 1 were.");
    assertThat(story.finding(CUT).orElseThrow().finding().getSequences()).containsExactly(13L, 16L);
  }

  @Test
  void theWorstSoManyAreOutWhateverTheField() {
    Story story = field(CutKind.BOTTOM_K, 1, GateOrder.AFTER_CUT).and(out("doves"));
    assertThat(story.told().open()).doesNotContain(CUT);

    assertThat(story.and(out("crows")).told().open()).contains(CUT);
  }

  @Test
  void whoFailsAGateBeforeTheCutIsForeseenByIt() {
    Story story =
        field(CutKind.TOP_N, 3, GateOrder.BEFORE_CUT)
            .and(fails("ants"), fails("bees"))
            .and(out("ants"), out("bees"));

    assertThat(story.told().open()).doesNotContain(CUT);
    assertThat(story.and(out("crows")).told().open()).contains(CUT);
  }

  @Test
  void ofTheWorstTooThoseWhoFailAGateBeforeTheCutComeOnTop() {
    Story story =
        field(CutKind.BOTTOM_K, 1, GateOrder.BEFORE_CUT)
            .and(fails("ants"))
            .and(out("ants"), out("doves"));

    assertThat(story.told().open()).doesNotContain(CUT);
  }

  @Test
  void whoFailsAGateAfterTheCutComesOnTopOfWhatIsForeseen() {
    Story story =
        field(CutKind.TOP_N, 3, GateOrder.AFTER_CUT)
            .and(fails("ants"))
            .and(out("ants"), out("doves"));

    assertThat(story.finding(CUT).orElseThrow().finding().getDetail().getEn())
        .endsWith("2 were. Of those eliminated, 1 had failed a gate.");
  }

  @Test
  void whoWithdrawsOrIsDisqualifiedLeavesASmallerField() {
    Story story =
        field(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)
            .and(out("doves"), out("crows"))
            .and(new EntryWithdrawn("heat", "bees", null));
    assertThat(story.told().open()).contains(CUT);

    Story other =
        field(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)
            .and(out("doves"), out("crows"))
            .and(new EntryDisqualified("heat", "bees", text("Cheated")));
    assertThat(other.told().open()).contains(CUT);
  }

  @Test
  void whoIsReinstatedIsOutNoMore() {
    Story story = field(CutKind.TOP_N, 3, GateOrder.BEFORE_CUT).and(out("doves"), out("crows"));
    assertThat(story.told().open()).contains(CUT);

    assertThat(story.and(new EntryReinstated("heat", "crows", null)).told().open())
        .doesNotContain(CUT);
  }

  @Test
  void aLateEntryMakesRoomForAnotherElimination() {
    Story story =
        field(CutKind.TOP_N, 3, GateOrder.BEFORE_CUT)
            .and(participant("emus"))
            .and(out("doves"), out("crows"));
    assertThat(story.told().open()).contains(CUT);

    assertThat(story.and(admitted("heat", "emus")).told().open()).doesNotContain(CUT);
  }

  @Test
  void seatsWaitForTheLastDecision() {
    Story story =
        CallCases.called(List.of())
            .and(participant("bees"))
            .and(applied("spring", "ants"), applied("spring", "bees"))
            .and(new CallClosed("spring"))
            .and(new ApplicationRejected("spring", "bees", null));
    assertThat(story.told().open()).doesNotContain(SEATS);

    story.and(new ApplicationWithdrawn("spring", "ants", null));
    assertThat(story.finding(SEATS).orElseThrow().finding().getDetail().getEn())
        .isEqualTo("Of the 1 seat of Spring call, none was filled.");
  }

  @Test
  void aSeatThatIsFilledAfterAllResolvesIt() {
    Story story =
        CallCases.called(List.of())
            .and(applied("spring", "ants"))
            .and(new CallClosed("spring"))
            .and(new ApplicationRejected("spring", "ants", null));
    assertThat(story.told().open()).contains(SEATS);

    story.and(new ApplicationAccepted("spring", "ants", null));
    assertThat(story.told().open()).doesNotContain(SEATS);
  }

  @Test
  void whoEntersByACallTakesASeatWithoutAWordOfAcceptance() {
    Story story =
        CallCases.called(List.of()).and(participant("bees")).and(new CallClosed("spring"));
    assertThat(story.and(admitted("heat", "bees")).told().open())
        .as("who enters by no call fills no seat")
        .contains(SEATS);

    assertThat(story.and(admitted("heat", "ants", "spring")).told().open()).doesNotContain(SEATS);
  }

  @Test
  void whereNobodyIsSelectedNothingIsWaitedFor() {
    Story story =
        CallCases.called(List.of()).and(applied("spring", "ants")).and(new CallClosed("spring"));
    assertThat(story.told().open()).doesNotContain(SEATS);

    story.and(new NoAwardDeclared("spring", null, null, 3, 2, 1, 0, null, null));
    assertThat(story.told().open()).contains(SEATS);
  }

  @Test
  void aSeatAddedIsToBeFilledToo() {
    Story story =
        CallCases.called(List.of())
            .and(applied("spring", "ants"))
            .and(new ApplicationAccepted("spring", "ants", null))
            .and(new CallChanged("spring", null, 2, null, null))
            .and(new CallClosed("spring"));

    assertThat(story.finding(SEATS).orElseThrow().finding().getDetail().getEn())
        .isEqualTo("Of the 2 seats of Spring call, 1 was filled.");
  }

  @Test
  void whoWithdrewNeedsNoDecision() {
    Story story =
        field(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)
            .and(new EntryWithdrawn("heat", "bees", null))
            .and(on("ants"), on("crows"));
    assertThat(story.told().open()).doesNotContain(CUT);

    assertThat(story.and(on("doves")).told().open())
        .as("of three that are left all went on, where one would be out")
        .contains(CUT);
  }

  @Test
  void aRuleDoesNotForeseeMoreEliminationsThanThereAreEntries() {
    Story story =
        field(CutKind.BOTTOM_K, 3, GateOrder.BEFORE_CUT)
            .and(fails("ants"), fails("bees"))
            .and(out("ants"), out("bees"), out("crows"), out("doves"));

    assertThat(story.told().open()).doesNotContain(CUT);
  }

  @Test
  void whoAdvancesIsCountedWhereItGoes() {
    Story story =
        field(CutKind.TOP_N, 4, GateOrder.BEFORE_CUT).and(advanced("heat", "ants", "final"));

    assertThat(story.told().memory().find(FindingKinds.STAGE.key("final")).orElseThrow())
        .extracting(notes -> notes.getEntries())
        .isEqualTo(1);
  }
}
