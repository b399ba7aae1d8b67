package org.competitionledger.core.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.STAGE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Actor;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.ScoringState;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TableMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private Event event(Object payload, Long causedBy) {
    return new Event(
        CUP,
        9L,
        Instant.EPOCH,
        new Actor("office", Role.ORGANIZER),
        "command",
        new Sha256(new byte[32]),
        0,
        1,
        1,
        Proposal.newBuilder().setPayload(payload).setCausedBy(causedBy).build());
  }

  private static Object payload(String type) {
    return Proposal.getClassSchema().getField("payload").schema().getTypes().stream()
        .filter(schema -> schema.getName().equals(type))
        .map(schema -> SpecificData.get().newRecord(null, schema))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "ScoreCorrected, correction",
    "ScoreVoided, void",
    "ScoreRecorded, score",
    "AdjustmentApplied, adjustment",
    "GateRuled, ruling",
    "EvaluatorRecused, recusal",
    "PanelAnnounced, recusal",
    "TieResolved, tie-resolution",
    "CriteriaAmended, rule-change",
    "EntryAdmitted, entry",
    "EntryWithdrawn, outcome",
    "OccasionClosed, schedule"
  })
  void whatRestatedATableIsNamedByItsKind(String type, String mode) {
    Restatement restatement =
        Restatement.by(event(payload(type), 4L), STAGE, stage.state(), stage.state());
    assertThat(restatement.type()).isEqualTo(type);
    assertThat(restatement.mode().text()).isEqualTo(mode);
    assertThat(restatement.sequence()).isEqualTo(9);
    assertThat(restatement.causedBy()).hasValue(4);
    assertThat(restatement.rules()).as("they are the same").isEmpty();
  }

  /** A set announced ahead takes hold with an event that need not be about rules. */
  @Test
  void rulesThatTakeHoldRestateATableWhateverTheEventIs() {
    State before = states.get(states.size() - 1);
    stage
        .state()
        .put(
            Keys.COMPETITION,
            CompetitionState.newBuilder(stage.state().find(Keys.COMPETITION).orElseThrow())
                .setLatestVersion(2)
                .build());
    CriteriaSet other = set(direct("r")).setVersion(2).build();
    stage.state().put(Keys.criteria(2), new CriteriaState(5L, Instant.EPOCH, other));

    Restatement restatement =
        Restatement.by(event(payload("ScoreRecorded"), null), STAGE, before, stage.state());
    assertThat(restatement.mode()).isEqualTo(Restatement.Mode.RULE_CHANGE);
    assertThat(restatement.rules()).hasValue(5);
    assertThat(restatement.causedBy()).isEmpty();
  }
}
