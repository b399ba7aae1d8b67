package org.competitionledger.core.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.monitor.Observation.Kind;
import org.competitionledger.core.note.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An outsider who has nothing but the register's key finds whatever a ledger takes back. */
class MonitorTest {

  private static final int MANIPULATIONS = 1_000;
  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
  private static final String LATE = "late";
  private static final String REFUSALS = ShownLedger.refusals(cup(0));

  private final ShownLedger ledger = new ShownLedger();
  private Seen seen = Seen.nothing(Origin.ofRegister(ShownLedger.NAME));

  private static String cup(int log) {
    return "cup-" + log;
  }

  /** What a ledger may try that has something to hide. */
  enum Manipulation {
    HIDES_A_COMPETITION(Kind.HIDDEN, (ledger, random) -> ledger.logs.remove(some(ledger, random))),
    DROPS_A_HEAD(
        Kind.REWRITTEN,
        (ledger, random) -> ledger.register.remove(random.nextInt(ledger.register.size()))),
    REORDERS_HEADS(
        Kind.REWRITTEN,
        (ledger, random) -> {
          int at = random.nextInt(ledger.register.size() - 1);
          Collections.swap(ledger.register, at, at + 1);
        }),
    FORKS_THE_REGISTER(
        Kind.REWRITTEN,
        (ledger, random) ->
            ledger.register.set(
                random.nextInt(ledger.register.size()),
                new Checkpoint(
                        new Origin(ShownLedger.NAME, "forked").text(),
                        1,
                        Hash.of(new byte[Hash.LENGTH]))
                    .text()
                    .getBytes(UTF_8))),
    SHOWS_AN_OLD_REGISTER(
        Kind.REWRITTEN,
        (ledger, random) -> {
          int size = random.nextInt(ledger.register.size());
          ledger.register.subList(size, ledger.register.size()).clear();
        }),
    CHANGES_AN_EVENT(
        Kind.REWRITTEN,
        (ledger, random) -> {
          List<byte[]> log = ledger.logs.get(some(ledger, random));
          byte[] changed = log.get(random.nextInt(log.size())).clone();
          changed[0] ^= 1;
          log.set(random.nextInt(log.size()), changed);
        }),
    TAKES_EVENTS_BACK(
        Kind.HIDDEN,
        (ledger, random) -> {
          List<byte[]> log = ledger.logs.get(some(ledger, random));
          log.subList(random.nextInt(log.size()), log.size()).clear();
        }),
    DELETES_A_REFUSAL(
        Kind.REWRITTEN,
        (ledger, random) -> {
          List<byte[]> refusals = ledger.logs.get(REFUSALS);
          refusals.remove(random.nextInt(refusals.size() - 1));
          ledger.grow(REFUSALS, 1 + random.nextInt(3));
          ledger.register(REFUSALS);
        }),
    TAKES_REFUSALS_BACK(
        Kind.HIDDEN,
        (ledger, random) -> {
          List<byte[]> refusals = ledger.logs.get(REFUSALS);
          refusals.subList(random.nextInt(refusals.size()), refusals.size()).clear();
        }),
    HIDES_ALL_REFUSALS(Kind.HIDDEN, (ledger, random) -> ledger.logs.remove(REFUSALS)),
    REGISTERS_ANOTHER_LOG_UNDER_A_NAME(
        Kind.REWRITTEN,
        (ledger, random) -> {
          Checkpoint head = ledger.head(some(ledger, random));
          byte[] root = head.root().bytes();
          root[random.nextInt(root.length)] ^= 1;
          ledger.register.add(
              new Checkpoint(head.origin(), head.size(), Hash.of(root)).text().getBytes(UTF_8));
        }),
    REGISTERS_AN_OLD_HEAD(
        Kind.REWRITTEN,
        (ledger, random) -> {
          String log = some(ledger, random);
          List<byte[]> all = new ArrayList<>(ledger.logs.get(log));
          ledger.logs.put(log, all.subList(0, random.nextInt(all.size())));
          ledger.register(log);
          ledger.logs.put(log, all);
        }),
    KEEPS_A_COMPETITION_OUT(Kind.UNREGISTERED, (ledger, random) -> ledger.grow(LATE, 3)),
    LETS_THE_REGISTER_STAND(Kind.STOPPED, (ledger, random) -> ledger.grow(some(ledger, random), 1)),
    SIGNS_WITH_ANOTHER_KEY(Kind.REWRITTEN, (ledger, random) -> ledger.key = ShownLedger.key(2));

    private final Kind seenAs;
    private final BiConsumer<ShownLedger, Random> change;

    Manipulation(Kind seenAs, BiConsumer<ShownLedger, Random> change) {
      this.seenAs = seenAs;
      this.change = change;
    }

    private static String some(ShownLedger ledger, Random random) {
      return cup(random.nextInt(ledger.competitions().size()));
    }
  }

  private void growHonestly(Random random) {
    int logs = 2 + random.nextInt(4);
    for (int log = 0; log < logs; log++) {
      ledger.grow(cup(log), 1 + random.nextInt(300));
      ledger.register(cup(log));
    }
    ledger.grow(REFUSALS, 2 + random.nextInt(300));
    ledger.register(REFUSALS);
    for (int more = random.nextInt(300); more > 0; more--) {
      String log = cup(random.nextInt(logs));
      ledger.grow(log, 1);
      ledger.register(log);
    }
  }

  private List<Observation> look(Instant at) throws IOException {
    Monitor.Look look = Monitor.look(seen, ledger, List.of(ShownLedger.key(1).verification()), at);
    seen = look.seen();
    return look.observations();
  }

  /** Now, and again after what passes by itself would have passed. */
  private List<Observation> lookTwice() throws IOException {
    return Stream.of(look(START), look(START.plus(Monitor.GRACE)))
        .flatMap(List::stream)
        .filter(one -> one.kind().grave())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void isFound(Manipulation manipulation) throws IOException {
    for (int seed = 0; seed < MANIPULATIONS / Manipulation.values().length + 1; seed++) {
      ledger.logs.clear();
      ledger.register.clear();
      ledger.key = ShownLedger.key(1);
      seen = Seen.nothing(Origin.ofRegister(ShownLedger.NAME));
      Random random = new Random(seed);
      growHonestly(random);
      assertThat(lookTwice()).as("honest; seed %d", seed).isEmpty();

      manipulation.change.accept(ledger, random);

      assertThat(lookTwice())
          .as("seed %d", seed)
          .extracting(Observation::kind)
          .contains(manipulation.seenAs);
    }
  }

  @Test
  void tellsOfNewLogsAndLetsWhatPassesPass() throws IOException {
    ledger.grow(LATE, 2);
    assertThat(look(START)).isEmpty();
    ledger.register(LATE);
    assertThat(look(START.plus(Monitor.GRACE)))
        .extracting(Observation::kind)
        .containsExactly(Kind.NEW_LOG);
    ledger.grow(LATE, 1);
    assertThat(look(START.plus(Monitor.GRACE))).isEmpty();
    ledger.register(LATE);
    assertThat(look(START.plus(Monitor.GRACE.multipliedBy(5)))).isEmpty();
    assertThat(seen.waiting()).isEmpty();
    assertThat(Arrays.asList(Kind.values())).filteredOn(kind -> !kind.grave()).hasSize(1);
  }
}
