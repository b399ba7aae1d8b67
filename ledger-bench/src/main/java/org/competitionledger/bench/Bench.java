package org.competitionledger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.competitionledger.command.Command;

/**
 * The benchmark: everything in one run, first on the engine in this process and its broker, then,
 * once that is closed, on a fresh service. Each throughput is the best of a few rounds, for the
 * limits as for the ledger.
 */
final class Bench {

  private static final int MANY_ENTRIES = 100_000;
  private static final int SOME_ENTRIES = 3_000;
  private static final int FEW_ENTRIES = 100;
  private static final int REBUILT_EVENTS = 1_000_000;
  private static final int SINGLES_IN_FLIGHT = 2_000;
  private static final int BATCHES_IN_FLIGHT = 100;

  private final Settings settings;
  private final Consumer<String> progress;
  private final List<Measured> figures = new ArrayList<>();
  private double rawProduced;
  private double rawTripMs;

  /**
   * What to run.
   *
   * @param serviceJar the service, as {@code ./ledger serve} starts it
   * @param serviceOptions for its JVM
   * @param quick a tenth of the work, one round: for a look, not for figures
   * @param parts what to measure besides the limits
   */
  record Settings(Path serviceJar, List<String> serviceOptions, boolean quick, Set<Part> parts) {

    int count(int full) {
      return quick ? Math.max(1, full / 10) : full;
    }

    int rounds() {
      return quick ? 1 : 3;
    }
  }

  /** What can be measured alone. */
  enum Part {
    BATCHES,
    HTTP,
    SIZES,
    REBUILD,
    FOLD,
    STANDINGS,
    READS,
    SUBSCRIBERS,
    REGISTER,
    VERIFY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private boolean hasAny(Part... parts) {
    return Stream.of(parts).anyMatch(this::has);
  }

  private boolean has(Part part) {
    return settings.parts().contains(part);
  }

  private Bench(Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Runs everything; progress tells what is being measured. */
  static Report run(Settings settings, Consumer<String> progress) throws InterruptedException {
    double loadBefore = loadAverage();
    Bench bench = new Bench(settings, progress);
    if (bench.has(Part.VERIFY)) {
      bench.verification();
    }
    if (bench.hasAny(Part.BATCHES, Part.HTTP, Part.SIZES, Part.REBUILD, Part.FOLD)) {
      bench.engine();
    }
    if (bench.has(Part.REGISTER)) {
      new LargeRegister(settings, progress, bench::add).measure();
    }
    if (bench.hasAny(Part.HTTP, Part.STANDINGS, Part.READS, Part.SUBSCRIBERS)) {
      bench.service();
    }
    return new Report(machine(loadBefore), bench.figures);
  }

  /** What is measured without HTTP. */
  private void engine() throws InterruptedException {
    progress.accept("starting the engine");
    try (Engine engine = new Engine()) {
      RawKafka raw = new RawKafka(new KafkaClients(engine.kafka()));
      Writer writer = new Writer(SampleCompetition.forScores("bench", SOME_ENTRIES, 3_000_000));
      long events;
      try (EngineAppends appends = engine.appends()) {
        appends(appends, raw, writer);
        events = appends.events();
        appends.awaitTopologies();
      }
      if (has(Part.BATCHES)) {
        add(Measured.of("disk, topics", (double) engine.topicBytes() / events, "bytes/event"));
        add(Measured.of("disk, stores", (double) engine.storeBytes() / events, "bytes/event"));
      }
      if (has(Part.SIZES)) {
        try (EngineAppends appends = engine.appends()) {
          bySize(appends);
          events += appends.events();
        }
      }
      if (has(Part.REBUILD)) {
        rebuild(engine, raw, events);
      }
      if (has(Part.FOLD)) {
        int count = (int) Math.min(events, settings.count(300_000));
        fold(raw.sample(count).stream().map(ConsumerRecord::value).toList());
      }
    }
  }

  private void appends(EngineAppends appends, RawKafka raw, Writer writer)
      throws InterruptedException {
    progress.accept("setting up a competition of " + SOME_ENTRIES + " entries, warming up");
    setUp(appends, writer);
    for (int i = 0; i < settings.rounds(); i++) {
      appends.flood(writer.competition().id(), BATCHES_IN_FLIGHT, requests(writer, 200, 1, 100));
    }
    raw.createTopic();
    if (hasAny(Part.BATCHES, Part.SIZES)) {
      rawProduced = rawProducer(raw);
    }
    if (has(Part.BATCHES)) {
      inBatches(appends, writer);
    }
    if (has(Part.HTTP)) {
      oneByOne(raw, appends, writer);
    }
    if (hasAny(Part.REBUILD, Part.FOLD)) {
      progress.accept("appending what is to be folded");
      long missing = settings.count(REBUILT_EVENTS) - appends.events();
      for (; missing > 0; missing -= 100_000) {
        appends.flood(writer.competition().id(), BATCHES_IN_FLIGHT, requests(writer, 200, 1, 500));
      }
    }
  }

  /** What is measured over HTTP. */
  private void service() throws InterruptedException {
    progress.accept("starting a service");
    try (ServiceProcess service =
        ServiceProcess.start(settings.serviceJar(), settings.serviceOptions())) {
      try {
        if (has(Part.HTTP)) {
          overHttp(service);
        }
        if (has(Part.STANDINGS)) {
          new LargeTable(new HttpReads(service), settings, progress, this::add).measure();
        }
        if (has(Part.READS)) {
          new TableReads(new HttpReads(service), settings, progress, this::add).measure();
        }
        if (has(Part.SUBSCRIBERS)) {
          new Subscribers(new HttpReads(service), settings, progress, this::add).measure();
        }
      } catch (RuntimeException e) {
        progress.accept("the service said:\n" + service.logTail());
        throw e;
      }
    }
  }

  private static void setUp(EngineAppends appends, Writer writer) {
    appends.flood(
        writer.competition().id(),
        BATCHES_IN_FLIGHT,
        writer.setUp(500).stream().map(List::of).toList());
  }

  private double rawProducer(RawKafka raw) throws InterruptedException {
    List<ConsumerRecord<byte[], byte[]>> sample = raw.sample(settings.count(20_000));
    raw.produce(sample, settings.count(500_000));
    double best = best("raw producer", () -> raw.produce(sample, settings.count(1_000_000)));
    add(Measured.of("raw producer", best, "records/s"));
    return best;
  }

  /** Exactly once: commands in, decide, events out. */
  private void inBatches(EngineAppends appends, Writer writer) {
    flood(appends, writer, "1 event a command", 40_000, SINGLES_IN_FLIGHT, 1, 1);
    flood(appends, writer, "1 event a command", 20_000, 64, 1, 1);
    flood(appends, writer, "500 commands of 1 together", 200, BATCHES_IN_FLIGHT, 500, 1);
    flood(appends, writer, "10 events a command", 10_000, 10 * BATCHES_IN_FLIGHT, 1, 10);
    flood(appends, writer, "100 events a command", 2_000, BATCHES_IN_FLIGHT, 1, 100);
    flood(appends, writer, "500 events a command", 400, BATCHES_IN_FLIGHT, 1, 500);
  }

  private void flood(
      EngineAppends appends,
      Writer writer,
      String what,
      int requests,
      int inFlight,
      int commands,
      int size) {
    int count = settings.count(requests);
    String id = writer.competition().id();
    String name = String.format(Locale.ROOT, "append, %s, %,d in flight", what, inFlight);
    double best =
        best(name, () -> appends.flood(id, inFlight, requests(writer, count, commands, size)));
    Measured figure = Measured.of(name, best, "events/s").against("raw producer", rawProduced);
    add(size < 100 ? figure : figure.target(new Measured.Target.RatioAtLeast(0.25)));
  }

  private static List<List<Command>> requests(Writer writer, int requests, int commands, int size) {
    return Stream.generate(
            () -> Stream.generate(() -> writer.scores(size)).limit(commands).toList())
        .limit(requests)
        .toList();
  }

  private void oneByOne(RawKafka raw, EngineAppends appends, Writer writer)
      throws InterruptedException {
    progress.accept("single appends");
    int singles = settings.count(2_000);
    List<ConsumerRecord<byte[], byte[]>> sample = raw.sample(100);
    raw.roundTrips(sample, singles);
    rawTripMs = raw.roundTrips(sample, singles).percentileMs(50);
    add(Measured.of("raw produce and acknowledge, p50", rawTripMs, "ms"));

    String id = writer.competition().id();
    Supplier<List<Command>> commands =
        () -> Stream.generate(() -> writer.scores(1)).limit(singles).toList();
    appends.oneByOne(id, commands.get());
    double decided = appends.oneByOne(id, commands.get()).percentileMs(50);
    add(
        Measured.of("append without HTTP, one in flight, p50", decided, "ms")
            .against("raw", rawTripMs));
  }

  private void overHttp(ServiceProcess service) {
    progress.accept("setting up the same competition over HTTP, warming up");
    HttpAppends http =
        new HttpAppends(service, SampleCompetition.forScores("bench", SOME_ENTRIES, 2_000_000));
    http.setUp();
    // The JVM's compiler takes a quarter of two processors meanwhile: a warm service is measured.
    http.arrays(4, settings.count(200), 500);
    http.singles(64, settings.count(60_000));
    int singles = settings.count(2_000);
    http.singles(1, singles);
    Latencies one = http.singles(1, singles).latencies();
    add(
        Measured.of("append over HTTP, 1 client, p50", one.percentileMs(50), "ms")
            .against("raw", rawTripMs)
            .target(new Measured.Target.AtMost(3)));
    add(Measured.of("append over HTTP, 1 client, p99", one.percentileMs(99), "ms"));
    progress.accept("single appends of 64 clients");
    HttpLoad.Result many = http.singles(64, settings.count(40_000));
    add(
        Measured.of("append over HTTP, 64 clients", many.perSecond(), "appends/s")
            .target(new Measured.Target.AtLeast(12_000)));
    add(Measured.of("append over HTTP, 64 clients, p50", many.latencies().percentileMs(50), "ms"));
    add(Measured.of("append over HTTP, 64 clients, p99", many.latencies().percentileMs(99), "ms"));
    double arrays = best("arrays over HTTP", () -> http.arrays(4, settings.count(200), 500));
    add(Measured.of("append over HTTP, arrays of 500, 4 clients", arrays, "events/s"));
    double lines = best("NDJSON over HTTP", () -> http.lines(settings.count(50_000)));
    add(Measured.of("append over HTTP, one stream of NDJSON", lines, "events/s"));
  }

  /** "Cost per event is flat from 100 to 100,000 entries." */
  private void bySize(EngineAppends appends) {
    double few = 0;
    for (int entries : new int[] {FEW_ENTRIES, SOME_ENTRIES, MANY_ENTRIES}) {
      String name = String.format(Locale.ROOT, "append, 100 a command, %,d entries", entries);
      progress.accept("setting up a competition of " + entries + " entries");
      Writer writer =
          new Writer(SampleCompetition.forScores("bench-" + entries, entries, 1_000_000));
      setUp(appends, writer);
      String id = writer.competition().id();
      int count = settings.count(1_000);
      double best =
          best(name, () -> appends.flood(id, BATCHES_IN_FLIGHT, requests(writer, count, 1, 100)));
      few = entries == FEW_ENTRIES ? best : few;
      add(
          Measured.of(name, best, "events/s")
              .against(
                  entries == FEW_ENTRIES ? "raw producer" : "100 entries",
                  entries == FEW_ENTRIES ? rawProduced : few));
    }
  }

  /** The projection from the first event to the last, in a directory of its own. */
  private void rebuild(Engine engine, RawKafka raw, long events) throws InterruptedException {
    double consumed = best("raw consumer", () -> raw.consume(events));
    add(Measured.of("raw consumer", consumed, "records/s"));
    progress.accept("rebuilding the projection from " + events + " events");
    double rebuilt = 0;
    for (int round = 0; round < settings.rounds(); round++) {
      Path stores = engine.scratch().resolve("rebuilt-" + round);
      rebuilt =
          Math.max(rebuilt, Rebuild.run(engine.kafka(), stores, RawKafka.LOG, raw.end(), events));
    }
    add(
        Measured.of("projection, rebuilt from the log", rebuilt, "events/s")
            .against("raw consumer", consumed)
            .target(new Measured.Target.RatioAtLeast(0.2)));
  }

  private void fold(List<byte[]> log) {
    for (int i = 0; i < 3; i++) { // what the compiler needs to see
      CoreFold.decode(log);
      CoreFold.fold(log);
    }
    double decoded = best("decoding alone", () -> CoreFold.decode(log));
    double folded = best("core's fold", () -> CoreFold.fold(log));
    add(Measured.of("decoding alone, no Kafka, one thread", decoded, "events/s"));
    add(
        Measured.of("decoding and core's fold", folded, "events/s")
            .against("decoding", decoded)
            .target(new Measured.Target.RatioAtLeast(0.5)));
  }

  /** Authenticity and all, beside reading and SHA-256-ing the same bytes. */
  private void verification() {
    progress.accept("recording a log to verify");
    try (VerifyBench small = new VerifyBench(settings.count(100_000));
        VerifyBench bench = new VerifyBench(settings.count(1_000_000))) {
      bench.readAndHash();
      bench.authenticate();
      small.verify();
      double limit = best("reading and hashing a bundle", bench::readAndHash);
      double decoded = best("reading and decoding a bundle", bench::decode);
      double authentic = best("verifying its authenticity", bench::authenticate);
      double verified = best("verifying a bundle", bench::verify);
      String name = String.format(Locale.ROOT, "verifying a bundle of %,d events", bench.events());
      add(Measured.of("reading and decoding a bundle", decoded, "events/s"));
      add(
          Measured.of(name + ", authenticity", authentic, "events/s")
              .against("read and SHA-256", limit)
              .target(new Measured.Target.RatioAtLeast(0.7)));
      add(
          Measured.of(name + ", all", verified, "events/s")
              .against("read and SHA-256", limit)
              .target(new Measured.Target.RatioAtLeast(0.25)));
      double fewer = small.memoryMiB();
      add(
          Measured.of("memory while verifying", bench.memoryMiB(), "MiB")
              .against(String.format(Locale.ROOT, "%,d events", small.events()), fewer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Measured figure) {
    figures.add(figure);
    progress.accept(
        "  %s: %s %s".formatted(figure.name(), Measured.number(figure.value()), figure.unit()));
  }

  private double best(String name, DoubleSupplier measure) {
    progress.accept(name);
    return IntStream.range(0, settings.rounds())
        .mapToDouble(round -> measure.getAsDouble())
        .max()
        .orElseThrow();
  }

  static double perSecond(long count, long startNanos) {
    return count * 1e9 / (System.nanoTime() - startNanos);
  }

  private static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String machine(double loadAverage) {
    return "%s %s, %d processors, JDK %s, load average before %.1f"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            loadAverage);
  }
}
