package org.competitionledger.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.competitionledger.core.decide.Specification.COMPETITION;
import static org.competitionledger.core.decide.Specification.START;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.json.RandomEvents;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for every history; each failure names its seed. */
class RandomHistoryTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void foldingOneByOneEqualsWhatDecideLeft(long seed) {
    RandomProposals random = new RandomProposals(new Random(seed));
    MapState decided = new MapState();
    List<EncodedEvent> log = decide(random, decided, 1_500);

    MapState folded = new MapState();
    log.forEach(encoded -> Evolve.evolve(folded, EventCodec.decode(encoded.bytes())));

    assertThat(log).as("accepted events").hasSizeGreaterThan(200);
    assertThat(contents(folded)).isEqualTo(contents(decided));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void aMemoOfTablesChangesNoDecision(long seed) {
    TableMemo memo = new TableMemo();
    MapState with = new MapState();
    MapState without = new MapState();
    RandomProposals random = new RandomProposals(new Random(seed));
    for (int at = 0; at < 600; at++) {
      Command command = command(at, random.batch(at));
      Decision remembering =
          Specification.committed(
              Decide.decide(COMPETITION, with, command, now(at), memo, HeldKeys.UNKNOWN));
      Decision computing =
          Specification.committed(Decide.decide(COMPETITION, without, command, now(at)));
      assertThat(describe(remembering)).isEqualTo(describe(computing));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void ledgerTimeAndSequenceNeverGoBack(long seed) {
    MapState state = new MapState();
    Instant last = Instant.MIN;
    for (EncodedEvent encoded :
        decide(new RandomProposals(new Random(seed)), new MapState(), 600)) {
      Evolve.evolve(state, encoded.event());
      Instant ledgerTime = state.find(Keys.HEAD).orElseThrow().getLastLedgerTime();
      assertThat(ledgerTime).isAfterOrEqualTo(last);
      last = ledgerTime;
    }
  }

  static List<String> payloadTypes() {
    return RandomEvents.payloadTypes().stream().map(schema -> schema.getName()).toList();
  }

  @ParameterizedTest
  @MethodSource("payloadTypes")
  void everyProposalIsAnsweredAndEveryEventFolded(String type) {
    RandomEvents random = new RandomEvents(type.hashCode());
    for (int round = 0; round < 50; round++) {
      Proposal proposal =
          random.proposal(
              RandomEvents.payloadTypes().stream()
                  .filter(schema -> schema.getName().equals(type))
                  .findFirst()
                  .orElseThrow());
      MapState state = new MapState();
      Specification.committed(
          Decide.decide(
              COMPETITION, state, command(0, List.of(Says.proposal(Says.announced()))), START));

      Decision decision =
          Specification.committed(
              Decide.decide(COMPETITION, state, command(1, List.of(proposal)), START));

      assertThat(decision).isNotNull();
      Event any =
          Event.newBuilder(random.event(proposal))
              .setSequence(state.find(Keys.HEAD).orElseThrow().getLastSequence() + 1)
              .build();
      Evolve.evolve(state, any);
      assertThat(state.find(Keys.HEAD).orElseThrow().getLastSequence())
          .isEqualTo(any.getSequence());
    }
  }

  @Test
  void aGapInTheLogIsDamage() {
    Specification cup =
        Specification.given(Says.announced(), Says.notice("n-1"), Says.notice("n-2"));
    MapState state = new MapState();
    Evolve.evolve(state, cup.history().get(0).event());

    assertThatIllegalStateException()
        .isThrownBy(() -> Evolve.evolve(state, cup.history().get(2).event()))
        .withMessageContaining("event 2 where 1 was expected");
  }

  private static List<EncodedEvent> decide(RandomProposals random, State state, int commands) {
    List<EncodedEvent> log = new ArrayList<>();
    for (int at = 0; at < commands; at++) {
      Decision decision =
          Specification.committed(
              Decide.decide(COMPETITION, state, command(at, random.batch(at)), now(at)));
      if (decision instanceof Decision.Accepted accepted) {
        log.addAll(accepted.events());
      }
    }
    return log;
  }

  private static Instant now(int at) {
    return START.plusSeconds(60L * at);
  }

  private static Command command(int at, List<Proposal> proposals) {
    Authority all =
        new Authority(
            "eva", List.of(Role.values()), List.of("*"), List.of("ants", "bees", "crows"));
    return Specification.command("key-" + at, all, proposals);
  }

  private static String describe(Decision decision) {
    return decision instanceof Decision.Accepted accepted
        ? accepted.events().stream().map(EncodedEvent::event).toList().toString()
        : decision.toString();
  }

  private static Map<String, SpecificRecord> contents(State state) {
    Map<String, SpecificRecord> contents = new TreeMap<>();
    for (StateKind<?> kind : StateKind.ALL) {
      state.scan(kind, "", (key, value) -> contents.put(kind.name() + '|' + key.id(), value));
    }
    return contents;
  }
}
