package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.occurred;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.window;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.refusal.RefusalCode.CHANGE_EMPTY;
import static org.competitionledger.core.refusal.RefusalCode.CONTROL_CHARACTER;
import static org.competitionledger.core.refusal.RefusalCode.DUPLICATE_ID;
import static org.competitionledger.core.refusal.RefusalCode.EVALUATOR_ID_MALFORMED;
import static org.competitionledger.core.refusal.RefusalCode.FIELD_MISSING;
import static org.competitionledger.core.refusal.RefusalCode.FIELD_UNEXPECTED;
import static org.competitionledger.core.refusal.RefusalCode.ID_MALFORMED;
import static org.competitionledger.core.refusal.RefusalCode.LIST_EMPTY;
import static org.competitionledger.core.refusal.RefusalCode.NUMBER_OUT_OF_RANGE;
import static org.competitionledger.core.refusal.RefusalCode.POINTER_MALFORMED;
import static org.competitionledger.core.refusal.RefusalCode.SHA256_MALFORMED;
import static org.competitionledger.core.refusal.RefusalCode.SUBJECT_AMBIGUOUS;
import static org.competitionledger.core.refusal.RefusalCode.TEXT_MISSING;
import static org.competitionledger.core.refusal.RefusalCode.TEXT_TOO_LONG;
import static org.competitionledger.core.refusal.RefusalCode.TIE_TOO_SMALL;
import static org.competitionledger.core.refusal.RefusalCode.TIME_IN_FUTURE;
import static org.competitionledger.core.refusal.RefusalCode.TIME_MALFORMED;
import static org.competitionledger.core.refusal.RefusalCode.URL_MALFORMED;
import static org.competitionledger.core.refusal.RefusalCode.VKEY_MALFORMED;
import static org.competitionledger.core.refusal.RefusalCode.WINDOW_REVERSED;
import static org.competitionledger.core.refusal.RefusalCode.ZONE_UNKNOWN;

import java.util.List;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.DisputedField;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.StageScheduled;
import org.competitionledger.event.StatementRecorded;
import org.competitionledger.event.TieResolved;

/** Examples of proposals whose form alone refuses them. */
final class FormRefusals {

  private FormRefusals() {}

  static void examples(Examples examples) {
    examples
        .on(ID_MALFORMED, () -> given(announced()).when(stage("Heat 1", 1)))
        .on(
            EVALUATOR_ID_MALFORMED,
            () -> given(entered()).when(new EvaluatorAppointed("heat", "jury", "a|b", null)))
        .on(
            TEXT_MISSING,
            () -> given(announced()).when(new NoticePublished("n-1", text(" "), null, null, null)))
        .on(
            TEXT_TOO_LONG,
            () ->
                given(announced())
                    .when(new NoticePublished("n-1", text("x".repeat(2_001)), null, null, null)))
        .on(
            CONTROL_CHARACTER,
            () ->
                given(announced())
                    .when(new NoticePublished("n-1", text("a\u202Eb"), null, null, null)))
        .on(
            URL_MALFORMED,
            () ->
                given(announced())
                    .when(
                        new NoticePublished(
                            "n-1", text("Notice"), null, "ftp://example.org", null)))
        .on(
            SHA256_MALFORMED,
            () ->
                given(announced())
                    .when(new NoticePublished("n-1", text("Notice"), null, null, "abc")))
        .on(
            ZONE_UNKNOWN,
            () ->
                given()
                    .when(
                        CompetitionAnnounced.newBuilder(announced())
                            .setZone("Asia/Atlantis")
                            .build()))
        .on(
            POINTER_MALFORMED,
            () ->
                given(announced())
                    .when(
                        new StatementRecorded(
                            text("No"), null, new DisputedField(0L, "data", "1"))))
        .on(VKEY_MALFORMED, () -> given(announced()).when(new SigningKeyAdded("key")))
        .on(NUMBER_OUT_OF_RANGE, () -> given(announced()).when(stage("heat", 0)))
        .on(FIELD_MISSING, () -> given(judgedCup()).when(withoutValue()))
        .on(
            FIELD_UNEXPECTED,
            () ->
                given(judgedCup())
                    .when(
                        ScoreRecorded.newBuilder(score("heat", "ants", "speed", "1"))
                            .setState(ScoreState.SEALED)
                            .build()))
        .on(LIST_EMPTY, () -> given(announced()).when(new PolicyGoalsDeclared(List.of(), true)))
        .on(
            DUPLICATE_ID,
            () -> given(entered()).when(new TieResolved("heat", List.of("ants", "ants"), null)))
        .on(
            CHANGE_EMPTY,
            () -> given(entered()).when(new ParticipantChanged("ants", null, null, null)))
        .on(
            SUBJECT_AMBIGUOUS,
            () ->
                given(entered())
                    .when(
                        new NoAwardDeclared(null, null, null, null, null, null, null, null, null)))
        .on(TIME_MALFORMED, () -> given(announced()).when(occurred("soon", notice("n-1"))))
        .on(TIME_IN_FUTURE, () -> given(announced()).when(occurred("2027", notice("n-1"))))
        .on(
            WINDOW_REVERSED,
            () ->
                given(announced())
                    .when(
                        new StageScheduled(
                            "heat", text("Heat"), 1, window("2026-03", "2026-02"), null, null)))
        .on(
            TIE_TOO_SMALL,
            () -> given(entered()).when(new TieResolved("heat", List.of("ants"), null)));
  }

  static ScoreRecorded withoutValue() {
    return ScoreRecorded.newBuilder(score("heat", "ants", "speed", "1")).setValue(null).build();
  }
}
