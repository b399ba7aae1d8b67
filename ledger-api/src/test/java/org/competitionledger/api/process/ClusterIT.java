package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three brokers and three instances as processes, six writers who send again what was not answered,
 * six readers; what fails, and when, is drawn from a seed. Afterwards the log is held against what
 * each of them was told: nothing lost, doubled, reordered or changed, no reader was shown less than
 * had been acknowledged to him, unless told that it is not there yet, and all instances say the
 * same.
 *
 * <p>{@code -Dledger.cluster.seconds=1800 -Dledger.cluster.seed=7} is the long run.
 */
class ClusterIT {

  private static final int PARTITIONS = 6;
  private static final int COMPETITIONS = 6;

  /** An instance and a broker are killed however slow the machine is. */
  private static final int FAULTS_MIN = 2;

  private static final Duration HEALED_WITHIN = Duration.ofMinutes(3);

  private final long seed = Long.getLong("ledger.cluster.seed", 1);
  private final int seconds = Integer.getInteger("ledger.cluster.seconds", 45);

  @TempDir Path directory;

  private final List<Instance> instances = new ArrayList<>();
  private final List<String> anomalies = new CopyOnWriteArrayList<>();
  private final List<String> failedReads = new CopyOnWriteArrayList<>();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong lateReads = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private List<BrokerProcess> brokers;
  private volatile boolean ending;

  /** A service, and whether somebody should be able to reach it. */
  private static final class Instance {
    private final String name;
    private final int port;
    private final Map<String, String> settings;
    private final Path data;
    private volatile ServedJar process;
    private volatile boolean healthy;

    Instance(String name, Path data, int port, Map<String, String> settings) {
      this.name = name;
      this.data = data;
      this.port = port;
      this.settings = settings;
    }

    void start() throws Exception {
      process = ServedJar.start(data, port, settings);
      healthy = true;
    }
  }

  /** What one writer was told: the sequence of each notice that was acknowledged, in order. */
  private static final class History {
    private final String competition;
    private final List<Long> sequences = new ArrayList<>();
    private volatile long acknowledged = -1;
    private volatile long longestGapMs;

    History(String competition) {
      this.competition = competition;
    }
  }

  @Test
  void losesRepeatsReordersAndHidesNothing() throws Exception {
    brokers = BrokerProcess.cluster(3, directory);
    try {
      for (int i = 0; i < 3; i++) {
        instances.add(instance("node-" + i));
      }
      instances.get(0).start();
      shareKeys();
      instances.get(1).start();
      instances.get(2).start();
      List<History> histories =
          IntStream.range(0, COMPETITIONS).mapToObj(i -> new History("cup-" + i)).toList();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < COMPETITIONS; i++) {
        History history = histories.get(i);
        Random chance = new Random(seed * 31 + i);
        clients.add(new Thread(() -> write(history, chance), "writer-" + i));
        Random readersChance = new Random(seed * 37 + i);
        clients.add(new Thread(() -> read(history, readersChance), "reader-" + i));
      }
      clients.forEach(Thread::start);
      int faults = fail(new Random(seed));
      ending = true;
      for (Thread client : clients) {
        client.join(HEALED_WITHIN.toMillis());
        assertThat(client.isAlive()).as(client.getName()).isFalse();
      }
      for (History history : histories) {
        check(history);
      }
      System.out.printf(
          "cluster: seed=%d seconds=%d faults=%d writes=%d retries=%d reads=%d"
              + " readsLate=%d readsFailed=%d longestGapMs=%d anomalies=%d%n",
          seed,
          seconds,
          faults,
          histories.stream().mapToInt(each -> each.sequences.size()).sum(),
          retries.get(),
          reads.get(),
          lateReads.get(),
          failedReads.size(),
          histories.stream().mapToLong(each -> each.longestGapMs).max().orElse(0),
          anomalies.size());
      assertThat(anomalies).isEmpty();
      assertThat(failedReads).as("on instances that were well").isEmpty();
    } finally {
      ending = true;
      instances.stream().map(each -> each.process).filter(p -> p != null).forEach(ServedJar::kill);
      for (BrokerProcess broker : brokers) {
        broker.kill();
      }
    }
  }

  private Instance instance(String name) throws IOException {
    int port = ServedJar.freePort();
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", BrokerProcess.bootstrapServers(brokers));
    settings.put("ledger.kafka.partitions", "" + PARTITIONS);
    settings.put("ledger.kafka.replication", "3");
    settings.put("ledger.node.id", name);
    settings.put("ledger.node.advertised", "127.0.0.1:" + port);
    settings.put("ledger.log.keys", directory.resolve("keys").toString());
    return new Instance(name, directory.resolve(name), port, settings);
  }

  /** All take the tokens that one of them signs. */
  private void shareKeys() throws IOException {
    Path first = instances.get(0).data;
    for (Instance other : instances.subList(1, instances.size())) {
      try (var files = Files.walk(first.resolve("dev-key"))) {
        for (Path file : files.toList()) {
          Path copy = other.data.resolve(first.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private void write(History history, Random chance) {
    try {
      sendUntilTold(history, chance, "announce", Events.ANNOUNCED);
      for (int i = 0; !ending; i++) {
        history.sequences.add(sendUntilTold(history, chance, "n" + i, Events.notice("n" + i)));
      }
    } catch (Exception | AssertionError e) {
      anomalies.add(history.competition + ": writer ended with " + e);
    }
  }

  /** Again and again, to whichever instance; the receipt's sequence. */
  private long sendUntilTold(History history, Random chance, String key, String event)
      throws Exception {
    long began = System.nanoTime();
    while (true) {
      try {
        ServedJar service = instances.get(chance.nextInt(instances.size())).process;
        HttpResponse<String> answer =
            service
                .client()
                .send(
                    service.appending(
                        history.competition, key, "application/json", event, Duration.ofSeconds(5)),
                    HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
          JsonNode receipt = Api.json(answer).path("events").path(0);
          history.longestGapMs =
              Math.max(history.longestGapMs, (System.nanoTime() - began) / 1_000_000);
          history.acknowledged = receipt.path("sequence").asLong();
          return history.acknowledged;
        }
        if (answer.statusCode() != 503) {
          throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
      } catch (IOException e) {
        // not reached, or not answered: the outcome is unknown, and the key is sent again
      }
      retries.incrementAndGet();
      Thread.sleep(50);
    }
  }

  private void read(History history, Random chance) {
    while (!ending) {
      Instance instance = instances.get(chance.nextInt(instances.size()));
      long acknowledged = history.acknowledged;
      if (acknowledged < 0 || !instance.healthy) {
        continue;
      }
      String path = "/v1/competitions/" + history.competition;
      try {
        HttpResponse<String> answer = instance.process.get(path + "?atLeast=" + acknowledged);
        boolean late =
            answer.body().contains("not-yet-projected")
                || answer.body().contains("unknown-competition"); // it has just been announced
        if (late) { // a broker was lost: what can be said then is what was known before
          lateReads.incrementAndGet();
          answer = instance.process.get(path);
        }
        if (answer.statusCode() == 200) {
          long shown = Api.json(answer).path("lastSequence").asLong();
          if (shown < acknowledged && !late) {
            anomalies.add(path + " of " + instance.name + " shows " + shown);
          }
        } else if (instance.healthy && !(late && answer.statusCode() == 404)) {
          failedReads.add(instance.name + " " + path + ": " + answer.body());
        }
        reads.incrementAndGet();
        Thread.sleep(20);
      } catch (IOException e) {
        if (instance.healthy) {
          failedReads.add(instance.name + " " + path + ": " + e);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Lets things fail, one after the other; how many did. */
  private int fail(Random chance) throws Exception {
    long endNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    int faults = 0;
    while (faults < FAULTS_MIN || System.nanoTime() < endNanos) {
      Thread.sleep(3_000);
      Instance instance = instances.get(chance.nextInt(instances.size()));
      BrokerProcess broker = brokers.get(chance.nextInt(brokers.size()));
      switch (faults % 4) {
        case 0 -> {
          say(instance.name + " is killed");
          instance.healthy = false;
          instance.process.kill();
          Thread.sleep(chance.nextInt(10_000));
          instance.start();
        }
        case 1 -> {
          say(broker + " is killed");
          broker.kill();
          Thread.sleep(chance.nextInt(10_000));
          broker.start();
        }
        case 2 -> {
          say(instance.name + " is stopped");
          instance.healthy = false;
          instance.process.terminate();
          instance.process.exitCode();
          instance.start();
        }
        default -> {
          say(instance.name + " is suspended");
          instance.healthy = false;
          instance.process.signal("STOP");
          Thread.sleep(8_000);
          instance.process.signal("CONT");
          Thread.sleep(2_000);
          instance.healthy = true;
        }
      }
      faults++;
    }
    return faults;
  }

  private static void say(String what) {
    System.out.println("cluster: " + what);
  }

  /** What the log of each instance holds of a competition against what its writer was told. */
  private void check(History history) throws Exception {
    Map<String, List<String>> logs = new ConcurrentHashMap<>();
    for (Instance instance : instances) {
      await(
          instance.name + " has all of " + history.competition,
          () -> lastSequence(instance, history) >= history.acknowledged);
      logs.put(instance.name, log(instance, history.competition));
    }
    List<String> log = logs.get(instances.get(0).name);
    logs.forEach(
        (name, other) -> {
          if (!other.equals(log)) {
            anomalies.add(history.competition + " is another on " + name);
          }
        });
    if (log.size() != history.acknowledged + 1) {
      anomalies.add(
          "%s has %d events, the last acknowledged is %d"
              .formatted(history.competition, log.size(), history.acknowledged));
    }
    for (int i = 0; i < history.sequences.size(); i++) {
      long told = history.sequences.get(i);
      if (told != i + 1 || told >= log.size() || !log.get((int) told).equals("n" + i)) {
        anomalies.add("%s n%d was told to be %d".formatted(history.competition, i, told));
      }
    }
  }

  private static long lastSequence(Instance instance, History history) {
    try {
      return Api.json(instance.process.get("/v1/competitions/" + history.competition))
          .path("lastSequence")
          .asLong(-1);
    } catch (IOException | InterruptedException | RuntimeException e) {
      return -1;
    }
  }

  /** The notices of a competition by sequence; the announcement is empty. */
  private static List<String> log(Instance instance, String competition) throws Exception {
    List<String> notices = new ArrayList<>();
    while (true) {
      JsonNode events =
          Api.json(
                  instance.process.get(
                      "/v1/competitions/%s/events?limit=1000&after=%d"
                          .formatted(competition, notices.size() - 1)))
              .path("events");
      if (events.isEmpty()) {
        return notices;
      }
      for (JsonNode event : events) {
        assertThat(event.path("sequence").asInt()).isEqualTo(notices.size());
        notices.add(event.path("data").path("notice").asText());
      }
    }
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + HEALED_WITHIN.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadlineNanos);
      Thread.sleep(200);
    }
  }
}
