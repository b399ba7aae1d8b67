package org.competitionledger.projections.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.RandomCompetition;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.ScoreEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TouchedTablesTest {

  /** An event on a member's score touches its entry and its team's, and no table as a whole. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {61, 62, 63})
  void aScoreTouchesItsEntryAndItsTeamAlone(long seed) {
    State state = new MapState();
    int teams = 0;
    for (EncodedEvent event : RandomCompetition.tell("cup", seed, 300).log()) {
      Optional<StateKey<ScoreEntry>> score = score(event.event().getSaid().getPayload());
      Set<String> expected = new HashSet<>();
      score.flatMap(state::find).map(ScoreEntry::getTeam).ifPresent(expected::add);
      boolean rulesDue = rulesDue(state, event.event().getRecordedAt());
      TouchedTables touched = new TouchedTables(state);
      Evolve.evolve(touched, event.event());
      touched.endOfEvent();
      score.flatMap(state::find).map(ScoreEntry::getTeam).ifPresent(expected::add);
      if (score.isPresent() && score.get().part(0).equals("heat") && !rulesDue) {
        assertThat(touched.stages()).isEmpty();
        assertThat(touched.entries().get("heat")).containsExactly(score.get().part(1));
        assertThat(touched.entries().getOrDefault("league", Set.of())).isEqualTo(expected);
        teams += expected.size();
      }
    }
    assertThat(teams).as("scores of members, seed %s", seed).isGreaterThan(20);
  }

  /** Rules that were announced ahead may start with the event: then tables change as a whole. */
  private static boolean rulesDue(State state, Instant now) {
    return state
        .find(Keys.COMPETITION)
        .map(CompetitionState::getNextStart)
        .filter(next -> !next.isAfter(now))
        .isPresent();
  }

  private static Optional<StateKey<ScoreEntry>> score(Object payload) {
    if (payload instanceof ScoreRecorded recorded) {
      return Optional.of(Keys.score(recorded));
    }
    if (payload instanceof ScoreCorrected corrected) {
      return Optional.of(Keys.score(corrected));
    }
    return payload instanceof ScoreVoided voided
        ? Optional.of(Keys.score(voided))
        : Optional.empty();
  }
}
