package org.competitionledger.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.competitionledger.command.Command;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.projections.Transparency;
import org.competitionledger.projections.topics.Topic;

/**
 * A ledger of many competitions beside the same ledger when it had one: what their heads take in
 * the register, how long a proof is, an append takes, a start takes.
 */
final class LargeRegister {

  private static final int COMPETITIONS = 10_000;
  private static final int IN_FLIGHT = 500;
  private static final int SINGLES = 500;
  private static final Duration REGISTERED_WITHIN = Duration.ofMinutes(10);

  private final Bench.Settings settings;
  private final Consumer<String> progress;
  private final Consumer<Measured> figures;
  private final Writer writer;

  LargeRegister(Bench.Settings settings, Consumer<String> progress, Consumer<Measured> figures) {
    this.settings = settings;
    this.progress = progress;
    this.figures = figures;
    this.writer = new Writer(SampleCompetition.forScores("bench", 100, 1_000_000));
  }

  /** What is looked at with few and with many. */
  private record Figures(double appendMs, double startMs, int proofBytes) {}

  void measure() throws InterruptedException {
    try (Engine engine = new Engine()) {
      progress.accept("starting the engine for the register, warming up");
      try (EngineAppends appends = engine.appends()) {
        appends.flood(id(), IN_FLIGHT, writer.setUp(500).stream().map(List::of).toList());
        appends.oneByOne(id(), singles());
        awaitRegistered(appends.transparency(), 1);
      }
      Figures few = figures(engine, 1);
      int count = settings.count(COMPETITIONS);
      progress.accept("announcing " + count + " competitions");
      try (EngineAppends appends = engine.appends()) {
        announce(appends, count);
        awaitRegistered(appends.transparency(), count);
      }
      Figures many = figures(engine, count);
      String name = String.format(Locale.ROOT, "register of %,d competitions, ", count);
      figures.accept(
          Measured.of(
              name + "disk", (double) engine.topicBytes(Topic.REGISTER) / heads, "bytes/head"));
      figures.accept(
          Measured.of(name + "proof", many.proofBytes(), "bytes")
              .against("of one", few.proofBytes()));
      figures.accept(
          Measured.of(name + "append, one in flight, p50", many.appendMs(), "ms")
              .against("of one", few.appendMs()));
      figures.accept(
          Measured.of(name + "start", many.startMs(), "ms").against("of one", few.startMs()));
    }
  }

  /** How many the register had when it was looked at last. */
  private long heads;

  private Figures figures(Engine engine, int competitions) throws InterruptedException {
    progress.accept("starting again, single appends, with a register of " + competitions);
    long start = System.nanoTime();
    try (EngineAppends appends = engine.appends()) {
      double startMs = (System.nanoTime() - start) / 1e6;
      appends.oneByOne(id(), singles());
      double appendMs = appends.oneByOne(id(), singles()).percentileMs(50);
      awaitRegistered(appends.transparency(), competitions);
      return new Figures(appendMs, startMs, proof(appends.transparency()).bytes().length);
    }
  }

  private String id() {
    return writer.competition().id();
  }

  private List<Command> singles() {
    return Stream.generate(() -> writer.scores(1)).limit(settings.count(SINGLES)).toList();
  }

  private static void announce(EngineAppends appends, int count) {
    for (int from = 0; from < count; from += IN_FLIGHT) {
      List<CompletableFuture<Void>> answers = new ArrayList<>();
      for (int at = from; at < Math.min(count, from + IN_FLIGHT); at++) {
        Writer one = new Writer(SampleCompetition.forScores("bench-" + at, 1, 1));
        answers.add(appends.append(one.competition().id(), one.setUp(1).subList(0, 1)));
      }
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }
  }

  /** Until the newest head of every log stands in the register, as far as that is signed. */
  private void awaitRegistered(Transparency logs, int atLeast) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + REGISTERED_WITHIN.toNanos();
    do {
      if (System.nanoTime() > deadlineNanos) {
        throw new IllegalStateException("the register did not come to " + atLeast + " heads");
      }
      Thread.sleep(10);
      heads = logs.head(Transparency.REGISTER).map(LargeRegister::size).orElse(0L);
    } while (heads < atLeast
        || !logs.unsignedSince().isEmpty()
        || !logs.unregisteredSince().isEmpty());
  }

  private static long size(SignedNote head) {
    return Checkpoint.parse(head.text()).size();
  }

  private InclusionProof proof(Transparency logs) {
    SignedNote register = logs.head(Transparency.REGISTER).orElseThrow();
    return logs.registered(id(), logs.head(id()).orElseThrow(), register).orElseThrow();
  }
}
