package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.STAGE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.LedgerVersion;
import org.competitionledger.core.competition.MapState;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.competition.StateKind;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.ScoringState;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TableMark;
import org.junit.jupiter.api.Test;

/** Finds the event since which a table is not the certified one: state by state, without events. */
class RestatementTest {

  private static final String CUP = "cup";

  private final StageFixture stage = new StageFixture().entries("a", "b").closed(1);
  private final List<State> states = new ArrayList<>();
  private final CriteriaSet rules = set(direct("q")).build();

  RestatementTest() {
    LocalisedText name = new LocalisedText(null, "x");
    stage
        .state()
        .put(
            Keys.COMPETITION,
            new CompetitionState(RecordKind.LIVE, "UTC", name, 1, STAGE, -1L, null, false));
    stage.state().put(Keys.criteria(1), new CriteriaState(0L, Instant.EPOCH, rules));
    stage.state().put(Keys.scoring(1), new ScoringState(LedgerVersion.CURRENT));
    score("5");
    long certified = states.size();
    String digest = Standings.compute(stage.state(), STAGE, rules).digest(CUP, 1, certified - 1);
    StageState known =
        new StageState(
            STAGE,
            name,
            1,
            null,
            null,
            null,
            0L,
            0L,
            0L,
            0L,
            0L,
            -1L,
            0L,
            -1L,
            -1L,
            certified,
            1,
            certified - 1,
            digest,
            1,
            List.of());
    stage.state().put(StateKind.STAGE.key(STAGE), known);
    notice();
  }

  /** An event that could change the table: it gives b so many points. */
  private long score(String points) {
    stage.score("b", "q", points);
    long at = states.size();
    stage.state().put(StateKind.TABLE.key(STAGE), new TableMark(at, at));
    return remember();
  }

  /** An event that cannot. */
  private long notice() {
    return remember();
  }

  private long remember() {
    long at = states.size();
    stage.state().put(Keys.HEAD, new HeadState(at, Instant.EPOCH, Instant.EPOCH));
    MapState copy = new MapState();
    StateKind.ALL.forEach(kind -> copy(kind, copy));
    states.add(copy);
    return at;
  }

  private <T extends SpecificRecord> void copy(StateKind<T> kind, MapState copy) {
    stage.state().scan(kind, "", copy::put);
  }

  private void assertRestatedSince(long sequence) {
    assertThat(Restatement.since(CUP, STAGE, at -> states.get((int) at), states.size() - 1))
        .hasValue(sequence);
  }

  private void assertNoCause() {
    assertThat(Restatement.since(CUP, STAGE, at -> states.get((int) at), states.size() - 1))
        .isEmpty();
  }

  @Test
  void whatChangesNothingRestatesNothing() {
    assertNoCause();
    score("5");
    notice();
    assertNoCause();
  }

  @Test
  void theFirstRealChangeCountsNotWhatCameBeforeOrAfterIt() {
    score("5");
    long changed = score("6");
    notice();
    score("6");
    score("7");
    notice();
    assertRestatedSince(changed);
  }

  @Test
  void aTableThatCameBackIsRestatedSinceItLeftAgain() {
    score("6");
    score("5");
    assertNoCause();
    long again = score("6");
    score("7");
    assertRestatedSince(again);
  }

  @Test
  void changesWithoutEndAreNotFollowedWithoutEnd() {
    for (int change = 0; change < 101; change++) {
      score(Integer.toString(6 + change));
    }
    assertNoCause();
  }
}
