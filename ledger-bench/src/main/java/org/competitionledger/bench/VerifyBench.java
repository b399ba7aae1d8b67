package org.competitionledger.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.competitionledger.cli.bundle.OpenBundle;
import org.competitionledger.cli.bundle.ScratchFile;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.bundle.Bundle;
import org.competitionledger.core.bundle.BundleWriter;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.bundle.Verification;
import org.competitionledger.core.bundle.Verify;
import org.competitionledger.core.bundle.ZipSink;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;

/** A bundle of many events as {@code ./ledger verify} verifies it, without Kafka or a service. */
final class VerifyBench implements AutoCloseable {

  private static final String COMPETITION = "bench-verify";
  private static final int ENTRIES = 3_000;
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final Path directory;
  private final Path zip;
  private final SigningKey key =
      new SigningKey(
          new Origin("ledger.bench", COMPETITION).text(), SignatureType.ED25519, new byte[32]);
  private long events;

  /** Makes a bundle of about so many events in a directory of its own. */
  VerifyBench(int scores) throws IOException {
    directory = Files.createTempDirectory("ledger-bench-verify");
    zip = directory.resolve("bundle.zip");
    Path recorded = directory.resolve("events");
    SignedNote note = decide(scores, recorded);
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(recorded), 1 << 20));
        ZipSink sink = new ZipSink(new BufferedOutputStream(Files.newOutputStream(zip), 1 << 20))) {
      BundleWriter writer = new BundleWriter(note, List.of(key.verification()), sink);
      for (long event = 0; event < events; event++) {
        writer.append(in.readNBytes(in.readInt()));
      }
      writer.finish();
    }
    Files.delete(recorded);
  }

  /** Decides everything as the ledger would; leaves the events in a file. */
  private SignedNote decide(int scores, Path recorded) throws IOException {
    Writer writer = new Writer(SampleCompetition.forScores(COMPETITION, ENTRIES, scores));
    State state = new MapState();
    TableMemo tables = new TableMemo();
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    List<Command> setUp = writer.setUp(500);
    int commands = setUp.size() + scores / 100;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(recorded), 1 << 20))) {
      for (int n = 0; n < commands; n++) {
        Command command = n < setUp.size() ? setUp.get(n) : writer.scores(100);
        if (!(Decide.decide(COMPETITION, state, command, NOW, tables, HeldKeys.UNKNOWN)
            instanceof Decision.Accepted accepted)) {
          throw new IllegalStateException("the benchmark's command " + n + " was refused");
        }
        accepted.after().commit();
        for (EncodedEvent event : accepted.events()) {
          out.writeInt(event.bytes().length);
          out.write(event.bytes());
          tree.append(LeafHash.of(event.bytes()));
        }
      }
    }
    events = tree.size();
    return new Checkpoint(key.verification().name(), tree.size(), tree.root()).sign(List.of(key));
  }

  long events() {
    return events;
  }

  /** Reads all files of the bundle and hashes their bytes, no more; events a second. */
  double readAndHash() {
    long start = System.nanoTime();
    byte[] buffer = new byte[1 << 16];
    try (OpenBundle files = OpenBundle.at(zip)) {
      MessageDigest sha256 = Sha256.begun();
      for (String name : files.names().orElseThrow()) {
        try (InputStream in = files.open(name).orElseThrow()) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sha256.update(buffer, 0, read);
          }
        }
      }
      if (sha256.digest().length == 0) {
        throw new IllegalStateException("a hash has bytes");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bench.perSecond(events, start);
  }

  /** The first stage alone: whether it is authentic; events a second. */
  double authenticate() {
    long start = System.nanoTime();
    try (OpenBundle files = OpenBundle.at(zip)) {
      Verification result = Verify.authenticate(files, List.of(key.verification()), hashed -> {});
      if (!(result instanceof Verification.Authentic)) {
        throw new IllegalStateException(result.toString());
      }
    }
    return Bench.perSecond(events, start);
  }

  /** Verifies everything, both stages; events a second. */
  double verify() {
    long start = System.nanoTime();
    List<VerificationKey> trusted = List.of(key.verification());
    try (OpenBundle files = OpenBundle.at(zip);
        ScratchFile scratch = new ScratchFile()) {
      Verification result = Verify.verify(files, trusted, scratch, done -> {});
      if (!(result instanceof Verification.Verified)) {
        throw new IllegalStateException(result.toString());
      }
    }
    return Bench.perSecond(events, start);
  }

  /** Reads and decodes the events through the bundle, judging none; events a second. */
  double decode() {
    long start = System.nanoTime();
    long[] seen = {0};
    try (OpenBundle files = OpenBundle.at(zip)) {
      Bundle.open(files).events(event -> seen[0] += event.event().getSequence() >= 0 ? 1 : 0);
    }
    return Bench.perSecond(seen[0], start);
  }

  /** Heap in use while verifying, the most that collections left, in MiB. */
  double memoryMiB() {
    long before = usedAfterCollection();
    long[] most = {before};
    long every = Math.max(1, events / 8);
    long[] next = {every};
    try (OpenBundle files = OpenBundle.at(zip);
        ScratchFile scratch = new ScratchFile()) {
      Verify.verify(
          files,
          List.of(key.verification()),
          scratch,
          done -> {
            if (done >= next[0]) {
              next[0] += every;
              most[0] = Math.max(most[0], usedAfterCollection());
            }
          });
    }
    return (most[0] - before) / (double) (1 << 20);
  }

  /** What a collection left, not what other threads allocated since. */
  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(zip);
    Files.deleteIfExists(directory);
  }
}
