package org.competitionledger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.competitionledger.event.Proposal;

/**
 * A competition of 100,000 entries, 20 criteria and 10 evaluators beside one of 1,000: memory, the
 * cost of a score until it is in the table, and reading the table while scores arrive.
 *
 * <p>All of its 20 million scores would take ten minutes to load, and show no more: loaded are the
 * scores of all entries for one criterion, and those of some entries for most criteria, so that
 * there are entries with as many scores of their own as any will ever have.
 */
record LargeTable(
    HttpReads reads,
    Bench.Settings settings,
    Consumer<String> progress,
    Consumer<Measured> figures) {

  private static final int LARGE_ENTRIES = 100_000;
  private static final int SMALL_ENTRIES = 1_000;
  private static final int CRITERIA = 20;
  private static final int EVALUATORS = 10;
  private static final int FULL_ENTRIES = 2_000;
  private static final int FULL_CRITERIA = 15;
  private static final int LOAD_BATCH = 500;
  private static final int BATCH = 100;
  private static final int CONNECTIONS = 4;
  private static final int SCORES_PER_SECOND = 1_000;
  private static final int READ_EVERY_MS = 10;
  private static final double HEAP_MIB_MAX = 1_024;

  void measure() throws InterruptedException {
    HttpAppends small = load("small", SMALL_ENTRIES, 20);
    firstRead(small);
    HttpAppends large = load("large", settings.count(LARGE_ENTRIES), settings.count(FULL_ENTRIES));
    awaitProjection(large);
    ServiceMemory before = memory("with the large competition, its table not read yet");
    firstRead(large);
    ServiceMemory after = memory("with its table kept up to date");
    figures.accept(
        Measured.of("service, heap with a large table", after.heap(), "MiB")
            .against("heap max", after.heapMax())
            .target(new Measured.Target.AtMost(HEAP_MIB_MAX)));
    figures.accept(
        Measured.of("service, heap of the large table alone", after.heap() - before.heap(), "MiB"));
    after
        .resident()
        .ifPresent(mib -> figures.accept(Measured.of("service, resident memory", mib, "MiB")));
    costOfAScore(small, large);
    readWhileScoresArrive(large);
  }

  private static String table(HttpAppends loaded) {
    return "/v1/competitions/" + loaded.competition().id() + "/standings?limit=100";
  }

  private HttpAppends load(String name, int entries, int full) {
    HttpAppends loaded =
        new HttpAppends(
            reads.service(),
            new SampleCompetition("bench-" + name, entries, CRITERIA, EVALUATORS, 1));
    progress.accept("setting up a " + name + " competition of " + entries + " entries");
    loaded.setUp();
    long structure = loaded.events();
    for (int chunk = 0; chunk < CRITERIA; chunk++) { // not all requests in memory at once
      loaded.arrays(CONNECTIONS, entries * EVALUATORS / CRITERIA / LOAD_BATCH, LOAD_BATCH);
    }
    for (int evaluator = 0; evaluator < EVALUATORS; evaluator++) {
      List<Writer.Scores> scores = full(loaded.competition(), evaluator, full);
      HttpLoad.run(reads.port(), CONNECTIONS, loaded.requests(scores));
    }
    long given = loaded.events() - structure;
    long all = (long) entries * CRITERIA * EVALUATORS;
    progress.accept(
        String.format(
            Locale.ROOT,
            "loaded %,d of %,d scores: one criterion of all entries, %d of the first %,d",
            given,
            all,
            FULL_CRITERIA + 1,
            full));
    figures.accept(
        Measured.of("scores loaded, " + name + " competition", given, "scores")
            .against("possible", all));
    return loaded;
  }

  /** What an evaluator gives the first entries for the last criteria, which nobody else is near. */
  private static List<Writer.Scores> full(
      SampleCompetition competition, int evaluator, int entries) {
    List<Writer.Scores> arrays = new ArrayList<>();
    List<Proposal> batch = new ArrayList<>();
    for (int entry = 0; entry < entries; entry++) {
      for (int criterion = CRITERIA - FULL_CRITERIA; criterion < CRITERIA; criterion++) {
        batch.add(competition.score(evaluator, entry, criterion));
      }
      if (batch.size() + FULL_CRITERIA > LOAD_BATCH || entry == entries - 1) {
        arrays.add(new Writer.Scores(evaluator, batch));
        batch = new ArrayList<>();
      }
    }
    return arrays;
  }

  private void firstRead(HttpAppends loaded) {
    awaitProjection(loaded);
    long start = System.nanoTime();
    reads.getReady(table(loaded));
    figures.accept(
        Measured.of(
            "table made for its first reader, " + loaded.competition().id(),
            elapsedMs(start),
            "ms"));
  }

  private void awaitProjection(HttpAppends loaded) {
    long last = loaded.events() - 1;
    reads.getReady("/v1/competitions/" + loaded.competition().id() + "?atLeast=" + last);
  }

  private ServiceMemory memory(String when) throws InterruptedException {
    ServiceMemory memory = ServiceMemory.of(reads);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: heap %.0f of %.0f MiB, resident %s MiB",
            when,
            memory.heap(),
            memory.heapMax(),
            memory.resident().map(mib -> Long.toString(Math.round(mib))).orElse("?")));
    return memory;
  }

  /** "Score event cost flat": decided, projected, and in a table that is kept up to date. */
  private void costOfAScore(HttpAppends small, HttpAppends large) {
    int scores = settings.count(10_000);
    double few = 0;
    double many = 0;
    for (int round = 0; round < settings.rounds(); round++) {
      few = Math.max(few, intoTheTable(small, scores));
      many = Math.max(many, intoTheTable(large, scores));
    }
    String entries = String.format(Locale.ROOT, "%,d entries", SMALL_ENTRIES);
    figures.accept(Measured.of("scores into a table of " + entries, few, "events/s"));
    figures.accept(
        Measured.of(
                String.format(
                    Locale.ROOT,
                    "scores into a table of %,d entries",
                    large.competition().entries()),
                many,
                "events/s")
            .against(entries, few)
            .target(new Measured.Target.RatioAtLeast(0.5)));
  }

  /** Scores a second, from the first sent until the table that has the last can be read. */
  private double intoTheTable(HttpAppends loaded, int scores) {
    List<byte[]> requests = loaded.requests(scores / BATCH, BATCH);
    long start = System.nanoTime();
    HttpLoad.run(reads.port(), CONNECTIONS, requests);
    reads.getReady(table(loaded) + "&atLeast=" + (loaded.events() - 1));
    return Bench.perSecond(scores, start);
  }

  /** "The first page of the table in milliseconds while 1,000 scores/s arrive." */
  private void readWhileScoresArrive(HttpAppends large) {
    int seconds = settings.count(30);
    for (int warmUp = 0; warmUp < 200; warmUp++) {
      reads.getReady(table(large));
    }
    CompletableFuture<Double> writing =
        CompletableFuture.supplyAsync(() -> large.paced(SCORES_PER_SECOND, seconds));
    byte[] request = reads.request(table(large));
    HttpLoad.Result read =
        HttpLoad.run(
            reads.port(), 1, 200, whileOpen(writing, request), seconds * 1_000 / READ_EVERY_MS);
    double perSecond = result(writing);
    figures.accept(Measured.of("scores that arrived meanwhile", perSecond, "events/s"));
    figures.accept(
        Measured.of("first page of the large table, p50", read.latencies().percentileMs(50), "ms")
            .target(new Measured.Target.AtMost(10)));
    figures.accept(
        Measured.of("first page of the large table, p99", read.latencies().percentileMs(99), "ms"));
  }

  /** A request every few milliseconds, until the writing is done. */
  private static Iterator<byte[]> whileOpen(CompletableFuture<Double> writing, byte[] request) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        LockSupport.parkNanos(READ_EVERY_MS * 1_000_000L);
        return !writing.isDone();
      }

      @Override
      public byte[] next() {
        return request;
      }
    };
  }

  private static double result(CompletableFuture<Double> writing) {
    try {
      return writing.join();
    } catch (CompletionException e) {
      throw new UncheckedIOException(new IOException("the scores did not arrive", e.getCause()));
    }
  }

  private static double elapsedMs(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }
}
