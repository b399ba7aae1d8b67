package org.competitionledger.core.decide;

import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.occasion;
import static org.competitionledger.core.decide.Says.promise;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.event.TieResolved;
import org.competitionledger.event.Verdict;

/** What is said about an evaluation, at random; {@link RandomCompetition} has it decided. */
final class RandomWords {

  private final Random random;
  private final State state;
  private final List<String> teams;
  private int ids;

  /**
   * Words about a competition.
   *
   * @param state its state as it comes to be
   * @param teams its teams as they come to be
   */
  RandomWords(Random random, State state, List<String> teams) {
    this.random = random;
    this.state = state;
    this.teams = teams;
  }

  /** What evaluators do most of the time. */
  Object evaluation(String stage) {
    String team = pick(teams);
    return switch (random.nextInt(24)) {
      case 0, 1, 2, 3, 4, 5 -> score(stage, team, "speed", null);
      case 6, 7, 8, 9, 10 -> score(stage, team, "style", pick(RandomCompetition.EVALUATORS));
      case 11, 12, 13, 14 -> score(stage, team, "grace", pick(RandomCompetition.EVALUATORS));
      case 15 -> score(stage, team, "note", null);
      case 16, 17, 18, 19 -> corrected();
      case 20 -> voided();
      default -> new GateRuled(stage, team, "safe", pick(Verdict.values()), null);
    };
  }

  /** What is decided now and then. */
  Object decision(String stage) {
    String team = pick(teams);
    return switch (random.nextInt(6)) {
      case 0 -> tie(stage);
      case 1 -> recused(stage, team);
      case 2 -> closedOccasion();
      case 3, 4 -> adjusted(stage, team);
      default -> aside(team);
    };
  }

  private ScoreRecorded score(String stage, String team, String criterion, String evaluator) {
    int occasion = stage.equals("heat") ? 1 + random.nextInt(RandomCompetition.OCCASIONS) : 1;
    ScoreState what = what();
    return new ScoreRecorded(
        stage,
        team,
        criterion,
        occasion,
        evaluator,
        what,
        value(what),
        absence(what),
        null,
        criterion.equals("speed") && random.nextInt(3) == 0 ? pick("x", "y") : null,
        evaluator == null && random.nextInt(6) == 0 ? 2 + random.nextInt(2) : null,
        evaluator == null && random.nextInt(8) == 0 ? pick(RandomCompetition.SQUADS) : null);
  }

  /** Some scores at once, of which one refused refuses all. */
  List<Object> scores(String stage) {
    return teams.stream().limit(3).map(team -> (Object) score(stage, team, "speed", null)).toList();
  }

  private ScoreState what() {
    return switch (random.nextInt(40)) {
      case 0 -> ScoreState.NOT_PUBLISHED;
      case 1 -> ScoreState.SEALED;
      case 2, 3, 4 -> ScoreState.ABSENT;
      default -> ScoreState.NUMBER;
    };
  }

  /** Few different values, so that ties and equal places are frequent. */
  private BigDecimal value(ScoreState what) {
    boolean close = random.nextBoolean();
    String value =
        Integer.toString(random.nextInt(close ? 4 : 61)) + (random.nextInt(6) == 0 ? ".25" : "");
    return what == ScoreState.NUMBER ? number(value) : null;
  }

  private AbsenceReason absence(ScoreState what) {
    return what == ScoreState.ABSENT ? pick(AbsenceReason.values()) : null;
  }

  private ScoreCorrected corrected() {
    String[] key = anyScore();
    ScoreState what = what();
    return new ScoreCorrected(
        key[0],
        key[1],
        key[2],
        Integer.parseInt(key[3]),
        evaluator(key[4]),
        what,
        value(what),
        absence(what),
        text("Misread"),
        resultLine(key[4]),
        null,
        evaluator(key[4]) == null && random.nextInt(8) == 0
            ? pick(RandomCompetition.SQUADS)
            : null);
  }

  private ScoreVoided voided() {
    String[] key = anyScore();
    return new ScoreVoided(
        key[0],
        key[1],
        key[2],
        Integer.parseInt(key[3]),
        evaluator(key[4]),
        text("Void"),
        resultLine(key[4]));
  }

  private static String evaluator(String giver) {
    return giver.isEmpty() || giver.startsWith(Keys.RESULT_LINE) ? null : giver;
  }

  private static String resultLine(String giver) {
    return giver.startsWith(Keys.RESULT_LINE) ? giver.substring(Keys.RESULT_LINE.length()) : null;
  }

  /** The parts of the key of some score; of none where there is none yet, to be refused. */
  private String[] anyScore() {
    List<String[]> scores = new ArrayList<>();
    state.scan(StateKind.SCORE, "", (key, score) -> scores.add(key.id().split("\\|", -1)));
    return scores.isEmpty() ? new String[] {"heat", "nobody", "speed", "1", ""} : pick(scores);
  }

  private AdjustmentApplied adjusted(String stage, String team) {
    String points = Integer.toString(random.nextInt(5) - 3);
    return new AdjustmentApplied(stage, team, "fix-" + ids++, number(points), text("Late"));
  }

  /** What becomes of an entry. */
  Object outcome(String stage) {
    String team = pick(teams);
    return switch (random.nextInt(8)) {
      case 0 -> new EntryDisqualified(stage, team, text("Doping"));
      case 1 -> new EntryWithdrawn(stage, team, text("Tired"));
      case 2 -> new EntryEliminated(stage, team, text("Reasons"), null, null);
      case 3, 4 -> Says.advanced("heat", team, "final");
      case 5, 6 -> new EntryReinstated(stage, team, null);
      default -> new EntryEliminated(stage, team, null, null, null);
    };
  }

  private EvaluatorRecused recused(String stage, String team) {
    boolean whole = random.nextInt(6) == 0;
    return new EvaluatorRecused(
        stage, pick(RandomCompetition.EVALUATORS), whole ? null : team, null);
  }

  TieResolved tie(String stage) {
    List<String> order = new ArrayList<>(teams);
    Collections.shuffle(order, random);
    order.removeIf(team -> state.find(Keys.entry(stage, team)).isEmpty() || random.nextInt(4) == 0);
    return new TieResolved(stage, order, null);
  }

  private OccasionClosed closedOccasion() {
    BigDecimal multiplier = random.nextBoolean() ? null : number("0.5");
    return new OccasionClosed(
        "heat", 1 + random.nextInt(RandomCompetition.OCCASIONS), multiplier, null);
  }

  /** Things beside the standings; a new name is shown in them. */
  Object aside(String team) {
    return switch (random.nextInt(4)) {
      case 3 -> new ParticipantChanged(team, null, null, pick(RandomCompetition.SQUADS));
      case 0 -> notice("notice-" + ids++);
      case 1 -> promise("promise-" + ids++);
      default -> new ParticipantChanged(team, text("Name " + ids++), null, null);
    };
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
