package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Cups.appliedCup;
import static org.competitionledger.core.decide.Cups.called;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.occasion;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.submission;
import static org.competitionledger.core.decide.Says.time;
import static org.competitionledger.core.decide.Says.window;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;

import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.IntentDeclared;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.ParticipationDeclined;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageRescheduled;
import org.junit.jupiter.api.Test;

class StageAndCallRulesTest {

  @Test
  void leadsAStageThroughItsLife() {
    given(
        announced(),
        stage("heat", 1),
        new StageRescheduled("heat", null, window("2026-02", null), null, null),
        occasion("heat", 1),
        opened("heat"),
        new EvaluationOpened("heat"),
        new OccasionClosed("heat", 1, null, null),
        new EvaluationClosed("heat"),
        new StageClosed("heat"));
  }

  @Test
  void closesAnOccasionAfterItsStageSoThatNothingStaysPending() {
    given(entered(), new StageClosed("heat"), new OccasionClosed("heat", 1, null, null));
  }

  @Test
  void closesAnOccasionOnce() {
    given(entered(), new OccasionClosed("heat", 1, null, null))
        .when(new OccasionClosed("heat", 1, null, null))
        .thenRefused(RefusalCode.OCCASION_CLOSED);
  }

  @Test
  void reschedulesNoClosedStage() {
    given(entered(), new StageClosed("heat"))
        .when(new StageRescheduled("heat", null, null, 3, null))
        .thenRefused(RefusalCode.STAGE_CLOSED, "/data/stage");
  }

  @Test
  void takesApplicationsUpToTheLastMomentOfTheWindow() {
    given(entered(), call("spring", "heat", window("2026-01-01", "2026-01-31")))
        .by(applicant("ants", "bees"))
        .at("2026-01-31T14:58:59.999999Z")
        .and(applied("spring", "ants"))
        .when(applied("spring", "bees"))
        .thenRefused(RefusalCode.OUTSIDE_WINDOW, "/data/call");
  }

  @Test
  void takesApplicationsUpToAnExtendedDeadline() {
    given(entered(), call("spring", "heat", window("2026-01-01", "2026-01-31")))
        .and(new CallChanged("spring", time("2026-02-28"), null, null, null))
        .at("2026-02-27T00:00:00Z")
        .by(applicant("ants"))
        .when(applied("spring", "ants"))
        .thenRecorded();
  }

  @Test
  void takesIntentsDeclinesAndWithdrawals() {
    given(called())
        .by(applicant("ants", "bees"))
        .and(
            new IntentDeclared("spring", "ants", null),
            new ParticipationDeclined("spring", "bees", null),
            applied("spring", "ants"),
            new ApplicationWithdrawn("spring", "ants", null),
            applied("spring", "ants"));
  }

  @Test
  void turnsADecisionOnAnApplicationRound() {
    appliedCup()
        .and(
            new ApplicationRejected("spring", "ants", null),
            new ApplicationAccepted("spring", "ants", null),
            admitted("heat", "ants", "spring"));
  }

  @Test
  void takesNobodyByACallWithoutAward() {
    appliedCup()
        .and(OutcomeRefusals.noAward(null))
        .when(new ApplicationAccepted("spring", "ants", null))
        .thenRefused(RefusalCode.NO_AWARD_DECLARED);
  }

  @Test
  void changesNoClosedCall() {
    given(called(), new CallClosed("spring"))
        .when(new CallChanged("spring", null, 2, null, null))
        .thenRefused(RefusalCode.CALL_CLOSED);
  }

  @Test
  void takesSubmissionsOfEntriesOnly() {
    given(entered(), participant("dogs"))
        .by(applicant("ants", "dogs"))
        .and(submission("heat", "ants", "model"))
        .when(submission("heat", "dogs", "other"))
        .thenRefused(RefusalCode.UNKNOWN_ENTRY)
        .by(organizer());
  }
}
