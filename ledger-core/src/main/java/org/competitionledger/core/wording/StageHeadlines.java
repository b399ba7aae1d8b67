package org.competitionledger.core.wording;

import java.math.BigDecimal;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.event.StageScheduled;

/** Stages, their occasions, and calls. */
final class StageHeadlines {

  private StageHeadlines() {}

  static void addTo(Tellers tellers) {
    tellers.on(StageScheduled.class, (event, reading) -> scheduled(event));
    tellers.on(StageRescheduled.class, StageHeadlines::rescheduled);
    tellers.on(
        StageOpened.class,
        (event, reading) ->
            Headline.of("{0:이} 시작됐다", "{0} began", reading.stage(event.getStage())));
    tellers.on(
        EvaluationOpened.class,
        (event, reading) ->
            Headline.of(
                "{0}에서 평가가 시작됐다", "evaluation began in {0}", reading.stage(event.getStage())));
    tellers.on(
        EvaluationClosed.class,
        (event, reading) ->
            Headline.of(
                "{0}에서 평가가 끝났다", "evaluation ended in {0}", reading.stage(event.getStage())));
    tellers.on(
        StageClosed.class,
        (event, reading) ->
            Headline.of("{0:이} 종료됐다", "{0} closed", reading.stage(event.getStage())));
    tellers.on(OccasionScheduled.class, StageHeadlines::occasionScheduled);
    tellers.on(OccasionClosed.class, StageHeadlines::occasionClosed);
    tellers.on(CallOpened.class, StageHeadlines::callOpened);
    tellers.on(CallChanged.class, StageHeadlines::callChanged);
    tellers.on(
        CallClosed.class,
        (event, reading) ->
            Headline.of(
                "{0} 신청 접수가 마감됐다", "applications closed for {0}", reading.call(event.getCall())));
  }

  private static Headline scheduled(StageScheduled event) {
    return Headline.of("{0} 일정이 잡혔다", "{0} was scheduled", Term.of(event.getName()))
        .remark("준비", "preparation", event.getPreparation())
        .remark("평가", "evaluation", event.getEvaluation())
        .remark("참가 예정 수 {0}", "planned entries: {0}", event.getPlannedEntries());
  }

  private static Headline rescheduled(StageRescheduled event, Statement reading) {
    return Headline.of(
            "{0} 일정이 변경됐다", "the schedule of {0} changed", reading.stage(event.getStage()))
        .remark("준비", "preparation", event.getPreparation())
        .remark("평가", "evaluation", event.getEvaluation())
        .remark("참가 예정 수 {0}", "planned entries: {0}", event.getPlannedEntries())
        .because(event.getReason());
  }

  private static Headline occasionScheduled(OccasionScheduled event, Statement reading) {
    Term stage = reading.stage(event.getStage());
    Term number = Term.of(event.getOccasion());
    LocalisedText name = event.getName();
    Headline headline =
        name == null
            ? Headline.of("{0} {1}회차 일정이 잡혔다", "round {1} of {0} was scheduled", stage, number)
            : Headline.of(
                "{0} {1}회차인 {2} 일정이 잡혔다",
                "{2}, round {1} of {0}, was scheduled", stage, number, Term.of(name));
    headline.remark("일시", "date:", event.getDate());
    return multiplied(headline, event.getMultiplier());
  }

  private static Headline occasionClosed(OccasionClosed event, Statement reading) {
    Term stage = reading.stage(event.getStage());
    Term number = Term.of(event.getOccasion());
    Headline headline =
        reading
            .names()
            .occasion(event.getStage(), event.getOccasion())
            .map(
                name ->
                    Headline.of(
                        "{0} {1}회차인 {2:이} 끝났다",
                        "{2}, round {1} of {0}, ended", stage, number, Term.of(name)))
            .orElseGet(
                () -> Headline.of("{0} {1}회차가 끝났다", "round {1} of {0} ended", stage, number));
    return multiplied(headline, event.getMultiplier()).because(event.getReason());
  }

  private static Headline multiplied(Headline headline, BigDecimal multiplier) {
    return multiplier == null
        ? headline
        : headline.remark("배점 {0}배 적용", "points multiplied by {0}", Term.of(multiplier));
  }

  private static Headline callOpened(CallOpened event, Statement reading) {
    Term name = Term.of(event.getName());
    Headline headline =
        event.getKind() == CallKind.ADDITIONAL
            ? Headline.of(
                "{1} 참가자를 추가로 뽑는 {0} 신청 접수가 시작됐다",
                "applications opened for {0}, an additional call for {1}",
                name,
                reading.stage(event.getStage()))
            : Headline.of("{0} 신청 접수가 시작됐다", "applications opened for {0}", name);
    headline.remark("접수 기간", "open", event.getWindow());
    seats(headline, event.getSeats());
    return headline.remarkIf(
        event.getClauses().stream().anyMatch(clause -> clause.getKind() == ClauseKind.NO_AWARD),
        "‘적격자 없음’ 조항 포함",
        "with a no-award clause");
  }

  private static Headline callChanged(CallChanged event, Statement reading) {
    Headline headline =
        Headline.of("{0}의 조건이 변경됐다", "the terms of {0} changed", reading.call(event.getCall()))
            .remark("새 마감", "new deadline:", event.getCloses());
    seats(headline, event.getSeats());
    return headline
        .remarkIf(event.getClauses() != null, "조항 변경", "new clauses")
        .because(event.getReason());
  }

  private static void seats(Headline headline, Integer seats) {
    if (seats != null) {
      headline.remark("선발 예정 수 {0}", "{0}", Term.count(seats, "place", "places"));
    }
  }
}
