package org.competitionledger.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.decide.RandomCompetition.Told;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Role;
import org.competitionledger.event.TieBreakMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every competition; each failure names its seed. */
class CompetitionLawsTest {

  private static final int COMMANDS = 400;
  private static final List<String> STAGES = List.of("heat", "final");

  /** That of the league is of squads, whose members compete in the heat. */
  private static final List<String> TABLES = List.of("heat", "final", "league");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static RandomCompetition competition(long seed) {
    return seed % 4 == 0
        ? RandomCompetition.tellSealed("cup-" + seed, seed, seed, COMMANDS)
        : RandomCompetition.tell("cup-" + seed, seed, COMMANDS);
  }

  @Test
  void theRandomCompetitionsHaveEverythingThatTheLawsAreAbout() {
    Map<String, Integer> types = new TreeMap<>();
    seeds()
        .mapToObj(CompetitionLawsTest::competition)
        .forEach(one -> one.types().forEach((type, n) -> types.merge(type, n, Integer::sum)));
    assertThat(types)
        .containsKeys(
            "CriteriaAmended",
            "GateRuled",
            "AdjustmentApplied",
            "ScoreCorrected",
            "ScoreVoided",
            "EntryAdmitted",
            "EntryWithdrawn",
            "EntryDisqualified",
            "EntryEliminated",
            "EntryAdvanced",
            "EntryReinstated",
            "EvaluatorRecused",
            "TieResolved",
            "OccasionClosed",
            "StageClosed",
            "StandingsCertified",
            "ParticipantChanged");
    assertThat(types.get("ScoreRecorded")).as(types.toString()).isGreaterThan(1_500);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void foldingOneByOneEqualsFoldingAllAlsoFromASerialisedState(long seed) {
    RandomCompetition competition = competition(seed);
    List<EncodedEvent> log = competition.log();
    int cut = new Random(seed).nextInt(log.size());

    MapState before = fold(new MapState(), log.subList(0, cut));
    MapState resumed = fold(reread(before), log.subList(cut, log.size()));

    assertThat(log).hasSizeGreaterThan(150);
    assertThat(contents(resumed)).isEqualTo(contents(competition.state()));
    assertThat(tables(resumed)).isEqualTo(tables(competition.state()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyOrderOfIndependentCompetitionsGivesTheSameTables(long seed) {
    List<RandomCompetition> competitions =
        List.of(competition(seed), competition(seed + 100), competition(seed + 201));
    Random random = new Random(seed);
    TableMemo memo = new TableMemo();
    Map<String, MapState> states = new HashMap<>();
    List<Integer> turns = new ArrayList<>();
    for (int which = 0; which < competitions.size(); which++) {
      turns.addAll(Collections.nCopies(competitions.get(which).told().size(), which));
    }
    Collections.shuffle(turns, random);
    int[] at = new int[competitions.size()];
    for (int which : turns) {
      RandomCompetition of = competitions.get(which);
      Told next = of.told().get(at[which]++);
      MapState state = states.computeIfAbsent(of.id(), id -> new MapState());
      Decision decision =
          Specification.committed(
              Decide.decide(of.id(), state, next.command(), next.now(), memo, HeldKeys.UNKNOWN));
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }
    for (RandomCompetition competition : competitions) {
      assertThat(tables(states.get(competition.id()))).isEqualTo(tables(competition.state()));
      assertThat(contents(states.get(competition.id()))).isEqualTo(contents(competition.state()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void asOfASequenceEqualsALedgerThatStoppedThere(long seed) {
    RandomCompetition competition = competition(seed);
    List<EncodedEvent> log = competition.log();
    MapState live = new MapState();
    int sequences = 0;
    for (Told told : competition.told()) {
      Specification.committed(Decide.decide(competition.id(), live, told.command(), told.now()));
      sequences += told.events().size();
      if (sequences % 7 == 0) {
        MapState asOf = fold(new MapState(), log.subList(0, sequences));
        assertThat(tables(asOf)).as("as of %s", sequences - 1).isEqualTo(tables(live));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIfUnderTheGoverningRulesEqualsTheTable(long seed) {
    MapState state = competition(seed).state();
    for (String stage : STAGES) {
      CriteriaSet governing = RandomCompetition.governing(state, stage).orElseThrow();
      CriteriaSet asked =
          AvroBytes.of(CriteriaSet.class).fromBody(AvroBytes.of(CriteriaSet.class).body(governing));
      assertThat(Standings.compute(state, stage, CriteriaSet.newBuilder(asked).build()))
          .isEqualTo(Standings.compute(state, stage, governing));
    }
  }

  /** So a what-if is no other arithmetic: under any rules it is the table that they would make. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIfUnderOtherRulesEqualsTheTableOnceTheyGovern(long seed) {
    RandomCompetition competition = competition(seed);
    MapState state = competition.state();
    int latest = state.find(Keys.COMPETITION).orElseThrow().getLatestVersion();
    CriteriaSet others = new RandomRules(new Random(seed)).version(latest + 1, STAGES).build();
    List<StageTable> whatIf =
        STAGES.stream().map(stage -> Standings.compute(state, stage, others)).toList();

    Instant later = competition.told().get(competition.told().size() - 1).now();
    Command amendment =
        Specification.command(
            "amendment",
            new Authority("organizer-1", List.of(Role.ORGANIZER), List.of("*"), List.of()),
            List.of(Says.proposal(new CriteriaAmended(others, null, null, List.of(), null))));
    assertThat(Specification.committed(Decide.decide(competition.id(), state, amendment, later)))
        .isInstanceOf(Decision.Accepted.class);

    assertThat(STAGES.stream().map(stage -> table(state, stage).orElseThrow()).toList())
        .isEqualTo(whatIf);
  }

  /** But for REACHED_FIRST: what was corrected was reached when it was corrected. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void recordedThenCorrectedEqualsRecordedRight(long seed) {
    RandomCompetition right =
        RandomCompetition.tell("cup-" + seed, seed, COMMANDS, Set.of(TieBreakMethod.REACHED_FIRST));
    Misreading misreading = new Misreading(right.id(), new Random(seed));
    MapState state = new MapState();
    for (Told told : right.told()) {
      Specification.committed(Decide.decide(right.id(), state, told.command(), told.now()));
      misreading.tell(told);
      assertThat(tables(misreading.state())).isEqualTo(tables(state));
    }
    assertThat(misreading.corrections()).as("scores misread and corrected").isGreaterThan(10);
  }

  private static Optional<StageTable> table(State state, String stage) {
    return RandomCompetition.governing(state, stage)
        .map(governing -> Standings.compute(state, stage, governing));
  }

  private static List<Optional<StageTable>> tables(State state) {
    return TABLES.stream().map(stage -> table(state, stage)).toList();
  }

  private static MapState fold(MapState state, List<EncodedEvent> events) {
    events.forEach(event -> Evolve.evolve(state, EventCodec.decode(event.bytes())));
    return state;
  }

  /** The state written to bytes record by record, as stores keep it, and read again. */
  private static MapState reread(State state) {
    MapState copy = new MapState();
    StateKind.ALL.forEach(kind -> reread(state, kind, copy));
    return copy;
  }

  private static <T extends SpecificRecord> void reread(
      State from, StateKind<T> kind, MapState to) {
    AvroBytes<T> bytes = AvroBytes.of(kind.type());
    from.scan(kind, "", (key, value) -> to.put(key, bytes.fromBody(bytes.body(value))));
  }

  private static Map<String, SpecificRecord> contents(State state) {
    Map<String, SpecificRecord> contents = new TreeMap<>();
    for (StateKind<?> kind : StateKind.ALL) {
      state.scan(kind, "", (key, value) -> contents.put(kind.name() + '|' + key.id(), value));
    }
    return contents;
  }
}
