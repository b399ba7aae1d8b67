package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Route;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.AdjustmentState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.EvaluatorState;
import org.competitionledger.state.OccasionState;
import org.competitionledger.state.PanelState;
import org.competitionledger.state.RecusalState;
import org.competitionledger.state.RulingState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TieState;

/** Puts together the state of the stage {@code s}, as events would leave it. */
public final class StageFixture {

  public static final String STAGE = "s";
  private static final long NOT_YET = -1;

  private final MapState state = new MapState();
  private long sequence;

  /** The state so far. */
  public State state() {
    return state;
  }

  /** The sequence of the last event. */
  public long sequence() {
    return sequence;
  }

  public StageFixture entries(String... participants) {
    for (String participant : participants) {
      entry(participant, EntryStatus.IN, 1_000_000);
    }
    return this;
  }

  public StageFixture entry(String participant, EntryStatus status, long appliedSecond) {
    return put(
        Keys.entry(STAGE, participant),
        new EntryState(
            STAGE,
            participant,
            Route.ORIGINAL,
            null,
            status,
            next(),
            1,
            status == EntryStatus.IN ? NOT_YET : next(),
            null,
            Instant.ofEpochSecond(appliedSecond),
            sequence));
  }

  /** The stage is over. */
  public StageFixture stageClosed() {
    return stage(next());
  }

  /** The stage is known, and not over. */
  public StageFixture stageOpen() {
    return stage(NOT_YET);
  }

  private StageFixture stage(long closed) {
    return put(
        StateKind.STAGE.key(STAGE),
        StageState.newBuilder()
            .setStage(STAGE)
            .setName(new LocalisedText(null, STAGE))
            .setOrder(1)
            .setPreparation(null)
            .setEvaluation(null)
            .setPlannedEntries(null)
            .setScheduled(0)
            .setOpened(0)
            .setEvaluationOpened(0)
            .setEvaluationClosed(NOT_YET)
            .setClosed(closed)
            .setFirstSubmission(NOT_YET)
            .setFirstScore(NOT_YET)
            .setFirstOutcome(NOT_YET)
            .setNoAward(NOT_YET)
            .setCertified(NOT_YET)
            .setCertifiedVersion(0)
            .setCertifiedAsOf(NOT_YET)
            .setCertifiedDigest(null)
            .setOccasions(0)
            .setTeamStages(List.of())
            .build());
  }

  /** An open occasion. */
  public StageFixture occasion(int number) {
    return put(Keys.occasion(STAGE, number), new OccasionState(number, null, NOT_YET));
  }

  public StageFixture closed(int number) {
    return put(Keys.occasion(STAGE, number), new OccasionState(number, null, next()));
  }

  public StageFixture closed(int number, String multiplier) {
    return put(
        Keys.occasion(STAGE, number), new OccasionState(number, decimal(multiplier), next()));
  }

  public StageFixture panel(String panel, List<String> criteria, String... evaluators) {
    put(
        Keys.panel(STAGE, panel),
        new PanelState(STAGE, panel, evaluators.length, criteria, next()));
    for (String evaluator : evaluators) {
      put(Keys.evaluator(STAGE, evaluator), new EvaluatorState(List.of(panel), NOT_YET));
    }
    return this;
  }

  public StageFixture recused(String evaluator) {
    List<String> panels = state.find(Keys.evaluator(STAGE, evaluator)).orElseThrow().getPanels();
    return put(Keys.evaluator(STAGE, evaluator), new EvaluatorState(panels, next()));
  }

  public StageFixture recused(String evaluator, String participant) {
    return put(Keys.recusal(STAGE, participant, evaluator), new RecusalState(next()));
  }

  /** A DIRECT score on occasion 1. */
  public StageFixture score(String participant, String criterion, String value) {
    return score(participant, criterion, 1, null, value);
  }

  /** A DIRECT score. */
  public StageFixture score(String participant, String criterion, int occasion, String value) {
    return score(participant, criterion, occasion, null, value);
  }

  /** DIRECT scores on occasions 1, 2, … */
  public StageFixture scores(String participant, String criterion, String... values) {
    for (int occasion = 1; occasion <= values.length; occasion++) {
      score(participant, criterion, occasion, values[occasion - 1]);
    }
    return this;
  }

  /** The DIRECT score of an occasion was voided. */
  public StageFixture voided(String participant, String criterion, int occasion, String value) {
    return score(participant, criterion, occasion, null, ScoreState.NUMBER, value, null, true);
  }

  /** A PANEL score on occasion 1. */
  public StageFixture judged(String participant, String criterion, String evaluator, String value) {
    return score(participant, criterion, 1, evaluator, value);
  }

  /** A PANEL score. */
  public StageFixture judged(
      String participant, String criterion, int occasion, String evaluator, String value) {
    return score(participant, criterion, occasion, evaluator, value);
  }

  /** PANEL scores on occasion 1 by evaluators j1, j2, … */
  public StageFixture marks(String participant, String criterion, String... values) {
    for (int index = 0; index < values.length; index++) {
      judged(participant, criterion, "j" + (index + 1), values[index]);
    }
    return this;
  }

  /** One of several results, divided among {@code sharedBy}, or not if that is 1. */
  public StageFixture result(
      String participant, String criterion, int occasion, String line, int sharedBy, String value) {
    score(participant, criterion, occasion, Keys.RESULT_LINE + line, value);
    StateKey<ScoreEntry> key =
        Keys.score(STAGE, participant, criterion, occasion, Keys.RESULT_LINE + line);
    ScoreEntry score = state.find(key).orElseThrow();
    Integer shared = sharedBy == 1 ? null : sharedBy;
    return put(key, ScoreEntry.newBuilder(score).setSharedBy(shared).build());
  }

  private StageFixture score(
      String participant, String criterion, int occasion, String evaluator, String value) {
    return score(
        participant, criterion, occasion, evaluator, ScoreState.NUMBER, value, null, false);
  }

  public StageFixture absent(String participant, String criterion, int occasion, String evaluator) {
    return score(
        participant,
        criterion,
        occasion,
        evaluator,
        ScoreState.ABSENT,
        null,
        AbsenceReason.DID_NOT_START,
        false);
  }

  public StageFixture unpublished(String participant, String criterion, ScoreState state) {
    return score(participant, criterion, 1, null, state, null, null, false);
  }

  public StageFixture voided(String participant, String criterion, String evaluator, String value) {
    return score(participant, criterion, 1, evaluator, ScoreState.NUMBER, value, null, true);
  }

  private StageFixture score(
      String participant,
      String criterion,
      int occasion,
      String evaluator,
      ScoreState scoreState,
      String value,
      AbsenceReason absence,
      boolean voided) {
    StateKey<ScoreEntry> key = Keys.score(STAGE, participant, criterion, occasion, evaluator);
    long latest = next();
    long recorded = state.find(key).map(ScoreEntry::getRecorded).orElse(latest);
    return put(
        key,
        new ScoreEntry(
            recorded,
            latest,
            scoreState,
            value == null ? null : decimal(value),
            absence,
            voided,
            null,
            null));
  }

  public StageFixture ruled(String participant, String gate, Verdict verdict) {
    return put(Keys.ruling(STAGE, participant, gate), new RulingState(next(), verdict));
  }

  public StageFixture adjusted(String participant, String adjustment, String value) {
    return put(
        Keys.adjustment(STAGE, participant, adjustment),
        new AdjustmentState(next(), decimal(value)));
  }

  public StageFixture tieResolved(String... order) {
    long at = next();
    return put(Keys.tie(STAGE, at), new TieState(at, List.of(order)));
  }

  /** Does something to this fixture. */
  public StageFixture with(Consumer<StageFixture> more) {
    more.accept(this);
    return this;
  }

  private <T extends org.apache.avro.specific.SpecificRecord> StageFixture put(
      StateKey<T> key, T value) {
    state.put(key, value);
    return this;
  }

  private long next() {
    return ++sequence;
  }

  /** A decimal as events carry it, with six digits. */
  public static BigDecimal decimal(String text) {
    return new BigDecimal(text).setScale(6);
  }

  /** A random decimal with so many digits after the point, not below {@code from}. */
  public static String random(Random random, int from, int to, int digits) {
    int unit = (int) Math.pow(10, digits);
    int value = from * unit + random.nextInt((to - from) * unit + 1);
    return BigDecimal.valueOf(value, digits).toPlainString();
  }
}
