package org.competitionledger.core.wording;

import java.math.BigDecimal;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.event.StatisticKind;
import org.competitionledger.event.TieResolved;
import org.competitionledger.event.Verdict;

/** Panels, scores, gates. */
final class EvaluationHeadlines {

  private EvaluationHeadlines() {}

  static void addTo(Tellers tellers) {
    tellers.on(PanelAnnounced.class, EvaluationHeadlines::panel);
    tellers.on(EvaluatorAppointed.class, EvaluationHeadlines::appointed);
    tellers.on(EvaluatorRecused.class, EvaluationHeadlines::recused);
    tellers.on(ScoreRecorded.class, EvaluationHeadlines::score);
    tellers.on(ScoreCorrected.class, EvaluationHeadlines::corrected);
    tellers.on(ScoreVoided.class, EvaluationHeadlines::voided);
    tellers.on(ScoreStatisticPublished.class, EvaluationHeadlines::statistic);
    tellers.on(FigureReported.class, EvaluationHeadlines::reported);
    tellers.on(GateRuled.class, EvaluationHeadlines::gate);
    tellers.on(AdjustmentApplied.class, EvaluationHeadlines::adjusted);
    tellers.on(
        TieResolved.class,
        (event, reading) ->
            Headline.of(
                    "{0} 동점자의 순위가 {1} 순으로 정해졌다",
                    "a tie in {0} was resolved in this order: {1}",
                    reading.stage(event.getStage()),
                    Term.row(event.getOrder().stream().map(reading::participant).toList()))
                .because(event.getReason()));
  }

  private static Headline panel(PanelAnnounced event, Statement reading) {
    return Headline.of(
            "{0}의 평가위원회가 {1}명 규모로 발표됐다",
            "a panel of {1} was announced for {0}",
            reading.stage(event.getStage()),
            Term.of(event.getSize()))
        .remarkIf(event.getIdentitiesWithheld(), "명단 비공개", "names withheld")
        .remark("구성:", "composition:", event.getComposition());
  }

  private static Headline appointed(EvaluatorAppointed event, Statement reading) {
    Term evaluator =
        event.getName() == null
            ? reading.evaluator(event.getEvaluator())
            : Term.of(event.getName());
    return Headline.of(
        "{0:이} {1} 평가위원으로 위촉됐다",
        "{0} was appointed as an evaluator for {1}", evaluator, reading.stage(event.getStage()));
  }

  private static Headline recused(EvaluatorRecused event, Statement reading) {
    Term evaluator = reading.evaluator(event.getEvaluator());
    Term stage = reading.stage(event.getStage());
    Headline headline =
        event.getParticipant() == null
            ? Headline.of(
                "평가위원 {0:이} {1}에서 평가를 맡지 않게 됐다",
                "evaluator {0} was recused from {1}", evaluator, stage)
            : Headline.of(
                "평가위원 {0:이} {1}에서 {2}에 대한 평가를 맡지 않게 됐다",
                "evaluator {0} was recused from judging {2} in {1}",
                evaluator,
                stage,
                reading.participant(event.getParticipant()));
    return headline.because(event.getReason());
  }

  private static Headline score(ScoreRecorded event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term criterion = reading.criterion(event.getCriterion());
    Term place = reading.place(event.getStage(), event.getOccasion());
    Headline headline =
        switch (event.getState()) {
          case NUMBER -> number(event, participant, criterion, place, reading);
          case ABSENT ->
              Headline.of(
                  "{0:은} {2} {1} 항목에서 점수가 없다",
                  "{0} has no score for {1} in {2}", participant, criterion, place);
          case NOT_PUBLISHED ->
              Headline.of(
                  "{0}의 {2} {1} 점수는 공개되지 않았다",
                  "the score of {0} for {1} in {2} was not published",
                  participant,
                  criterion,
                  place);
          case SEALED ->
              Headline.of(
                  "{0}의 {2} {1} 점수가 봉인됐다",
                  "the score of {0} for {1} in {2} was sealed", participant, criterion, place);
        };
    if (event.getState() != ScoreState.NUMBER && event.getEvaluator() != null) {
      headline.remark("평가위원 {0}", "evaluator {0}", reading.evaluator(event.getEvaluator()));
    }
    result(headline, event.getResultLine(), event.getSharedBy(), event.getTeam(), reading);
    return absent(headline, event.getAbsence()).saying(event.getNote());
  }

  /** Which of several results it is, among how many it is divided, and for which team it counts. */
  private static Headline result(
      Headline headline, String resultLine, Integer sharedBy, String team, Statement reading) {
    if (resultLine != null) {
      headline.remark("결과 {0}", "result {0}", Term.of(resultLine));
    }
    if (sharedBy != null) {
      headline.remark("공동 결과, 점수는 {0:으로} 나눔", "shared among {0}", Term.of(sharedBy));
    }
    if (team != null) {
      headline.remark("{0} 소속으로 반영", "counts for {0}", reading.participant(team));
    }
    return headline;
  }

  private static Headline number(
      ScoreRecorded event, Term participant, Term criterion, Term place, Statement reading) {
    Term value = value(event.getValue());
    if (event.getEvaluator() == null) {
      // A figure may be points, a time or a finishing position: no unit is named.
      return Headline.of(
          "{0:이} {2} {1} 항목에서 {3:을} 기록했다",
          "{0} was recorded at {3} for {1} in {2}", participant, criterion, place, value);
    }
    return Headline.of(
        "평가위원 {4:이} {2} {1} 항목에서 {0}에 {3}점을 매겼다",
        "evaluator {4} gave {0} a score of {3} for {1} in {2}",
        participant,
        criterion,
        place,
        value,
        reading.evaluator(event.getEvaluator()));
  }

  private static Headline corrected(ScoreCorrected event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term criterion = reading.criterion(event.getCriterion());
    Term place = reading.place(event.getStage(), event.getOccasion());
    Headline headline =
        Headline.of(
            "{0}의 {2} {1} 점수가 {3:으로} 고쳐 기록됐다",
            "the score of {0} for {1} in {2} was recorded anew as {3}",
            participant,
            criterion,
            place,
            corrected(event));
    result(headline, event.getResultLine(), event.getSharedBy(), event.getTeam(), reading);
    return by(absent(headline, event.getAbsence()), event.getEvaluator(), reading)
        .because(event.getReason());
  }

  private static Term corrected(ScoreCorrected event) {
    return switch (event.getState()) {
      case NUMBER -> value(event.getValue());
      case ABSENT -> new Term("‘없음’", "none");
      case NOT_PUBLISHED -> new Term("‘미공개’", "“not published”");
      case SEALED -> new Term("‘봉인’", "“sealed”");
    };
  }

  private static Headline voided(ScoreVoided event, Statement reading) {
    Headline headline =
        Headline.of(
            "{0}의 {2} {1} 점수가 무효 처리됐다",
            "the score of {0} for {1} in {2} was voided",
            reading.participant(event.getParticipant()),
            reading.criterion(event.getCriterion()),
            reading.place(event.getStage(), event.getOccasion()));
    result(headline, event.getResultLine(), null, null, reading);
    return by(headline, event.getEvaluator(), reading).because(event.getReason());
  }

  private static Headline by(Headline headline, String evaluator, Statement reading) {
    return evaluator == null
        ? headline
        : headline.remark("평가위원 {0}", "evaluator {0}", reading.evaluator(evaluator));
  }

  private static Term value(BigDecimal value) {
    return value == null ? new Term("‘없음’", "none") : Term.of(value);
  }

  /** Adds why a score is absent, if it was said. */
  static Headline absent(Headline headline, AbsenceReason reason) {
    if (reason == null) {
      return headline;
    }
    return switch (reason) {
      case NOT_SEEN -> headline.remark("평가위원이 보지 못함", "not seen by the evaluator");
      case DID_NOT_START -> headline.remark("출전하지 않음", "did not start");
      case DID_NOT_FINISH -> headline.remark("완주하지 못함", "did not finish");
      case DISQUALIFIED -> headline.remark("실격", "disqualified");
      case OTHER -> headline.remark("그 밖의 사유", "for another reason");
    };
  }

  private static Headline statistic(ScoreStatisticPublished event, Statement reading) {
    Term stage = reading.stage(event.getStage());
    Term of = criterionOrTotal(event.getCriterion(), reading);
    Term holders = Term.row(event.getParticipants().stream().map(reading::participant).toList());
    Headline headline =
        event.getKind() == StatisticKind.BEST
            ? Headline.of(
                "{0} {1} 상위 {2}곳이 순위 없이 공개됐다: {3}",
                "the best {2} by {1} in {0} were published, in no order: {3}",
                stage,
                of,
                Term.of(event.getValue()),
                holders)
            : Headline.of(
                "{0} {1} {2:이} {3:으로} 공개됐다",
                "the {2} of {1} in {0} was published as {3}",
                stage,
                of,
                statistic(event.getKind()),
                Term.of(event.getValue(), event.getDigits()));
    boolean held = event.getKind() != StatisticKind.BEST && !event.getParticipants().isEmpty();
    return (held ? headline.remark("{0}", "{0}", holders) : headline)
        .remark("대상 {0}곳", "over {0}", Term.count(event.getN(), "entry", "entries"));
  }

  private static Headline reported(FigureReported event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term stage = reading.stage(event.getStage());
    Term value = Term.of(event.getValue(), event.getDigits());
    Headline headline =
        event.getCriterion() == null
            ? Headline.of(
                "{1}에서 {0}의 총점이 {2:으로} 보도됐다",
                "the total of {0} in {1} was reported as {2}", participant, stage, value)
            : Headline.of(
                "{1}에서 {0}의 {3} 점수가 {2:으로} 보도됐다",
                "the points of {0} for {3} in {1} were reported as {2}",
                participant,
                stage,
                value,
                reading.criterion(event.getCriterion()));
    return headline
        .remark("공식 점수와 별도로 기록", "kept apart from official points")
        .saying(event.getNote());
  }

  private static Term criterionOrTotal(String criterion, Statement reading) {
    return criterion == null ? new Term("총점", "the total") : reading.criterion(criterion);
  }

  private static Term statistic(StatisticKind kind) {
    return switch (kind) {
      case MEAN -> new Term("평균", "mean");
      case MIN -> new Term("최저점", "minimum");
      case MAX -> new Term("최고점", "maximum");
      case RANGE -> new Term("최고점과 최저점의 차이", "difference between maximum and minimum");
      case BEST -> new Term("상위권", "best");
    };
  }

  private static Headline gate(GateRuled event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term criterion = reading.criterion(event.getCriterion()).quoted();
    Term stage = reading.stage(event.getStage());
    Headline headline =
        event.getVerdict() == Verdict.PASSED
            ? Headline.of(
                "{0:이} {2}에서 필수 요건 {1:을} 충족했다는 판정을 받았다",
                "{0} was ruled to have passed the gate {1} in {2}", participant, criterion, stage)
            : Headline.of(
                "{0:이} {2}에서 필수 요건 {1:을} 충족하지 못했다는 판정을 받았다",
                "{0} was ruled to have failed the gate {1} in {2}", participant, criterion, stage);
    return headline.because(event.getReason());
  }

  private static Headline adjusted(AdjustmentApplied event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term stage = reading.stage(event.getStage());
    BigDecimal size = event.getValue().abs().stripTrailingZeros();
    String number = size.toPlainString();
    String unit = size.compareTo(BigDecimal.ONE) == 0 ? " point" : " points";
    Term points = new Term(number + "점", number + unit);
    Headline headline =
        event.getValue().signum() < 0
            ? Headline.of(
                "{0:이} {1}에서 {2} 감점을 받았다", "{0} lost {2} in {1}", participant, stage, points)
            : Headline.of(
                "{0:이} {1}에서 {2} 가점을 받았다", "{0} gained {2} in {1}", participant, stage, points);
    return headline.because(event.getReason());
  }
}
