package org.competitionledger.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Subscribers of one competition's stream, beside a process that writes the same bytes to as many
 * connections and does nothing else ({@link BareBroadcast}). Delivery is from the sending of the
 * request to append, with its commit in Kafka, to the last byte at the subscriber. Meanwhile one
 * more subscriber is connected and reads nothing.
 */
record Subscribers(
    HttpReads reads,
    Bench.Settings settings,
    Consumer<String> progress,
    Consumer<Measured> figures) {

  private static final int SUBSCRIBERS = 5_000;
  private static final int EVENTS = 50;
  private static final double TIMES_BARE = 3;
  private static final double KIB = 1 << 10;

  private static final SampleCompetition COMPETITION =
      SampleCompetition.forScores("bench-subscribers", 10, 10_000);

  void measure() throws InterruptedException {
    int count = settings.count(SUBSCRIBERS);
    progress.accept(String.format(Locale.ROOT, "connecting %,d subscribers", count));
    HttpAppends appends = new HttpAppends(reads.service(), COMPETITION);
    appends.setUp();
    appends.singles(1, 50); // warms up
    String path = "/v1/competitions/" + COMPETITION.id() + "/events";
    ServiceMemory before = ServiceMemory.of(reads);
    long last = appends.events() - 1;
    SocketChannel stalled = StreamClients.open(reads.port(), path + "?after=-1", 4 << 10);
    try (StreamClients clients = new StreamClients(reads.port(), path, count, last)) {
      memory(before, ServiceMemory.of(reads), count);
      progress.accept("following appends");
      warmUp(clients, appends);
      long bytesBefore = clients.bytes();
      oneByOne(clients, appends.events(), id -> appends.singles(1, 1));
      Latencies ledger = clients.latencies();
      long eventBytes = (clients.bytes() - bytesBefore) / ((long) count * events());
      across(clients, appends);
      compare(ledger, bare(count, (int) eventBytes));
    } finally {
      close(stalled);
    }
  }

  private int events() {
    return settings.count(EVENTS);
  }

  private void warmUp(StreamClients clients, HttpAppends appends) throws InterruptedException {
    appends.singles(1, 20);
    clients.await(appends.events() - 1);
  }

  /** Sends events, each when everybody has the one before: nothing waits for anything else. */
  private void oneByOne(StreamClients clients, long first, LongConsumer send)
      throws InterruptedException {
    for (long id = first; id < first + events(); id++) {
      clients.sending(id);
      send.accept(id);
      clients.await(id);
    }
  }

  /** Every connection is cut while appends go on; nothing may be lost, repeated or reordered. */
  private void across(StreamClients clients, HttpAppends appends) throws InterruptedException {
    progress.accept("cutting every connection while appends go on");
    Thread appending = new Thread(() -> appends.singles(1, events()));
    appending.start();
    long startNanos = System.nanoTime();
    clients.reconnect();
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    appending.join();
    clients.await(appends.events() - 1);
    figures.accept(Measured.of("subscribers, all connected anew", seconds, "s"));
    figures.accept(
        Measured.of("subscribers, events lost or repeated", clients.violations(), "events")
            .target(new Measured.Target.AtMost(0)));
  }

  private void memory(ServiceMemory before, ServiceMemory with, int count) {
    figures.accept(
        Measured.of(
            "memory a subscriber, heap", (with.heap() - before.heap()) * KIB / count, "KiB"));
    if (before.resident().isPresent() && with.resident().isPresent()) {
      double resident = with.resident().get() - before.resident().get();
      figures.accept(Measured.of("memory a subscriber, resident", resident * KIB / count, "KiB"));
    }
  }

  private Latencies bare(int count, int eventBytes) throws InterruptedException {
    progress.accept(String.format(Locale.ROOT, "the same %,d bytes, broadcast", eventBytes));
    Process process = start(eventBytes);
    try (BufferedReader out = process.inputReader(US_ASCII);
        java.io.Writer in = process.outputWriter(US_ASCII)) {
      int port = Integer.parseInt(out.readLine());
      try (StreamClients clients = new StreamClients(port, "/", count, -1)) {
        LongConsumer broadcast = id -> send(in, id);
        for (long id = 0; id < 20; id++) {
          broadcast.accept(id);
        }
        clients.await(19);
        oneByOne(clients, 20, broadcast);
        return clients.latencies();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.destroy();
    }
  }

  private static Process start(int eventBytes) {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              BareBroadcast.class.getName(),
              Integer.toString(eventBytes))
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(java.io.Writer in, long id) {
    try {
      in.write(id + "\n");
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(Latencies ledger, Latencies bare) {
    for (int p : new int[] {50, 99}) {
      figures.accept(
          Measured.of("event to subscriber, p" + p, ledger.percentileMs(p), "ms")
              .against("bare broadcast", bare.percentileMs(p))
              .target(new Measured.Target.RatioAtMost(TIMES_BARE)));
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
