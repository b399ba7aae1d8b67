package org.competitionledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.projections.Fixture.accepted;
import static org.competitionledger.projections.Fixture.append;
import static org.competitionledger.projections.Fixture.registered;
import static org.competitionledger.projections.GrowingLedger.COMPETITION;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.bundle.Verification;
import org.competitionledger.core.bundle.Verification.Verified;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Proofs;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.projections.node.KafkaLedger;
import org.competitionledger.projections.transparency.KafkaRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it grows leaves nothing behind that contradicts what others saw of
 * it: no head that was ever served, and no receipt.
 */
class KilledLedgerTest {

  private static final int KILLS = Integer.getInteger("ledger.kills", 2);
  private static final long SEED = Long.getLong("ledger.seed", 20261101);
  private static final long START_TIMEOUT_MS = 120_000;
  private static final int LIFE_MS_MAX = 3_000;

  @TempDir private Path directory;

  private final Random random = new Random(SEED);

  /** More kills: {@code -Dledger.kills=20}, other moments: {@code -Dledger.seed=1}. */
  @Test
  void whatWasSeenBeforeAKillIsNeverContradicted() throws Exception {
    List<SignedNote> heads = new ArrayList<>();
    List<String[]> receipts = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      for (String line : seenUntilKilled(kill)) {
        String[] words = line.split(" ");
        if (words[0].equals("head")) {
          heads.add(SignedNote.parse(Base64.getDecoder().decode(words[1])));
        } else {
          receipts.add(words);
        }
      }
    }
    assertThat(heads)
        .as("seed %d", SEED)
        .anyMatch(head -> Origin.parse(checkpoint(head).origin()).isPresent())
        .anyMatch(head -> Origin.parse(checkpoint(head).origin()).isEmpty());
    assertThat(receipts).isNotEmpty();

    try (GrowingLedger survivor = GrowingLedger.in(directory)) {
      KafkaLedger ledger = survivor.ledger();
      await(ledger::ready);
      assertThat(ledger.events().lastSequence(COMPETITION))
          .as("what was acknowledged can be read once it is ready; seed %d", SEED)
          .isGreaterThanOrEqualTo(Long.parseLong(receipts.get(receipts.size() - 1)[1]));
      long size = grownByOne(ledger);
      heads.forEach(head -> assertContinued(ledger, head));
      List<String> leaves = leaves(ledger, size);
      for (String[] receipt : receipts) {
        assertThat(leaves.get(Integer.parseInt(receipt[1])))
            .as("event %s; seed %d", receipt[1], SEED)
            .isEqualTo(receipt[2]);
      }
      Verification record =
          KafkaRecord.of(Map.of("bootstrap.servers", survivor.bootstrapServers()), COMPETITION)
              .verify(
                  ledger.transparency().keys(COMPETITION, Optional.empty()),
                  ByteBuffer::allocate,
                  verified -> {});
      assertThat(record).as("events and all heads, in Kafka").isInstanceOf(Verified.class);
      System.out.printf(
          "kills=%d seed=%d events=%d heads=%d receipts=%d: all consistent%n",
          KILLS, SEED, size, heads.size(), receipts.size());
    }
  }

  /**
   * How many events there are, one more included: who decides it knows, whereas what shows events
   * may have to catch up first.
   */
  private static long grownByOne(KafkaLedger ledger) {
    long size =
        accepted(append(ledger.appender(), COMPETITION, "survived", registered("survivor")))
                .getFirstSequence()
            + 1;
    await(() -> ledger.events().lastSequence(COMPETITION) >= size - 1);
    await(
        () ->
            ledger
                .transparency()
                .head(COMPETITION)
                .filter(head -> checkpoint(head).size() >= size)
                .isPresent());
    return size;
  }

  /** Every second one dies some moments after it serves, the others at any moment of starting. */
  private List<String> seenUntilKilled(int kill) throws Exception {
    Path out = directory.resolve("out-" + kill);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GrowingLedger.class.getName(),
                directory.toString(),
                "run-" + kill)
            .redirectOutput(out.toFile())
            .redirectError(directory.resolve("err-" + kill).toFile())
            .start();
    try {
      if (kill % 2 == 0) {
        await(() -> !process.isAlive() || said(out, "receipt") && said(out, "head"));
        assertThat(process.isAlive())
            .as(Files.readString(directory.resolve("err-" + kill)))
            .isTrue();
        Thread.sleep(random.nextInt(LIFE_MS_MAX));
      } else {
        Thread.sleep(LIFE_MS_MAX + random.nextInt(3 * LIFE_MS_MAX));
      }
    } finally {
      process.destroyForcibly(); // SIGKILL
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    return said(out).toList();
  }

  private static boolean said(Path out, String word) {
    return said(out).anyMatch(line -> line.startsWith(word));
  }

  /** Whole lines only: the last one may have been cut by the kill. */
  private static Stream<String> said(Path out) {
    try {
      String text = Files.readString(out, UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static void assertContinued(KafkaLedger ledger, SignedNote seen) {
    Checkpoint before = checkpoint(seen);
    String log = Origin.parse(before.origin()).isPresent() ? COMPETITION : Transparency.REGISTER;
    SignedNote newest = ledger.transparency().head(log).orElseThrow();
    Checkpoint now = checkpoint(newest);
    assertThat(seen.verify(ledger.transparency().keys(log, Optional.empty())).trusted()).isTrue();
    assertThat(
            Proofs.consistent(
                before.size(),
                before.root(),
                now.size(),
                now.root(),
                ledger.transparency().consistency(log, before.size(), newest)))
        .as("%s, then %s; seed %d", before, now, SEED)
        .isTrue();
  }

  private static List<String> leaves(KafkaLedger ledger, long size) {
    List<String> leaves = new ArrayList<>();
    while (leaves.size() < size) {
      for (StoredEvent event : ledger.events().read(COMPETITION, leaves.size() - 1L, 1_000)) {
        leaves.add(Base64.getEncoder().encodeToString(LeafHash.of(event.bytes())));
      }
    }
    return leaves;
  }

  private static Checkpoint checkpoint(SignedNote head) {
    return Checkpoint.parse(head.text());
  }

  private static void await(BooleanSupplier condition) {
    long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_TIMEOUT_MS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadlineNanos);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
