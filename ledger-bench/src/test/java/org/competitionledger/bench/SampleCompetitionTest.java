package org.competitionledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.competitionledger.command.Command;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.event.ScoreRecorded;
import org.junit.jupiter.api.Test;

class SampleCompetitionTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final SampleCompetition competition = new SampleCompetition("bench", 100, 3, 4, 2);

  @Test
  void isAcceptedByDecideFromSetUpToTheLastScore() {
    State state = new MapState();
    Writer writer = new Writer(competition);

    for (Command command : writer.setUp(50)) {
      accept(state, command);
    }
    for (int i = 0; i < 4 * 6; i++) {
      accept(state, writer.scores(100));
    }
  }

  @Test
  void givesEachScoreOnce() {
    Set<String> scores = new HashSet<>();
    for (int evaluator = 0; evaluator < competition.evaluators(); evaluator++) {
      for (long n = 0; n < competition.scoresEach(); n++) {
        ScoreRecorded score = (ScoreRecorded) competition.score(evaluator, n).getPayload();
        scores.add(
            score.getParticipant()
                + score.getCriterion()
                + score.getOccasion()
                + score.getEvaluator());
      }
    }
    assertThat(scores).hasSize(100 * 3 * 4 * 2);
  }

  @Test
  void hasAsManyOccasionsAsTheScoresNeed() {
    SampleCompetition sized = SampleCompetition.forScores("bench", 100, 1_000_000);

    assertThat(sized.scoresEach() * sized.evaluators()).isGreaterThanOrEqualTo(1_000_000);
  }

  private void accept(State state, Command command) {
    ((Decision.Accepted) Decide.decide(competition.id(), state, command, NOW)).after().commit();
  }
}
