package org.competitionledger.core.acceptance;

import static org.competitionledger.core.acceptance.Facts.CRITERION;
import static org.competitionledger.core.acceptance.Facts.PARTICIPANT;
import static org.competitionledger.core.acceptance.Facts.STAGE;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.state.State.NOT_YET;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Optional;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.form.CriteriaForm;
import org.competitionledger.core.form.Form;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.seal.SealedScore;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.Role;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreOrigin;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.OccasionState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.SealState;
import org.competitionledger.state.StageState;

/**
 * What refuses scores. The hot path: each record is looked up once, and rules are tried one after
 * the other without a stream or a closure.
 */
final class ScoreRules {

  private static final String EVALUATOR = "/data/evaluator";
  private static final String VALUE = "/data/value";
  private static final String ABSENCE = "/data/absence";
  private static final String RESULT_LINE = "/data/resultLine";
  private static final String SHARED_BY = "/data/sharedBy";
  private static final String TEAM = "/data/team";

  private ScoreRules() {}

  static void register(Rules rules) {
    rules
        .on(ScoreRecorded.class, ScoreRules::recorded)
        .on(ScoreCorrected.class, ScoreRules::corrected)
        .on(ScoreVoided.class, ScoreRules::voided)
        .on(ScoreSealed.class, ScoreRules::sealed)
        .on(ScoreRevealed.class, ScoreRules::revealed);
  }

  /**
   * Refused is a score outside the scale, after the stage closed, for an entry not in the stage, by
   * an evaluator not on the panel, recused, or who has already given one (ask for a correction)
   * (§5.3).
   */
  private static Optional<Refusal> recorded(ScoreRecorded score, Facts facts) {
    Given given =
        new Given(
            score.getStage(),
            score.getParticipant(),
            score.getCriterion(),
            score.getEvaluator(),
            score.getValue(),
            score.getResultLine(),
            score.getSharedBy(),
            score.getTeam());
    Optional<Refusal> refusal = form(given, score.getState(), score.getAbsence());
    if (refusal.isPresent()) {
      return refusal;
    }
    refusal = now(given, score.getOccasion(), facts);
    if (refusal.isPresent()) {
      return refusal;
    }
    refusal = team(given, facts);
    return refusal.isPresent() ? refusal : first(Keys.score(score), facts);
  }

  /** In a stage that runs, on an occasion that is open. */
  private static Optional<Refusal> now(Given given, int occasion, Facts facts) {
    Optional<StageState> stage = facts.stage(given.stage());
    if (stage.isEmpty()) {
      return refuse(STAGE, RefusalCode.UNKNOWN_STAGE, given.stage());
    }
    Optional<Refusal> refusal = StageRules.running(stage.get());
    if (refusal.isPresent()) {
      return refusal;
    }
    refusal = StageRules.occasionOpen(stage.get(), occasion, facts);
    return refusal.isPresent() ? refusal : given(given, facts);
  }

  /**
   * Who gives what to whom.
   *
   * @param evaluator null for a DIRECT criterion
   * @param value null where the score is no number
   * @param resultLine null where there is one result
   * @param sharedBy null where its points are not divided
   * @param team null where none is named
   */
  private record Given(
      String stage,
      String participant,
      String criterion,
      String evaluator,
      BigDecimal value,
      String resultLine,
      Integer sharedBy,
      String team) {}

  private static Optional<Refusal> given(Given given, Facts facts) {
    Optional<Refusal> refusal = scorable(given, facts);
    if (refusal.isPresent()) {
      return refusal;
    }
    Optional<CriteriaState> governing = facts.governing(given.stage());
    if (governing.isEmpty()) {
      return refuse(STAGE, RefusalCode.NO_GOVERNING_CRITERIA, given.stage());
    }
    CriteriaSet set = governing.get().getCriteria();
    refusal = TeamRules.notOfTeams(given.stage(), set);
    if (refusal.isPresent()) {
      return refusal;
    }
    Optional<Criterion> criterion = CriteriaSets.criterion(set, given.criterion());
    if (criterion.isEmpty()) {
      return refuse(
          CRITERION,
          RefusalCode.UNKNOWN_CRITERION,
          given.criterion(),
          Integer.toString(set.getVersion()));
    }
    refusal = leaf(criterion.get(), set);
    if (refusal.isPresent()) {
      return refusal;
    }
    refusal = origin(criterion.get(), given, facts);
    return refusal.isPresent() ? refusal : inScale(criterion.get(), given.value());
  }

  /** An entry takes scores unless it withdrew or was disqualified: those are listed apart. */
  private static Optional<Refusal> scorable(Given given, Facts facts) {
    Optional<EntryState> entry = facts.entry(given.stage(), given.participant());
    if (entry.isEmpty()) {
      return refuse(PARTICIPANT, RefusalCode.UNKNOWN_ENTRY, given.participant(), given.stage());
    }
    return EvaluationRules.listed(entry.get());
  }

  /** Only leaves are scored (§5.3); a gate takes no score. */
  private static Optional<Refusal> leaf(Criterion criterion, CriteriaSet set) {
    if (criterion.getKind() == CriterionKind.GATE) {
      return refuse(CRITERION, RefusalCode.CRITERION_NOT_SCORED, criterion.getId());
    }
    return CriteriaSets.hasParts(set, criterion.getId())
        ? refuse(CRITERION, RefusalCode.CRITERION_HAS_PARTS, criterion.getId())
        : none();
  }

  /**
   * Scores PANEL (each evaluator) or DIRECT (one figure an occasion) (§5.3), or several results
   * where the criterion says what becomes of them.
   */
  private static Optional<Refusal> origin(Criterion criterion, Given given, Facts facts) {
    if (criterion.getScores() == ScoreOrigin.DIRECT) {
      if (given.evaluator() != null) {
        return refuse(EVALUATOR, RefusalCode.FIELD_UNEXPECTED, "evaluator");
      }
      return given.resultLine() != null && criterion.getResults() == null
          ? refuse(RESULT_LINE, RefusalCode.FIELD_UNEXPECTED, "resultLine")
          : none();
    }
    return given.evaluator() == null
        ? refuse(EVALUATOR, RefusalCode.FIELD_MISSING, "evaluator")
        : Panels.mayJudge(
            given.stage(), given.participant(), criterion.getId(), given.evaluator(), facts);
  }

  /** A scale, open at either end (§6.2). */
  private static Optional<Refusal> inScale(Criterion criterion, BigDecimal value) {
    Scale scale = criterion.getScale();
    if (scale == null || value == null) {
      return none();
    }
    boolean below = scale.getMin() != null && value.compareTo(scale.getMin()) < 0;
    boolean above = scale.getMax() != null && value.compareTo(scale.getMax()) > 0;
    return below || above
        ? refuse(VALUE, RefusalCode.SCORE_OUT_OF_SCALE, Form.plain(value), shown(scale))
        : none();
  }

  private static String shown(Scale scale) {
    String min = scale.getMin() == null ? "" : Form.plain(scale.getMin()) + ' ';
    String max = scale.getMax() == null ? "" : ' ' + Form.plain(scale.getMax());
    return min + '…' + max;
  }

  /** One score each; a voided one may be given anew. */
  private static Optional<Refusal> first(StateKey<ScoreEntry> score, Facts facts) {
    Optional<ScoreEntry> known = facts.state().find(score);
    if (known.isEmpty() || known.get().getVoided()) {
      return none();
    }
    Optional<Refusal> sealed = notSealed(score, known.get(), facts);
    return sealed.isPresent()
        ? sealed
        : refuse(CRITERION, RefusalCode.SCORE_EXISTS, Long.toString(known.get().getRecorded()));
  }

  /** What is sealed becomes known by its reveal, and in no other way (§5.13). */
  private static Optional<Refusal> notSealed(
      StateKey<ScoreEntry> key, ScoreEntry score, Facts facts) {
    return score.getState() == ScoreState.SEALED
            && SealedScore.awaiting(key, facts.state()).isPresent()
        ? refuse(CRITERION, RefusalCode.SCORE_SEALED, Long.toString(score.getRecorded()))
        : none();
  }

  /** Sealed is by an evaluator, whatever they could record now (§5.13). */
  private static Optional<Refusal> sealed(ScoreSealed sealed, Facts facts) {
    Given given =
        byEvaluator(
            sealed.getStage(),
            sealed.getParticipant(),
            sealed.getCriterion(),
            sealed.getEvaluator(),
            null);
    return now(given, sealed.getOccasion(), facts).or(() -> first(Keys.score(sealed), facts));
  }

  /**
   * Revealed is what was sealed, of an evaluator who is not recused, at any time before the
   * conclusion; a number on the scale that governed when it was sealed (§5.13). A refusal says
   * nothing of a value before the commitment shows that the writer knows it.
   */
  private static Optional<Refusal> revealed(ScoreRevealed revealed, Facts facts) {
    boolean absent = revealed.getAbsence() != null;
    if ((revealed.getValue() == null) != absent) {
      return absent
          ? refuse(ABSENCE, RefusalCode.FIELD_UNEXPECTED, "absence")
          : refuse(VALUE, RefusalCode.FIELD_MISSING, "value");
    }
    Given given =
        byEvaluator(
            revealed.getStage(),
            revealed.getParticipant(),
            revealed.getCriterion(),
            revealed.getEvaluator(),
            revealed.getValue());
    Optional<SealState> seal = SealedScore.awaiting(Keys.score(revealed), facts.state());
    return facts
        .inStage(given.stage(), stage -> none())
        .or(() -> seal.isPresent() ? none() : refuse(CRITERION, RefusalCode.SCORE_NOT_SEALED))
        .or(() -> Panels.notRecused(given.stage(), given.participant(), given.evaluator(), facts))
        .or(() -> opens(revealed, seal.orElseThrow(), facts))
        .or(
            () ->
                facts
                    .state()
                    .find(Keys.criteria(seal.orElseThrow().getVersion()))
                    .flatMap(set -> CriteriaSets.criterion(set.getCriteria(), given.criterion()))
                    .flatMap(criterion -> inScale(criterion, given.value())));
  }

  private static Optional<Refusal> opens(ScoreRevealed revealed, SealState seal, Facts facts) {
    return SealedScore.of(facts.id(), revealed)
            .commitment(HexFormat.of().parseHex(revealed.getSalt()))
            .equals(seal.getCommitment())
        ? none()
        : refuse("/data", RefusalCode.REVEAL_MISMATCH, Long.toString(seal.getSequence()));
  }

  private static Given byEvaluator(
      String stage, String participant, String criterion, String evaluator, BigDecimal value) {
    return new Given(stage, participant, criterion, evaluator, value, null, null, null);
  }

  /**
   * A score is a number, ABSENT (with reason), NOT_PUBLISHED or sealed (§6.2). An evaluator gives
   * one, undivided, to the entry alone.
   */
  private static Optional<Refusal> form(Given given, ScoreState state, AbsenceReason absence) {
    if ((given.value() == null) == (state == ScoreState.NUMBER)) {
      return refuse(
          VALUE,
          given.value() == null ? RefusalCode.FIELD_MISSING : RefusalCode.FIELD_UNEXPECTED,
          "value");
    }
    if (given.evaluator() != null) {
      Optional<Refusal> unexpected = byEvaluator(given);
      if (unexpected.isPresent()) {
        return unexpected;
      }
    }
    if (given.sharedBy() != null && given.sharedBy() < 2) {
      return refuse(SHARED_BY, RefusalCode.NUMBER_OUT_OF_RANGE, given.sharedBy().toString(), "2 …");
    }
    if ((absence == null) == (state == ScoreState.ABSENT)) {
      return refuse(
          ABSENCE,
          absence == null ? RefusalCode.FIELD_MISSING : RefusalCode.FIELD_UNEXPECTED,
          "absence");
    }
    return none();
  }

  private static Optional<Refusal> team(Given given, Facts facts) {
    return given.team() == null
        ? none()
        : TeamRules.team(given.participant(), given.team(), TEAM, facts);
  }

  private static Optional<Refusal> byEvaluator(Given given) {
    return CriteriaForm.unexpected(given.resultLine(), "/data", "resultLine")
        .or(() -> CriteriaForm.unexpected(given.sharedBy(), "/data", "sharedBy"))
        .or(() -> CriteriaForm.unexpected(given.team(), "/data", "team"));
  }

  /**
   * Corrections and voids after StageClosed are taken (§5.4). Corrected is a score that counts, or
   * one that its occasion's closing made ABSENT. An evaluator who is recused corrects nothing.
   */
  private static Optional<Refusal> corrected(ScoreCorrected corrected, Facts facts) {
    Optional<ScoreEntry> known = facts.state().find(Keys.score(corrected));
    Given given =
        new Given(
            corrected.getStage(),
            corrected.getParticipant(),
            corrected.getCriterion(),
            corrected.getEvaluator(),
            corrected.getValue(),
            corrected.getResultLine(),
            corrected.getSharedBy(),
            corrected.getTeam());
    return form(given, corrected.getState(), corrected.getAbsence())
        .or(() -> team(given, facts))
        .or(() -> facts.inStage(corrected.getStage(), stage -> none()))
        .or(
            () ->
                known.isPresent()
                    ? notSealed(Keys.score(corrected), known.get(), facts)
                        .or(() -> correctable(known.get(), given, facts))
                    : becameAbsent(given, corrected.getOccasion(), facts));
  }

  private static Optional<Refusal> correctable(ScoreEntry known, Given given, Facts facts) {
    if (known.getVoided()) {
      return refuse(CRITERION, RefusalCode.SCORE_VOIDED, Long.toString(known.getLatest()));
    }
    Optional<Refusal> recused =
        facts.role() == Role.EVALUATOR
            ? Panels.notRecused(given.stage(), given.participant(), given.evaluator(), facts)
            : none();
    return recused.or(
        () ->
            facts
                .governing(given.stage())
                .flatMap(set -> CriteriaSets.criterion(set.getCriteria(), given.criterion()))
                .flatMap(criterion -> inScale(criterion, given.value())));
  }

  private static Optional<Refusal> becameAbsent(Given given, int occasion, Facts facts) {
    boolean closed =
        facts
            .state()
            .find(Keys.occasion(given.stage(), occasion))
            .map(OccasionState::getClosed)
            .filter(sequence -> sequence != NOT_YET)
            .isPresent();
    return closed ? given(given, facts) : refuse(CRITERION, RefusalCode.UNKNOWN_SCORE);
  }

  /** Voided once is what was recorded. */
  private static Optional<Refusal> voided(ScoreVoided voided, Facts facts) {
    if (voided.getEvaluator() != null && voided.getResultLine() != null) {
      return refuse(RESULT_LINE, RefusalCode.FIELD_UNEXPECTED, "resultLine");
    }
    return facts.inStage(
        voided.getStage(),
        stage ->
            facts
                .state()
                .find(Keys.score(voided))
                .map(ScoreRules::voidable)
                .orElseGet(() -> refuse(CRITERION, RefusalCode.UNKNOWN_SCORE)));
  }

  private static Optional<Refusal> voidable(ScoreEntry score) {
    return score.getVoided()
        ? refuse(CRITERION, RefusalCode.SCORE_VOIDED, Long.toString(score.getLatest()))
        : none();
  }
}
