package org.competitionledger.cli.bench;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.competitionledger.command.Command;

/**
 * The benchmark: everything in one run, on one fresh service and its broker. Each throughput is the
 * best of a few rounds, for the limits as for the ledger.
 */
public final class Bench {

  private static final int MANY_ENTRIES = 100_000;
  private static final int SOME_ENTRIES = 3_000;
  private static final int FEW_ENTRIES = 100;

  private final Settings settings;
  private final Consumer<String> progress;
  private final List<Measured> figures = new ArrayList<>();

  /**
   * What to run.
   *
   * @param serviceJar the service, as {@code ./ledger serve} starts it
   * @param serviceOptions for its JVM
   * @param quick a tenth of the work, one round: for a look, not for figures
   * @param parts what to measure besides the limits
   */
  public record Settings(
      Path serviceJar, List<String> serviceOptions, boolean quick, Set<Part> parts) {

    int count(int full) {
      return quick ? Math.max(1, full / 10) : full;
    }

    int rounds() {
      return quick ? 1 : 3;
    }
  }

  /** What can be measured alone. */
  public enum Part {
    BATCHES,
    HTTP,
    SIZES,
    REBUILD,
    FOLD,
    STANDINGS,
    READS,
    VERIFY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private boolean has(Part part) {
    return settings.parts().contains(part);
  }

  private Bench(Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Runs everything; progress tells what is being measured. */
  public static Report run(Settings settings, Consumer<String> progress)
      throws InterruptedException {
    double loadBefore = loadAverage();
    Bench bench = new Bench(settings, progress);
    if (bench.has(Part.VERIFY)) {
      bench.verification();
    }
    if (settings.parts().equals(Set.of(Part.VERIFY))) {
      return new Report(machine(loadBefore), bench.figures);
    }
    progress.accept("starting a service");
    try (ServiceProcess service =
        ServiceProcess.start(settings.serviceJar(), settings.serviceOptions())) {
      try {
        bench.measure(service);
      } catch (RuntimeException e) {
        progress.accept("the service said:\n" + service.logTail());
        throw e;
      }
    }
    return new Report(machine(loadBefore), bench.figures);
  }

  private void measure(ServiceProcess service) throws InterruptedException {
    KafkaClients clients = new KafkaClients(service.kafka());
    RawKafka raw = new RawKafka(clients);
    long events = appends(service, clients, raw);
    if (has(Part.REBUILD)) {
      rebuild(service, raw, events);
    }
    if (has(Part.FOLD)) {
      int count = (int) Math.min(events, settings.count(300_000));
      fold(raw.sample(count).stream().map(ConsumerRecord::value).toList());
    }
    if (has(Part.STANDINGS)) {
      new LargeTable(service, clients, settings, progress, this::add).measure();
    }
    if (has(Part.READS)) {
      new TableReads(service, clients, settings, progress, this::add).measure();
    }
  }

  /** Everything that appends; returns how many events there are then. */
  private long appends(ServiceProcess service, KafkaClients clients, RawKafka raw)
      throws InterruptedException {
    Writer writer = new Writer(SampleCompetition.forScores("bench", SOME_ENTRIES, 3_000_000));
    try (KafkaAppends appends = new KafkaAppends(clients)) {
      progress.accept("setting up a competition of " + SOME_ENTRIES + " entries, warming up");
      setUp(appends, writer);
      for (int i = 0; i < settings.rounds(); i++) {
        appends.flood(writer.competition().id(), requests(writer, 200, 1, 100));
      }
      double rawProduced = rawProducer(raw);
      if (has(Part.BATCHES)) {
        inBatches(appends, writer, rawProduced);
      }
      long overHttp =
          has(Part.HTTP) ? overHttp(raw, appends, new HttpAppends(service, writer), writer) : 0;
      if (has(Part.SIZES)) {
        bySize(appends, rawProduced);
      }
      return overHttp + appends.events();
    }
  }

  private static void setUp(KafkaAppends appends, Writer writer) {
    appends.flood(writer.competition().id(), writer.setUp(500).stream().map(List::of).toList());
  }

  private double rawProducer(RawKafka raw) throws InterruptedException {
    raw.createTopic();
    List<ConsumerRecord<byte[], byte[]>> sample = raw.sample(settings.count(20_000));
    raw.produce(sample, settings.count(500_000));
    double best = best("raw producer", () -> raw.produce(sample, settings.count(1_000_000)));
    add(Measured.of("raw producer", best, "records/s"));
    return best;
  }

  /** Exactly once: commands in, decide, events and outcomes out. */
  private void inBatches(KafkaAppends appends, Writer writer, double rawProduced) {
    flood(appends, writer, rawProduced, "append, 1 event a command", 20_000, 1, 1);
    flood(appends, writer, rawProduced, "append, 500 commands of 1 travel together", 200, 500, 1);
    flood(appends, writer, rawProduced, "append, 10 events a command", 10_000, 1, 10);
    flood(appends, writer, rawProduced, "append, 100 events a command", 2_000, 1, 100);
    flood(appends, writer, rawProduced, "append, 500 events a command", 400, 1, 500);
  }

  private void flood(
      KafkaAppends appends,
      Writer writer,
      double rawProduced,
      String name,
      int requests,
      int commands,
      int size) {
    int count = settings.count(requests);
    String id = writer.competition().id();
    double best = best(name, () -> appends.flood(id, requests(writer, count, commands, size)));
    Measured figure = Measured.of(name, best, "events/s").against("raw producer", rawProduced);
    add(size < 100 ? figure : figure.target(new Measured.Target.RatioAtLeast(0.25)));
  }

  private static List<List<Command>> requests(Writer writer, int requests, int commands, int size) {
    return Stream.generate(
            () -> Stream.generate(() -> writer.scores(size)).limit(commands).toList())
        .limit(requests)
        .toList();
  }

  /** Returns how many events it appended. */
  private long overHttp(RawKafka raw, KafkaAppends appends, HttpAppends http, Writer writer)
      throws InterruptedException {
    progress.accept("single appends");
    int singles = settings.count(2_000);
    raw.roundTrips(raw.sample(100), singles);
    double rawTrip = raw.roundTrips(raw.sample(100), singles).percentileMs(50);
    add(Measured.of("raw produce and acknowledge, p50", rawTrip, "ms"));

    List<Command> commands = Stream.generate(() -> writer.scores(1)).limit(singles).toList();
    double viaKafka = appends.oneByOne(writer.competition().id(), commands).percentileMs(50);
    add(
        Measured.of("append through Kafka, one in flight, p50", viaKafka, "ms")
            .against("raw", rawTrip));

    long before = http.events();
    http.singles(1, singles);
    Latencies one = http.singles(1, singles).latencies();
    add(
        Measured.of("append over HTTP, 1 client, p50", one.percentileMs(50), "ms")
            .against("raw", rawTrip)
            .target(new Measured.Target.AtMost(10)));
    add(Measured.of("append over HTTP, 1 client, p99", one.percentileMs(99), "ms"));
    progress.accept("single appends of 64 clients");
    // The JVM's compiler takes a quarter of two processors meanwhile: a warm service is measured.
    http.singles(64, settings.count(60_000));
    HttpLoad.Result many = http.singles(64, settings.count(40_000));
    add(
        Measured.of("append over HTTP, 64 clients", many.perSecond(), "appends/s")
            .target(new Measured.Target.AtLeast(5_000)));
    add(Measured.of("append over HTTP, 64 clients, p50", many.latencies().percentileMs(50), "ms"));
    add(Measured.of("append over HTTP, 64 clients, p99", many.latencies().percentileMs(99), "ms"));
    bulkOverHttp(http);
    return http.events() - before;
  }

  private void bulkOverHttp(HttpAppends http) {
    double arrays = best("arrays over HTTP", () -> http.arrays(4, settings.count(200), 500));
    add(Measured.of("append over HTTP, arrays of 500, 4 clients", arrays, "events/s"));
    double lines = best("NDJSON over HTTP", () -> http.lines(settings.count(50_000)));
    add(Measured.of("append over HTTP, one stream of NDJSON", lines, "events/s"));
  }

  /** "Cost per event is flat from 100 to 100,000 entries." */
  private void bySize(KafkaAppends appends, double rawProduced) {
    double few = 0;
    for (int entries : new int[] {FEW_ENTRIES, SOME_ENTRIES, MANY_ENTRIES}) {
      String name = String.format(Locale.ROOT, "append, 100 a command, %,d entries", entries);
      progress.accept("setting up a competition of " + entries + " entries");
      Writer writer =
          new Writer(SampleCompetition.forScores("bench-" + entries, entries, 1_000_000));
      setUp(appends, writer);
      String id = writer.competition().id();
      double best =
          best(name, () -> appends.flood(id, requests(writer, settings.count(1_000), 1, 100)));
      few = entries == FEW_ENTRIES ? best : few;
      add(
          Measured.of(name, best, "events/s")
              .against(
                  entries == FEW_ENTRIES ? "raw producer" : "100 entries",
                  entries == FEW_ENTRIES ? rawProduced : few));
    }
  }

  /** The projection from the first event to the last, under an application id of its own. */
  private void rebuild(ServiceProcess service, RawKafka raw, long events) {
    double consumed = best("raw consumer", () -> raw.consume(events));
    add(Measured.of("raw consumer", consumed, "records/s"));
    int[] round = {0};
    double rebuilt =
        best(
            "rebuilding the projection from " + events + " events",
            () -> Rebuild.run(service.kafka(), service.scratch(), round[0]++, events));
    add(
        Measured.of("projection, rebuilt from the log", rebuilt, "events/s")
            .against("raw consumer", consumed)
            .target(new Measured.Target.RatioAtLeast(0.1)));
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
