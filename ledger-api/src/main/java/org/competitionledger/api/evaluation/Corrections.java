package org.competitionledger.api.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.Event;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.event.Verdict;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.state.RulingState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.StageState;

/**
 * A page of corrections: of scores that were corrected or voided, and of rulings that replace
 * another.
 *
 * @param lastSequence the last event there is
 * @param nextAfter the last examined: where to go on
 */
public record Corrections(List<Correction> corrections, long lastSequence, long nextAfter) {

  /** Corrections are few among many events; a request examines no more than so many. */
  static final int EXAMINED_MAX = 10_000;

  /**
   * One correction.
   *
   * @param sequence the event that corrects
   * @param occasion of a score
   * @param evaluator of a score that an evaluator gave
   * @param resultLine of a score that is one of several results
   * @param afterStageClosed whether the stage was closed by then
   * @param before what stood there; nothing if the log does not say
   * @param after what stands there since
   */
  public record Correction(
      long sequence,
      String type,
      Instant recordedAt,
      Optional<Long> causedBy,
      String stage,
      String participant,
      String criterion,
      Optional<Integer> occasion,
      Optional<String> evaluator,
      Optional<String> resultLine,
      boolean afterStageClosed,
      Optional<LocalisedText> reason,
      Optional<RecordedValue> before,
      RecordedValue after) {}

  /**
   * A score or a verdict.
   *
   * @param sequence the event that made it what it is
   * @param voided whether it no longer counts
   */
  public record RecordedValue(
      long sequence,
      Optional<ScoreState> state,
      Optional<BigDecimal> value,
      Optional<AbsenceReason> absence,
      Optional<Verdict> verdict,
      boolean voided) {}

  /** Reads a page; blocks. What stood there before is looked up in the past, one by one. */
  static Corrections read(EventLog log, Moments moments, Reading reading, long after, int limit) {
    String competition = reading.competition();
    List<Correction> items = new ArrayList<>();
    long position = after;
    int examined = 0;
    while (items.size() < limit && examined < EXAMINED_MAX) {
      List<StoredEvent> batch = log.read(competition, position, EventLog.READ_MAX);
      if (batch.isEmpty()) {
        break;
      }
      for (int at = 0; at < batch.size() && items.size() < limit; at++) {
        Event event = batch.get(at).event();
        position = event.getSequence();
        examined++;
        item(event, moments).ifPresent(items::add);
      }
    }
    return new Corrections(items, Math.max(position, log.lastSequence(competition)), position);
  }

  private static Optional<Correction> item(Event event, Moments moments) {
    Object payload = event.getSaid().getPayload();
    if (payload instanceof ScoreCorrected corrected) {
      return Optional.of(corrected(event, corrected, before(event, moments)));
    }
    if (payload instanceof ScoreVoided voided) {
      return Optional.of(voided(event, voided, before(event, moments)));
    }
    return payload instanceof GateRuled ruled
        ? ruledAgain(event, ruled, before(event, moments))
        : Optional.empty();
  }

  private static State before(Event event, Moments moments) {
    return moments
        .open(event.getCompetition(), null, Long.toString(event.getSequence() - 1))
        .reading()
        .state();
  }

  private static Correction corrected(Event event, ScoreCorrected score, State before) {
    RecordedValue after =
        new RecordedValue(
            event.getSequence(),
            Optional.of(score.getState()),
            Optional.ofNullable(score.getValue()).map(Corrections::plain),
            Optional.ofNullable(score.getAbsence()),
            Optional.empty(),
            false);
    return new Correction(
        event.getSequence(),
        ProposalJson.typeOf(event.getSaid()),
        event.getRecordedAt(),
        Optional.ofNullable(event.getSaid().getCausedBy()),
        score.getStage(),
        score.getParticipant(),
        score.getCriterion(),
        Optional.of(score.getOccasion()),
        Optional.ofNullable(score.getEvaluator()),
        Optional.ofNullable(score.getResultLine()),
        closed(before, score.getStage()),
        Optional.ofNullable(score.getReason()),
        before.find(Keys.score(score)).map(Corrections::value),
        after);
  }

  private static Correction voided(Event event, ScoreVoided score, State before) {
    Optional<RecordedValue> stood = before.find(Keys.score(score)).map(Corrections::value);
    RecordedValue after =
        new RecordedValue(
            event.getSequence(),
            stood.flatMap(RecordedValue::state),
            stood.flatMap(RecordedValue::value),
            stood.flatMap(RecordedValue::absence),
            Optional.empty(),
            true);
    return new Correction(
        event.getSequence(),
        ProposalJson.typeOf(event.getSaid()),
        event.getRecordedAt(),
        Optional.ofNullable(event.getSaid().getCausedBy()),
        score.getStage(),
        score.getParticipant(),
        score.getCriterion(),
        Optional.of(score.getOccasion()),
        Optional.ofNullable(score.getEvaluator()),
        Optional.ofNullable(score.getResultLine()),
        closed(before, score.getStage()),
        Optional.ofNullable(score.getReason()),
        stood,
        after);
  }

  /** A first ruling corrects nothing. */
  private static Optional<Correction> ruledAgain(Event event, GateRuled ruled, State before) {
    return before
        .find(Keys.ruling(ruled.getStage(), ruled.getParticipant(), ruled.getCriterion()))
        .map(
            stood ->
                new Correction(
                    event.getSequence(),
                    ProposalJson.typeOf(event.getSaid()),
                    event.getRecordedAt(),
                    Optional.ofNullable(event.getSaid().getCausedBy()),
                    ruled.getStage(),
                    ruled.getParticipant(),
                    ruled.getCriterion(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    closed(before, ruled.getStage()),
                    Optional.ofNullable(ruled.getReason()),
                    Optional.of(value(stood)),
                    verdict(event.getSequence(), ruled.getVerdict())));
  }

  /** As the API shows decimals everywhere: without the zeros that they are stored with. */
  private static BigDecimal plain(BigDecimal stored) {
    BigDecimal stripped = stored.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static RecordedValue value(ScoreEntry score) {
    return new RecordedValue(
        score.getLatest(),
        Optional.of(score.getState()),
        Optional.ofNullable(score.getValue()).map(Corrections::plain),
        Optional.ofNullable(score.getAbsence()),
        Optional.empty(),
        score.getVoided());
  }

  private static RecordedValue value(RulingState ruling) {
    return verdict(ruling.getSequence(), ruling.getVerdict());
  }

  private static RecordedValue verdict(long sequence, Verdict verdict) {
    return new RecordedValue(
        sequence,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(verdict),
        false);
  }

  private static boolean closed(State before, String stage) {
    return before.find(StateKind.STAGE.key(stage)).map(StageState::getClosed).orElse(-1L) >= 0;
  }
}
