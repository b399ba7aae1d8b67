package org.competitionledger.core.wording;

import java.math.BigDecimal;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
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
    tellers.on(ScoreSealed.class, EvaluationHeadlines::sealed);
    tellers.on(ScoreRevealed.class, EvaluationHeadlines::revealed);
    tellers.on(ScoreStatisticPublished.class, EvaluationHeadlines::statistic);
    tellers.on(FigureReported.class, EvaluationHeadlines::reported);
    tellers.on(GateRuled.class, EvaluationHeadlines::gate);
    tellers.on(AdjustmentApplied.class, EvaluationHeadlines::adjusted);
    tellers.on(
        TieResolved.class,
        (event, reading) ->
            Headline.of(
                    "tie-in-was-resolved",
                    reading.stage(event.getStage()),
                    Term.row(event.getOrder().stream().map(reading::participant).toList()))
                .because(event.getReason()));
  }

  private static Headline panel(PanelAnnounced event, Statement reading) {
    return Headline.of(
            "panel-of-was-announced", reading.stage(event.getStage()), Term.of(event.getSize()))
        .remarkIf(event.getIdentitiesWithheld(), "names-withheld")
        .remark("composition", event.getComposition());
  }

  private static Headline appointed(EvaluatorAppointed event, Statement reading) {
    Term evaluator =
        event.getName() == null
            ? reading.evaluator(event.getEvaluator())
            : Term.of(event.getName());
    return Headline.of("appointed-as-an-evaluator", evaluator, reading.stage(event.getStage()));
  }

  private static Headline recused(EvaluatorRecused event, Statement reading) {
    Term evaluator = reading.evaluator(event.getEvaluator());
    Term stage = reading.stage(event.getStage());
    Headline headline =
        event.getParticipant() == null
            ? Headline.of("evaluator-was-recused-from", evaluator, stage)
            : Headline.of(
                "evaluator-was-recused-from-judging",
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
          case ABSENT -> Headline.of("no-score", participant, criterion, place);
          case NOT_PUBLISHED -> Headline.of("score-of", participant, criterion, place);
          case SEALED -> Headline.of("score-of-for-in-was-sealed", participant, criterion, place);
        };
    if (event.getState() != ScoreState.NUMBER && event.getEvaluator() != null) {
      headline.remark("evaluator", reading.evaluator(event.getEvaluator()));
    }
    result(headline, event.getResultLine(), event.getSharedBy(), event.getTeam(), reading);
    return absent(headline, event.getAbsence()).saying(event.getNote());
  }

  /** Which of several results it is, among how many it is divided, and for which team it counts. */
  private static Headline result(
      Headline headline, String resultLine, Integer sharedBy, String team, Statement reading) {
    if (resultLine != null) {
      headline.remark("result", Term.of(resultLine));
    }
    if (sharedBy != null) {
      headline.remark("shared-among", Term.of(sharedBy));
    }
    if (team != null) {
      headline.remark("counts-for", reading.participant(team));
    }
    return headline;
  }

  private static Headline number(
      ScoreRecorded event, Term participant, Term criterion, Term place, Statement reading) {
    Term value = value(event.getValue());
    if (event.getEvaluator() == null) {
      // A figure may be points, a time or a finishing position: no unit is named.
      return Headline.of("recorded-at", participant, criterion, place, value);
    }
    return Headline.of(
        "evaluator-gave-a-score",
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
            "score-of-for-in-was-recorded", participant, criterion, place, corrected(event));
    result(headline, event.getResultLine(), event.getSharedBy(), event.getTeam(), reading);
    return by(absent(headline, event.getAbsence()), event.getEvaluator(), reading)
        .because(event.getReason());
  }

  private static Term corrected(ScoreCorrected event) {
    return switch (event.getState()) {
      case NUMBER -> value(event.getValue());
      case ABSENT -> Words.SENTENCES.say("none");
      case NOT_PUBLISHED -> Words.SENTENCES.say("not-published");
      case SEALED -> Words.SENTENCES.say("sealed");
    };
  }

  private static Headline voided(ScoreVoided event, Statement reading) {
    Headline headline =
        Headline.of(
            "score-of-for-in-was-voided",
            reading.participant(event.getParticipant()),
            reading.criterion(event.getCriterion()),
            reading.place(event.getStage(), event.getOccasion()));
    result(headline, event.getResultLine(), null, null, reading);
    return by(headline, event.getEvaluator(), reading).because(event.getReason());
  }

  private static Headline sealed(ScoreSealed event, Statement reading) {
    Headline headline =
        Headline.of(
            "score-of-for-in-was-sealed",
            reading.participant(event.getParticipant()),
            reading.criterion(event.getCriterion()),
            reading.place(event.getStage(), event.getOccasion()));
    return by(headline, event.getEvaluator(), reading);
  }

  private static Headline revealed(ScoreRevealed event, Statement reading) {
    Headline headline =
        Headline.of(
            "sealed-score-was-revealed",
            reading.participant(event.getParticipant()),
            reading.criterion(event.getCriterion()),
            reading.place(event.getStage(), event.getOccasion()),
            value(event.getValue()));
    return by(absent(headline, event.getAbsence()), event.getEvaluator(), reading);
  }

  private static Headline by(Headline headline, String evaluator, Statement reading) {
    return evaluator == null
        ? headline
        : headline.remark("evaluator", reading.evaluator(evaluator));
  }

  private static Term value(BigDecimal value) {
    return value == null ? Words.SENTENCES.say("none") : Term.of(value);
  }

  /** Adds why a score is absent, if it was said. */
  static Headline absent(Headline headline, AbsenceReason reason) {
    if (reason == null) {
      return headline;
    }
    return switch (reason) {
      case NOT_SEEN -> headline.remark("not-seen-by-the-evaluator");
      case DID_NOT_START -> headline.remark("did-not-start");
      case DID_NOT_FINISH -> headline.remark("did-not-finish");
      case DISQUALIFIED -> headline.remark("disqualified");
      case OTHER -> headline.remark("for-another-reason");
    };
  }

  private static Headline statistic(ScoreStatisticPublished event, Statement reading) {
    Term stage = reading.stage(event.getStage());
    Term of = criterionOrTotal(event.getCriterion(), reading);
    Term holders = Term.row(event.getParticipants().stream().map(reading::participant).toList());
    Headline headline =
        event.getKind() == StatisticKind.BEST
            ? Headline.of(
                "best-by-in-were-published", stage, of, Term.of(event.getValue()), holders)
            : Headline.of(
                "was-published",
                stage,
                of,
                statistic(event.getKind()),
                Term.of(event.getValue(), event.getDigits()));
    boolean held = event.getKind() != StatisticKind.BEST && !event.getParticipants().isEmpty();
    return (held ? headline.remark("beside", holders) : headline)
        .remark("over", Term.count(event.getN(), "entry", "entries"));
  }

  private static Headline reported(FigureReported event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term stage = reading.stage(event.getStage());
    Term value = Term.of(event.getValue(), event.getDigits());
    Headline headline =
        event.getCriterion() == null
            ? Headline.of("total-of-in-was-reported", participant, stage, value)
            : Headline.of(
                "points-of", participant, stage, value, reading.criterion(event.getCriterion()));
    return headline.remark("kept-apart-from-official-points").saying(event.getNote());
  }

  private static Term criterionOrTotal(String criterion, Statement reading) {
    return criterion == null ? Words.SENTENCES.say("the-total") : reading.criterion(criterion);
  }

  private static Term statistic(StatisticKind kind) {
    return switch (kind) {
      case MEAN -> Words.SENTENCES.say("mean");
      case MIN -> Words.SENTENCES.say("minimum");
      case MAX -> Words.SENTENCES.say("maximum");
      case RANGE -> Words.SENTENCES.say("difference-between-maximum-and-minimum");
      case BEST -> Words.SENTENCES.say("best");
    };
  }

  private static Headline gate(GateRuled event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term criterion = reading.criterion(event.getCriterion()).quoted();
    Term stage = reading.stage(event.getStage());
    Headline headline =
        event.getVerdict() == Verdict.PASSED
            ? Headline.of("ruled-to-have-passed", participant, criterion, stage)
            : Headline.of("ruled-to-have-failed", participant, criterion, stage);
    return headline.because(event.getReason());
  }

  private static Headline adjusted(AdjustmentApplied event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term stage = reading.stage(event.getStage());
    BigDecimal size = event.getValue().abs().stripTrailingZeros();
    Term points =
        Words.SENTENCES.say(
            size.compareTo(BigDecimal.ONE) == 0 ? "one-point" : "points", size.toPlainString());
    Headline headline =
        event.getValue().signum() < 0
            ? Headline.of("lost-in", participant, stage, points)
            : Headline.of("gained-in", participant, stage, points);
    return headline.because(event.getReason());
  }
}
