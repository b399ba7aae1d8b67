package org.competitionledger.core.state;

import static org.competitionledger.core.state.StateKind.ADJUSTMENT;
import static org.competitionledger.core.state.StateKind.APPLICATION;
import static org.competitionledger.core.state.StateKind.CRITERIA;
import static org.competitionledger.core.state.StateKind.ENTRY;
import static org.competitionledger.core.state.StateKind.EVALUATOR;
import static org.competitionledger.core.state.StateKind.GRANT;
import static org.competitionledger.core.state.StateKind.OCCASION;
import static org.competitionledger.core.state.StateKind.PANEL;
import static org.competitionledger.core.state.StateKind.RECUSAL;
import static org.competitionledger.core.state.StateKind.RULING;
import static org.competitionledger.core.state.StateKind.SCORE;
import static org.competitionledger.core.state.StateKind.TIE;
import static org.competitionledger.core.state.StateKind.UPHELD;
import static org.competitionledger.core.state.StateKind.VOTE;

import java.util.stream.LongStream;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.event.VoteCast;
import org.competitionledger.state.AdjustmentState;
import org.competitionledger.state.ApplicationState;
import org.competitionledger.state.BenefitState;
import org.competitionledger.state.ClosingState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EvaluatorState;
import org.competitionledger.state.FigureState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.MarkState;
import org.competitionledger.state.OccasionState;
import org.competitionledger.state.PanelState;
import org.competitionledger.state.RecusalState;
import org.competitionledger.state.RevealState;
import org.competitionledger.state.RolesState;
import org.competitionledger.state.RulingState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.ScoringState;
import org.competitionledger.state.SealState;
import org.competitionledger.state.StatisticState;
import org.competitionledger.state.TieState;

/**
 * The composite keys of the state. Numbers are padded with zeros so that ids sort as numbers do; an
 * evaluator, whose id may be any visible text, stands last.
 */
public final class Keys {

  public static final StateKey<HeadState> HEAD = StateKind.HEAD.key("");
  public static final StateKey<CompetitionState> COMPETITION = StateKind.COMPETITION.key("");

  /**
   * Stands before a result line, in the place of the evaluator: no evaluator's identifier has a
   * space in it, so that none is taken for the other.
   */
  public static final String RESULT_LINE = " ";

  private static final int DIGITS = 12;

  /** Versions and occasions are small numbers, and stand in the key of every score. */
  private static final String[] PADDED =
      LongStream.range(0, 1_000).mapToObj(Keys::pad).toArray(String[]::new);

  private Keys() {}

  public static StateKey<CriteriaState> criteria(int version) {
    return CRITERIA.key(padded(version));
  }

  /** How a version is scored. */
  public static StateKey<ScoringState> scoring(int version) {
    return StateKind.SCORING.key(padded(version));
  }

  public static StateKey<OccasionState> occasion(String stage, int occasion) {
    return OCCASION.keyOf(stage, padded(occasion));
  }

  /** When something was closed, by the sequence of the event that did. */
  public static StateKey<ClosingState> closing(long sequence) {
    return StateKind.CLOSING.key(padded(sequence));
  }

  public static StateKey<ApplicationState> application(String call, String participant) {
    return APPLICATION.keyOf(call, participant);
  }

  public static StateKey<EntryState> entry(String stage, String participant) {
    return ENTRY.keyOf(stage, participant);
  }

  public static StateKey<PanelState> panel(String stage, String panel) {
    return PANEL.keyOf(stage, panel);
  }

  public static StateKey<EvaluatorState> evaluator(String stage, String evaluator) {
    return EVALUATOR.keyOf(stage, evaluator);
  }

  /** A recusal of an evaluator for one entry. */
  public static StateKey<RecusalState> recusal(String stage, String participant, String evaluator) {
    return RECUSAL.keyOf(stage, participant, evaluator);
  }

  /** A score; the evaluator is null for a DIRECT criterion. */
  public static StateKey<ScoreEntry> score(
      String stage, String participant, String criterion, int occasion, String evaluator) {
    return SCORE.keyOf(stage, participant, criterion, padded(occasion), evaluator);
  }

  /** The score that an event records. */
  public static StateKey<ScoreEntry> score(ScoreRecorded score) {
    return score(
        score.getStage(),
        score.getParticipant(),
        score.getCriterion(),
        score.getOccasion(),
        giver(score.getEvaluator(), score.getResultLine()));
  }

  /** The score that an event corrects. */
  public static StateKey<ScoreEntry> score(ScoreCorrected score) {
    return score(
        score.getStage(),
        score.getParticipant(),
        score.getCriterion(),
        score.getOccasion(),
        giver(score.getEvaluator(), score.getResultLine()));
  }

  /** The score that an event voids. */
  public static StateKey<ScoreEntry> score(ScoreVoided score) {
    return score(
        score.getStage(),
        score.getParticipant(),
        score.getCriterion(),
        score.getOccasion(),
        giver(score.getEvaluator(), score.getResultLine()));
  }

  /** The score that an event seals. */
  public static StateKey<ScoreEntry> score(ScoreSealed score) {
    return score(
        score.getStage(),
        score.getParticipant(),
        score.getCriterion(),
        score.getOccasion(),
        score.getEvaluator());
  }

  /** The score that an event reveals. */
  public static StateKey<ScoreEntry> score(ScoreRevealed score) {
    return score(
        score.getStage(),
        score.getParticipant(),
        score.getCriterion(),
        score.getOccasion(),
        score.getEvaluator());
  }

  /** The latest seal of a score. */
  public static StateKey<SealState> seal(StateKey<ScoreEntry> score) {
    return StateKind.SEAL.key(score.id());
  }

  /** The latest reveal of a stage, whose number says how many there are. */
  public static StateKey<RevealState> reveals(String stage) {
    return StateKind.REVEAL.keyOf(stage);
  }

  /** The reveal of a stage with a number, from 1. */
  public static StateKey<RevealState> reveal(String stage, int number) {
    return StateKind.REVEAL.keyOf(stage, Integer.toString(number));
  }

  /** A score has an evaluator or a result line, and never both: they stand in the same place. */
  private static String giver(String evaluator, String resultLine) {
    return resultLine == null ? evaluator : RESULT_LINE + resultLine;
  }

  /** That scores of a participant in a stage count for a team, or once did. */
  public static StateKey<MarkState> member(String stage, String team, String participant) {
    return StateKind.MEMBER.keyOf(stage, team, participant);
  }

  public static StateKey<RulingState> ruling(String stage, String participant, String criterion) {
    return RULING.keyOf(stage, participant, criterion);
  }

  public static StateKey<AdjustmentState> adjustment(
      String stage, String participant, String adjustment) {
    return ADJUSTMENT.keyOf(stage, participant, adjustment);
  }

  public static StateKey<TieState> tie(String stage, long sequence) {
    return TIE.keyOf(stage, padded(sequence));
  }

  /** A statistic, by the sequence of its publication. */
  public static StateKey<StatisticState> statistic(String stage, long sequence) {
    return StateKind.STATISTIC.keyOf(stage, padded(sequence));
  }

  /** A reported figure, by the sequence of the report. */
  public static StateKey<FigureState> figure(String stage, long sequence) {
    return StateKind.FIGURE.keyOf(stage, padded(sequence));
  }

  /** A vote on a motion; the subject is {@code call:<id>} or {@code stage:<id>}. */
  public static StateKey<MarkState> vote(VoteCast cast) {
    String subject = cast.getCall() == null ? "stage:" + cast.getStage() : "call:" + cast.getCall();
    return VOTE.keyOf(subject, cast.getMotion(), cast.getEvaluator());
  }

  /** The mark of an ObjectionDecided that upheld, by its sequence. */
  public static StateKey<MarkState> upheld(long sequence) {
    return UPHELD.key(padded(sequence));
  }

  /** The mark of an ObjectionWaived. */
  public static StateKey<MarkState> waiver(String stage, String participant) {
    return StateKind.WAIVER.keyOf(stage, participant);
  }

  /** A benefit granted to a participant. */
  public static StateKey<BenefitState> grant(String benefit, String participant) {
    return GRANT.keyOf(benefit, participant);
  }

  /** What the record lets a person do, by its token's subject. */
  public static StateKey<RolesState> roles(String person) {
    return StateKind.ROLES.keyOf(person);
  }

  /** A number, as text that sorts as the number does. */
  public static String padded(long number) {
    return number >= 0 && number < PADDED.length ? PADDED[(int) number] : pad(number);
  }

  private static String pad(long number) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }
}
