package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Cups.called;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.occasion;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.refusal.RefusalCode.CALL_CLOSED;
import static org.competitionledger.core.refusal.RefusalCode.CALL_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.CALL_OF_ANOTHER_STAGE;
import static org.competitionledger.core.refusal.RefusalCode.EVALUATION_ALREADY_OPEN;
import static org.competitionledger.core.refusal.RefusalCode.EVALUATION_NOT_OPEN;
import static org.competitionledger.core.refusal.RefusalCode.OCCASION_CLOSED;
import static org.competitionledger.core.refusal.RefusalCode.OCCASION_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.STAGE_ALREADY_OPEN;
import static org.competitionledger.core.refusal.RefusalCode.STAGE_CLOSED;
import static org.competitionledger.core.refusal.RefusalCode.STAGE_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.STAGE_NOT_CLOSED;
import static org.competitionledger.core.refusal.RefusalCode.STAGE_NOT_OPEN;
import static org.competitionledger.core.refusal.RefusalCode.STAGE_ORDER_TAKEN;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_CALL;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_OCCASION;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_STAGE;

import org.competitionledger.event.CallClosed;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StandingsCertified;

/** Examples of stages, occasions and calls against the order of their lives. */
final class StageRefusals {

  private StageRefusals() {}

  static void examples(Examples examples) {
    examples
        .on(UNKNOWN_STAGE, () -> given(announced()).when(opened("heat")))
        .on(STAGE_EXISTS, () -> given(announced(), stage("heat", 1)).when(stage("heat", 2)))
        .on(STAGE_ORDER_TAKEN, () -> given(announced(), stage("heat", 1)).when(stage("final", 1)))
        .on(
            STAGE_ALREADY_OPEN,
            () -> given(announced(), stage("heat", 1), opened("heat")).when(opened("heat")))
        .on(
            STAGE_NOT_OPEN,
            () -> given(announced(), stage("heat", 1)).when(new StageClosed("heat")))
        .on(
            STAGE_CLOSED,
            () ->
                given(judgedCup(), new StageClosed("heat"))
                    .when(score("heat", "ants", "speed", "1")))
        .on(
            STAGE_NOT_CLOSED,
            () -> given(entered()).when(new StandingsCertified("heat", 1, 0L, "a".repeat(64))))
        .on(
            EVALUATION_ALREADY_OPEN,
            () -> given(entered(), new EvaluationOpened("heat")).when(new EvaluationOpened("heat")))
        .on(EVALUATION_NOT_OPEN, () -> given(entered()).when(new EvaluationClosed("heat")))
        .on(
            UNKNOWN_OCCASION,
            () -> given(judgedCup()).when(score("heat", "ants", "speed", 2, null, "1")))
        .on(OCCASION_EXISTS, () -> given(entered(), occasion("heat", 1)).when(occasion("heat", 1)))
        .on(
            OCCASION_CLOSED,
            () ->
                given(judgedCup(), new OccasionClosed("heat", 1, null, null))
                    .when(score("heat", "ants", "speed", "1")))
        .on(
            UNKNOWN_CALL,
            () -> given(entered()).by(applicant("ants")).when(applied("spring", "ants")))
        .on(CALL_EXISTS, () -> given(called()).when(call("spring", "heat")))
        .on(
            CALL_CLOSED,
            () -> given(called(), new CallClosed("spring")).when(new CallClosed("spring")))
        .on(CALL_OF_ANOTHER_STAGE, () -> given(called()).when(admitted("final", "ants", "spring")));
  }
}
