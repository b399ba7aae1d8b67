package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An outsider with two bundles of a log, an older and a newer one, and the keys: whatever a ledger
 * did in between that two bundles can show is found. What the rules have against events is not
 * asked here.
 */
class TwoBundlesTest {

  private static final int MANIPULATIONS = 1_000;
  private static final SigningKey KEY = RegisteredHeadTest.KEY;
  private static final SigningKey REGISTER = RegisteredHeadTest.REGISTER;
  private static final int OTHER = -1;

  /** A log and the register as they are at a moment; honest until somebody changes them. */
  private static final class Moment {

    final List<byte[]> log = new ArrayList<>();

    /** How long this log was when it was put there; {@link #OTHER} is another log. */
    final List<Integer> register = new ArrayList<>();

    /** Which of them the bundle shows. */
    int index;

    SigningKey key = KEY;
    SigningKey registerKey = REGISTER;
    boolean registered = true;
    Optional<Checkpoint> falsehood = Optional.empty();

    /** Tells other logs that are in the register from those of a fork. */
    int others;

    Moment later() {
      Moment later = new Moment();
      later.log.addAll(log);
      later.register.addAll(register);
      later.index = index;
      return later;
    }

    void grow(Random random, int most) {
      int events = 2 + random.nextInt(most);
      IntStream.range(0, events).forEach(i -> log.add(("event " + log.size()).getBytes(UTF_8)));
      if (register.isEmpty()) {
        register.add(1);
      }
      IntStream.range(0, random.nextInt(4)).forEach(i -> register.add(OTHER));
      index = register.size();
      register.add(log.size() - random.nextInt(events - 1));
      IntStream.range(0, random.nextInt(4)).forEach(i -> register.add(OTHER));
    }

    TestBundle bundle() {
      TestBundle bundle = TestBundle.raw(log, key);
      if (registered) {
        Checkpoint[] heads =
            IntStream.range(0, register.size()).mapToObj(this::head).toArray(Checkpoint[]::new);
        bundle.files.put(
            BundleNames.REGISTRATION, RegisteredHeadTest.proof(registerKey, index, heads).bytes());
      }
      return bundle;
    }

    private Checkpoint head(int place) {
      int size = register.get(place);
      return place == index && falsehood.isPresent()
          ? falsehood.get()
          : size == OTHER
              ? of(TestBundle.origin("other"), List.of(("other " + place + others).getBytes(UTF_8)))
              : of(TestBundle.origin("k-ai"), log.subList(0, Math.min(size, log.size())));
    }

    private static Checkpoint of(String origin, List<byte[]> entries) {
      GrowingTree tree = new GrowingTree((tile, hashes) -> {});
      entries.forEach(entry -> tree.append(LeafHash.of(entry)));
      return new Checkpoint(origin, tree.size(), tree.root());
    }
  }

  /** Two moments of a ledger that has something to hide. */
  private static final class Pair {

    final Moment older = new Moment();
    final Moment newer;
    Optional<String> damaged = Optional.empty();

    Pair(Random random) {
      older.grow(random, 400);
      newer = older.later();
      newer.grow(random, 300);
    }

    int known(Random random) {
      return random.nextInt(older.log.size());
    }
  }

  /** What it did, and how that is told. */
  enum Manipulation {
    CHANGES_AN_EVENT(
        "the log was rewritten",
        (pair, random) -> pair.newer.log.set(pair.known(random), "changed".getBytes(UTF_8))),
    TAKES_AN_EVENT_OUT(
        "the log was rewritten", (pair, random) -> pair.newer.log.remove(pair.known(random))),
    PUTS_AN_EVENT_IN(
        "the log was rewritten",
        (pair, random) -> pair.newer.log.add(pair.known(random), "put in".getBytes(UTF_8))),
    SWAPS_EVENTS(
        "the log was rewritten",
        (pair, random) -> {
          int at = pair.known(random);
          Collections.swap(pair.newer.log, at, at + 1);
        }),
    SIGNS_TWO_HEADS_OF_A_SIZE(
        "the log was rewritten",
        (pair, random) -> {
          List<byte[]> log = pair.newer.log;
          log.subList(pair.older.log.size(), log.size()).clear();
          log.set(pair.known(random), "another".getBytes(UTF_8));
          pair.newer.register.set(pair.newer.index, log.size());
        }),
    TAKES_EVENTS_BACK(
        "events were taken back",
        (pair, random) -> {
          int registered = pair.older.register.get(pair.older.index);
          List<byte[]> log = pair.newer.log;
          log.subList(1 + random.nextInt(registered - 1), log.size()).clear();
          pair.newer.index = 0;
        }),
    FORKS_THE_REGISTER(
        "two of its heads have",
        (pair, random) -> {
          List<Integer> register = pair.newer.register;
          register.subList(pair.older.register.size(), register.size()).clear();
          register.add(0, OTHER);
          register.remove(register.size() - 1);
          register.set(register.size() - 1, pair.older.log.size());
          pair.newer.index = register.size() - 1;
          pair.newer.others = 1;
        }),
    PUTS_ANOTHER_HEAD_AT_A_PLACE(
        "at place",
        (pair, random) -> {
          pair.newer.index = pair.older.index;
          pair.newer.register.set(pair.newer.index, pair.newer.log.size());
        }),
    PUTS_AN_OLD_HEAD_BEHIND(
        "the log was put back",
        (pair, random) ->
            pair.newer.register.set(
                pair.newer.index,
                1 + random.nextInt(pair.older.register.get(pair.older.index) - 1))),
    SIGNS_WITH_ANOTHER_KEY(
        "no trusted key signed", (pair, random) -> pair.newer.key = TestBundle.key("k-ai", 3)),
    HAS_A_REGISTER_OF_ANOTHER_KEY(
        "no trusted key signed",
        (pair, random) ->
            pair.newer.registerKey =
                TestBundle.key("k-ai", 4).named(REGISTER.verification().name())),
    KEEPS_IT_OUT_OF_THE_REGISTER(
        "there is no register.tlog-proof", (pair, random) -> pair.newer.registered = false),
    REGISTERS_ANOTHER_LOG_UNDER_ITS_NAME(
        "the register has another log under this name",
        (pair, random) ->
            pair.newer.falsehood =
                Optional.of(
                    new Checkpoint(
                        KEY.verification().name(),
                        1 + random.nextInt(pair.newer.log.size()),
                        Hash.of(new byte[Hash.LENGTH])))),
    ALTERS_A_FILE("", (pair, random) -> pair.damaged = Optional.of(random.nextInt() + ""));

    private final String told;
    private final BiConsumer<Pair, Random> change;

    Manipulation(String told, BiConsumer<Pair, Random> change) {
      this.told = told;
      this.change = change;
    }
  }

  private static Verification authenticate(BundleFiles files) {
    List<VerificationKey> keys = List.of(KEY.verification(), REGISTER.verification());
    return Verify.authenticate(files, keys, events -> {});
  }

  /** What the command does: each by itself, then one against the other. */
  private static Optional<Verification> found(Pair pair) {
    TestBundle newer = pair.newer.bundle();
    pair.damaged.ifPresent(seed -> alter(newer, new Random(seed.hashCode())));
    Verification one = authenticate(pair.older.bundle());
    assertThat(one).isInstanceOf(Verification.Authentic.class);
    Verification other = authenticate(newer);
    if (!(other instanceof Verification.Authentic authentic)) {
      return Optional.of(other);
    }
    Optional<Verification> result =
        Continuation.contradiction((Verification.Authentic) one, authentic);
    assertThat(Continuation.contradiction(authentic, (Verification.Authentic) one))
        .as("in whatever order they are given")
        .isEqualTo(result);
    return result;
  }

  /** A bit of what is of the log itself. */
  private static void alter(TestBundle bundle, Random random) {
    List<String> names =
        bundle.files.keySet().stream()
            .filter(name -> name.startsWith("tile/") || name.equals("checkpoint"))
            .toList();
    byte[] content = bundle.files.get(names.get(random.nextInt(names.size())));
    content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
  }

  @ParameterizedTest
  @EnumSource
  void isFound(Manipulation manipulation) {
    for (int seed = 0; seed <= MANIPULATIONS / Manipulation.values().length; seed++) {
      Random random = new Random(seed);
      Pair pair = new Pair(random);
      assertThat(found(pair)).as("honest; seed %d", seed).isEmpty();

      manipulation.change.accept(pair, random);

      Optional<Verification> found = found(pair);
      assertThat(found).as("seed %d", seed).isPresent();
      assertThat(found.get()).isInstanceOf(Verification.Failed.class);
      assertThat(found.get().toString()).as("seed %d", seed).contains(manipulation.told);
    }
  }

  @Test
  void theFirstEventThatDiffersIsNamed() {
    for (int at : new int[] {0, 1, 255, 256, 299}) {
      Pair pair = new Pair(new Random(1));
      pair.older.log.clear();
      IntStream.range(0, 300).forEach(i -> pair.older.log.add(("e" + i).getBytes(UTF_8)));
      pair.newer.log.clear();
      pair.newer.log.addAll(pair.older.log);
      pair.newer.log.set(at, "another".getBytes(UTF_8));
      pair.older.registered = false;
      pair.newer.registered = false;
      Verification.Authentic[] both =
          Stream.of(pair.older, pair.newer)
              .map(moment -> unregistered(moment.bundle()))
              .toArray(Verification.Authentic[]::new);
      assertThat(Continuation.contradiction(both[0], both[1]).orElseThrow().toString())
          .startsWith("event " + at + ": tree: ");
    }
  }

  @Test
  void logsOfTwoCompetitionsAreNone() {
    SigningKey other = TestBundle.key("other", 1);
    List<byte[]> events = List.of("a".getBytes(UTF_8));
    assertThat(
            Continuation.contradiction(
                    unregistered(TestBundle.raw(events, KEY)),
                    unregistered(TestBundle.raw(events, other)))
                .orElseThrow()
                .toString())
        .startsWith("checkpoint: they are of two logs");
    assertThat(
            Continuation.contradiction(
                unregistered(TestBundle.raw(List.of(), KEY)),
                unregistered(TestBundle.raw(events, KEY))))
        .isEmpty();
  }

  private static Verification.Authentic unregistered(TestBundle bundle) {
    VerificationKey any =
        Bundle.open(bundle).head().origin().equals(KEY.verification().name())
            ? KEY.verification()
            : TestBundle.key("other", 1).verification();
    return (Verification.Authentic) Verify.authenticate(bundle, List.of(any), events -> {});
  }
}
