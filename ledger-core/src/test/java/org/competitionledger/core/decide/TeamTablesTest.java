package org.competitionledger.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.occasion;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.Criteria;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.Teams;
import org.junit.jupiter.api.Test;

/** "A team's points in an occasion are the sum of its k best members', criterion by criterion." */
class TeamTablesTest {

  private static final int ROUNDS = 3;

  private final List<Object> told = new ArrayList<>();

  TeamTablesTest() {
    told.addAll(List.of(announced(), stage("drivers", 1), stage("teams", 2)));
    for (String team : List.of("red", "blue")) {
      told.addAll(List.of(participant(team), admitted("teams", team)));
    }
    driver("ann", "red");
    driver("ben", "red");
    driver("cat", "blue");
    driver("dan", null);
  }

  private void driver(String id, String team) {
    told.add(new ParticipantRegistered(id, text(id), List.of(), null, team));
    told.add(admitted("drivers", id));
  }

  /** Places worth 9, 6, 4; and the rules of teams. */
  private TeamTablesTest under(Teams teams, Criterion.Builder... ofTeams) {
    return under(set(1, "drivers", places()), teams, ofTeams);
  }

  private TeamTablesTest under(
      CriteriaSet.Builder drivers, Teams teams, Criterion.Builder... ofTeams) {
    told.add(published(drivers));
    told.add(Says.amended(set(2, "teams", ofTeams).setTeams(teams)));
    for (int round = 1; round <= ROUNDS; round++) {
      told.add(occasion("drivers", round));
    }
    return says(opened("drivers"), opened("teams"));
  }

  private TeamTablesTest says(Object... more) {
    told.addAll(List.of(more));
    return this;
  }

  private static Criterion.Builder places() {
    return criterion("race").setBetter(Better.LOWER).setTransform(Criteria.table("9", "6", "4"));
  }

  private static Criterion.Builder race() {
    return Criteria.direct("race");
  }

  private static Teams all() {
    return new Teams("drivers", null);
  }

  private static Teams best(int best) {
    return new Teams("drivers", best);
  }

  private TeamTablesTest race(int round, String... drivers) {
    int place = 1;
    for (String driver : drivers) {
      told.add(score("drivers", driver, "race", round, null, Integer.toString(place++)));
    }
    return this;
  }

  private TeamTablesTest closed(int... rounds) {
    for (int round : rounds) {
      told.add(new OccasionClosed("drivers", round, null, null));
    }
    return this;
  }

  private State state() {
    return Specification.given(told.toArray()).state();
  }

  private static StageTable table(State state) {
    return Standings.compute(
        state, "teams", RandomCompetition.governing(state, "teams").orElseThrow());
  }

  private String total(String team) {
    return table(state())
        .row(team)
        .flatMap(Row::total)
        .map(Amount::value)
        .map(value -> value.stripTrailingZeros().toPlainString())
        .orElse("-");
  }

  private static PointState pointState(Row row) {
    return row.points().get(0).state();
  }

  /** Every row as rank, or section for those without, and participant. */
  private static List<String> ranks(StageTable table) {
    return table.rows().stream()
        .map(
            row ->
                (row.rank().isPresent() ? row.rank().getAsInt() : row.section().text())
                    + " "
                    + row.participant())
        .toList();
  }

  /** A member's penalty is none of the team's: what was certified stands. */
  @Test
  void onlyWhatTheirPointsAreMadeOfChangesTheTableOfTeams() {
    under(all(), race()).race(1, "ann", "cat").closed(1);
    long teams = ranking("teams");
    says(new AdjustmentApplied("drivers", "ann", "late", number("-1"), text("Late")));

    assertThat(ranking("teams")).isEqualTo(teams);
    assertThat(ranking("drivers")).isGreaterThan(teams);
  }

  @Test
  void theFirstScoreOfAMemberIsTheFirstOfTheTeams() {
    under(all(), race());
    assertThat(state().find(StateKind.STAGE.key("teams")).orElseThrow().getFirstScore())
        .isEqualTo(-1);
    race(1, "ann");
    assertThat(state().find(StateKind.STAGE.key("teams")).orElseThrow().getFirstScore())
        .isEqualTo(told.size() - 1L);
  }

  private long ranking(String stage) {
    return state().find(StateKind.TABLE.key(stage)).orElseThrow().getRanking();
  }

  @Test
  void aTeamHasThePointsOfAllItsMembers() {
    under(all(), race()).race(1, "ann", "ben", "cat").race(2, "cat", "dan", "ann");
    assertThat(total("red")).isEqualTo("19"); // 9 + 6 + 4
    assertThat(total("blue")).isEqualTo("13"); // 4 + 9
  }

  @Test
  void orOfItsBestInEachOccasion() {
    under(best(1), race()).race(1, "ann", "ben", "cat").race(2, "cat", "ben", "ann");
    assertThat(total("red")).isEqualTo("15"); // 9, and ben's 6
  }

  @Test
  void thenTheTeamsOwnOccasionsAndFactorCount() {
    under(best(1), race().setOccasions(Criteria.best(2)).setFactor(number("0.5")))
        .race(1, "ann", "cat")
        .race(2, "cat", "ben")
        .race(3, "dan", "cat", "ben");
    assertThat(total("red")).isEqualTo("7.5"); // (9 + 6) ÷ 2, the 4 is dropped
  }

  @Test
  void aMemberTakesItsPointsAlongOnlyFromWhenItChanges() {
    under(all(), race())
        .race(1, "ann", "cat")
        .says(new ParticipantChanged("ann", null, null, "blue"))
        .race(2, "ann", "ben");
    assertThat(total("red")).isEqualTo("15"); // ann's 9, ben's 6
    assertThat(total("blue")).isEqualTo("15"); // cat's 6, ann's 9
  }

  @Test
  void aScoreMayNameAnotherTeam() {
    under(all(), race()).says(raced("dan", "1", "blue").build(), raced("ann", "2", "blue").build());
    assertThat(total("blue")).isEqualTo("15");
    assertThat(total("red")).isEqualTo("0");
  }

  private static ScoreRecorded.Builder raced(String driver, String place, String team) {
    return ScoreRecorded.newBuilder()
        .setStage("drivers")
        .setParticipant(driver)
        .setCriterion("race")
        .setValue(number(place))
        .setTeam(team);
  }

  @Test
  void aCorrectionKeepsTheTeamOfTheRecordUnlessItNamesOne() {
    under(all(), race())
        .race(1, "ann")
        .says(new ParticipantChanged("ann", null, null, "blue"), corrected("ann", "2", null));
    assertThat(total("red")).isEqualTo("6");
    says(corrected("ann", "3", "blue"));
    assertThat(total("red")).isEqualTo("0");
    assertThat(total("blue")).isEqualTo("4");
  }

  private static ScoreCorrected corrected(String driver, String place, String team) {
    return ScoreCorrected.newBuilder()
        .setStage("drivers")
        .setParticipant(driver)
        .setCriterion("race")
        .setState(ScoreState.NUMBER)
        .setValue(number(place))
        .setReason(text("Misread"))
        .setTeam(team)
        .build();
  }

  @Test
  void aSharedResultIsDividedBeforeItIsAdded() {
    under(all(), race())
        .says(
            raced("ann", "1", null).setSharedBy(2).build(),
            raced("ben", "1", null).setSharedBy(2).build());
    assertThat(total("red")).isEqualTo("9");
  }

  @Test
  void anOpenOccasionIsPendingAndAClosedOneIsNot() {
    under(all(), race()).race(1, "ann").closed(1);
    Row red = table(state()).row("red").orElseThrow();
    assertThat(red.pending()).isTrue();
    closed(2, 3);
    assertThat(table(state()).row("red").orElseThrow().pending()).isFalse();
    assertThat(pointState(table(state()).row("blue").orElseThrow())).isEqualTo(PointState.ABSENT);
  }

  @Test
  void nothingIsPendingOnceTheMembersStageIsClosed() {
    under(all(), race()).race(1, "ann").says(new StageClosed("drivers"));
    assertThat(table(state()).row("red").orElseThrow().pending()).isFalse();
  }

  @Test
  void oneMemberWhoseScoreIsNotPublishedHidesTheTeams() {
    under(all(), race())
        .race(1, "ann")
        .says(raced("ben", "1", null).setState(ScoreState.NOT_PUBLISHED).setValue(null).build());
    assertThat(ranks(table(state()))).contains("not-published red");
  }

  @Test
  void whereLessIsBetterTooFewFiguresAreNoAdvantage() {
    Criterion.Builder time =
        race().setBetter(Better.LOWER).setAbsent(new AbsentFigure(AbsentMethod.LAST, null, null));
    under(set(1, "drivers", criterion("race").setBetter(Better.LOWER)), best(2), time)
        .race(1, "cat", "ann", "ben")
        .closed(1, 2, 3);
    told.removeIf(one -> one.equals(occasion("drivers", 2)) || one.equals(occasion("drivers", 3)));
    told.removeIf(one -> one instanceof OccasionClosed closed && closed.getOccasion() > 1);
    StageTable table = table(state());
    assertThat(ranks(table)).containsExactly("1 red", "2 blue");
    assertThat(total("red")).isEqualTo("5");
    assertThat(total("blue")).isEqualTo("-");
  }

  @Test
  void absentMembersAreLeftOut() {
    under(all(), race())
        .race(1, "ann")
        .says(
            raced("ben", "1", null)
                .setState(ScoreState.ABSENT)
                .setValue(null)
                .setAbsence(AbsenceReason.DID_NOT_FINISH)
                .build());
    assertThat(total("red")).isEqualTo("9");
  }

  @Test
  void aCountbackGoesByThePlacesOfTheMembersThatCount() {
    CriteriaSet.Builder drivers =
        set(
            1,
            "drivers",
            criterion("race").setBetter(Better.LOWER).setTransform(Criteria.table("9", "5", "4")));
    under(drivers, all(), race()).race(1, "cat", "ann", "ben");
    told.replaceAll(
        one ->
            one instanceof CriteriaAmended
                ? Says.amended(
                    set(2, "teams", race())
                        .setTeams(all())
                        .setTieBreaks(List.of(Criteria.countback("race", 3))))
                : one);
    // both have 9: blue by a first place, red by a second and a third
    assertThat(ranks(table(state()))).containsExactly("1 blue", "2 red");
  }

  @Test
  void whatNobodyScoresAmongTheMembersIsPending() {
    under(all(), race()).race(1, "ann").closed(1, 2, 3);
    says(Says.amended(set(3, "drivers", criterion("time"))));
    Row red = table(state()).row("red").orElseThrow();
    assertThat(pointState(red)).isEqualTo(PointState.PENDING);
  }

  @Test
  void newRulesOfTheMembersChangeTheTableOfTeams() {
    under(all(), race()).race(1, "ann");
    long before = marked();
    says(Says.amended(set(3, "drivers", places().setTransform(Criteria.table("20")))));
    assertThat(total("red")).isEqualTo("20");
    assertThat(marked()).isGreaterThan(before);
  }

  private long marked() {
    return state().find(StateKind.TABLE.key("teams")).orElseThrow().getRanking();
  }

  @Test
  void rivalsOutsideAnyTeamAreComparedWithMembers() {
    under(set(1, "drivers", criterion("race").setTransform(Criteria.ratio("10", 2))), all(), race())
        .race(1, "cat", "ann", "ben", "dan");
    assertThat(total("red")).isEqualTo("12.5"); // 10 × 2 ÷ 4 + 10 × 3 ÷ 4
    State state = state();
    CriteriaSet teams = RandomCompetition.governing(state, "teams").orElseThrow();
    CriteriaSet plain = CriteriaSet.newBuilder(teams).setTeams(null).build();
    CompiledRules rules = CompiledRules.compile(state, "teams", teams);
    CompiledRules withoutTeams = CompiledRules.compile(state, "teams", plain);
    assertThat(Standings.snapshots(state, List.of(rules, withoutTeams)))
        .as("tables that are paged are the same ones")
        .extracting(TableSnapshot::all)
        .containsExactly(table(state), Standings.compute(state, "teams", plain));
    assertThat(Standings.snapshots(state, List.of(rules)).get(0).all()).isEqualTo(table(state));
  }

  @Test
  void eachMembersPartIsExplained() {
    under(best(1), race()).race(1, "ann", "ben");
    State state = state();
    List<Step> steps =
        Standings.explain(
                state, "teams", "red", RandomCompetition.governing(state, "teams").orElseThrow())
            .orElseThrow()
            .steps();
    assertThat(steps)
        .filteredOn(Step.Score.class::isInstance)
        .extracting(step -> ((Step.Score) step).of().member())
        .containsExactly("ann", "ben");
    assertThat(steps)
        .filteredOn(Step.Joined.class::isInstance)
        .singleElement()
        .satisfies(
            step ->
                assertThat(((Step.Joined) step).parts())
                    .extracting(Step.Part::of, Step.Part::counts)
                    .containsExactly(tuple("ann", true), tuple("ben", false)));
  }

  @Test
  void aRecordBesideTheScoreNamesTheTeam() {
    under(all(), race()).race(1, "ann", "dan");
    State state = state();
    assertThat(state.find(Keys.member("drivers", "red", "ann"))).isPresent();
    List<String> members = new ArrayList<>();
    state.scan(StateKind.MEMBER, "", (key, mark) -> members.add(key.id()));
    assertThat(members).containsExactly("drivers|red|ann");
  }

  @Test
  void aTableOfTeamsIsCertifiedAsOthersAre() {
    under(all(), race())
        .race(1, "ann", "ben", "cat")
        .closed(1, 2, 3)
        .says(new StageClosed("drivers"), new StageClosed("teams"));
    State state = state();
    Optional<Object> certified =
        RandomCompetition.certification(Specification.COMPETITION, state, "teams").map(one -> one);
    says(certified.orElseThrow());
    assertThat(state().find(StateKind.STAGE.key("teams")).orElseThrow().getCertified())
        .isPositive();
    // what changes the members' table changes this one after all
    says(corrected("ann", "3", null));
    assertThat(marked())
        .isGreaterThan(state().find(StateKind.STAGE.key("teams")).orElseThrow().getCertifiedAsOf());
  }

  private ScoreRecorded points(String driver, int round, String value) {
    return score("drivers", driver, "race", round, null, value);
  }

  /** Places of the members would say nothing: they are no places. */
  @Test
  void aCountbackOfTeamsGoesByTheirSumsWhereMembersHaveNoPlaces() {
    told.add(published(set(1, "drivers", criterion("race"))));
    told.add(
        Says.amended(
            set(2, "teams", race())
                .setTeams(all())
                .setTieBreaks(List.of(Criteria.countback("race", 3)))));
    for (int round = 1; round <= ROUNDS; round++) {
      told.add(occasion("drivers", round));
    }
    says(opened("drivers"), opened("teams"));
    says(points("ann", 1, "5"), points("ben", 1, "3"), points("cat", 1, "4"));
    says(points("ann", 2, "2"), points("cat", 2, "1"), points("cat", 3, "5"));
    assertThat(total("red")).isEqualTo("10");
    assertThat(total("blue")).isEqualTo("10");
    assertThat(ranks(table(state())))
        .as("8 and 2 against 4 and 1 are two firsts")
        .containsExactly("1 red", "2 blue");
  }

  private List<Step.Joined> joined() {
    State state = state();
    return Standings.explain(
            state, "teams", "red", RandomCompetition.governing(state, "teams").orElseThrow())
        .orElseThrow()
        .steps()
        .stream()
        .filter(Step.Joined.class::isInstance)
        .map(Step.Joined.class::cast)
        .toList();
  }

  private static ScoreRecorded absent(String driver) {
    return raced(driver, "1", null)
        .setState(ScoreState.ABSENT)
        .setValue(null)
        .setAbsence(AbsenceReason.DID_NOT_FINISH)
        .build();
  }

  @Test
  void anAbsentMemberDoesNotCount() {
    under(all(), race()).race(1, "ann").says(absent("ben"));
    assertThat(joined().get(0).parts())
        .extracting(Step.Part::of, Step.Part::counts)
        .containsExactly(tuple("ann", true), tuple("ben", false));
  }

  @Test
  void anAbsentMemberCountsByTheFigureThatTheirRulesState() {
    AbsentFigure nine = new AbsentFigure(AbsentMethod.FIGURE, number("9"), null);
    under(
            set(1, "drivers", criterion("race").setBetter(Better.LOWER).setAbsent(nine)),
            best(2),
            race()
                .setBetter(Better.LOWER)
                .setAbsent(new AbsentFigure(AbsentMethod.LAST, null, null)))
        .race(1, "ann")
        .says(absent("ben"));
    assertThat(total("red")).as("1, and 9 for who is absent").isEqualTo("10");
  }

  @Test
  void aTeamWithoutASumIsToldWithItsPartsOfWhichNoneCounts() {
    under(all(), race())
        .race(1, "ann")
        .says(raced("ben", "1", null).setState(ScoreState.NOT_PUBLISHED).setValue(null).build());
    assertThat(joined().get(0).result()).isEmpty();
    assertThat(joined().get(0).parts())
        .extracting(Step.Part::of, Step.Part::counts)
        .containsExactly(tuple("ann", false), tuple("ben", false));
  }

  @Test
  void aTeamOfAbsentMembersIsToldWithoutASum() {
    under(all(), race()).says(absent("ann")).closed(1, 2, 3);
    assertThat(joined()).hasSize(1);
    assertThat(joined().get(0).result()).isEmpty();
    assertThat(joined().get(0).parts())
        .extracting(Step.Part::of, Step.Part::counts)
        .containsExactly(tuple("ann", false));
  }
}
