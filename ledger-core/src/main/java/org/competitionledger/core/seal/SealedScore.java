package org.competitionledger.core.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.competitionledger.core.form.Form;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreState;
import org.competitionledger.state.EvaluatorState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.SealState;

/**
 * A score as its seal binds it (§5.13): where it belongs, who gave it and what it is, so that no
 * seal fits another score, entry, evaluator or competition.
 *
 * @param competition the competition's id
 * @param occasion from 1
 * @param figure a number in plain decimal digits without needless zeros, or the name of the reason
 *     why there is none, see {@link #figure}
 */
public record SealedScore(
    String competition,
    String stage,
    String participant,
    String criterion,
    int occasion,
    String evaluator,
    String figure) {

  /** How many random bytes a salt has. */
  public static final int SALT_BYTES = 32;

  private static final byte[] DOMAIN = "ledger-seal/1".getBytes(US_ASCII);

  /** What an event reveals. */
  public static SealedScore of(String competition, ScoreRevealed revealed) {
    return new SealedScore(
        competition,
        revealed.getStage(),
        revealed.getParticipant(),
        revealed.getCriterion(),
        revealed.getOccasion(),
        revealed.getEvaluator(),
        figure(revealed.getValue(), revealed.getAbsence()));
  }

  /**
   * The figure as a seal binds it: {@code 8.5}, {@code 100}, {@code -0.25}, {@code NOT_SEEN}.
   *
   * @param value null where the score is absent
   * @param absence why it is; not looked at where there is a value
   */
  public static String figure(BigDecimal value, AbsenceReason absence) {
    return value == null ? absence.name() : Form.plain(value);
  }

  /**
   * {@code SHA-256("ledger-seal/1" ‖ salt ‖ text)}, in lower-case hexadecimal digits.
   *
   * @param salt {@link #SALT_BYTES} random bytes, never used before
   * @throws IllegalArgumentException if the salt is longer or shorter
   */
  public String commitment(byte[] salt) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
    }
    MessageDigest digest = Sha256.begun();
    digest.update(DOMAIN);
    digest.update(salt);
    return HexFormat.of().formatHex(digest.digest(text().getBytes(UTF_8)));
  }

  /** The seven lines, each ended by LF; no identifier has one in it. */
  private String text() {
    return String.join(
            "\n",
            competition,
            stage,
            participant,
            criterion,
            Integer.toString(occasion),
            evaluator,
            figure)
        + '\n';
  }

  /** The seal of a score that still awaits its reveal; empty if it was never sealed, or is not. */
  public static Optional<SealState> awaiting(StateKey<ScoreEntry> key, State state) {
    return state
        .find(key)
        .filter(score -> score.getState() == ScoreState.SEALED && !score.getVoided())
        .flatMap(
            score ->
                state
                    .find(Keys.seal(key))
                    .filter(seal -> seal.getSequence() == score.getRecorded()));
  }

  /** Whether it awaits its reveal and its evaluator was not recused, so that it would count. */
  public static boolean countsWhenRevealed(StateKey<ScoreEntry> key, State state) {
    boolean recused =
        state.find(Keys.recusal(key.part(0), key.part(1), key.part(4))).isPresent()
            || state
                .find(Keys.evaluator(key.part(0), key.part(4)))
                .map(EvaluatorState::getRecused)
                .filter(since -> since != State.NOT_YET)
                .isPresent();
    return !recused && awaiting(key, state).isPresent();
  }
}
