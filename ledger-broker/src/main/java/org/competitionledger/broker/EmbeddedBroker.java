package org.competitionledger.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker and its controller inside this process: one node, loopback only, records kept
 * across restarts. With {@link StartAfterKill} the only class that touches Kafka's server
 * internals, which are no public API.
 *
 * <p>Unlike a broker of a replicated cluster it writes through to the disk before it acknowledges
 * (see {@link Config#flushIntervalMessages}), as no replica could make up for a lost write.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int NODE_ID = 1;
  private static final int RECORD_BYTES_MAX = 8 << 20;
  private static final int STARTUP_TIMEOUT_MS = 60_000;

  private static volatile Runnable failed = () -> {};

  private final KafkaRaftServer server;
  private final DirectoryLock lock;
  private final int port;
  private boolean closed;

  private EmbeddedBroker(KafkaRaftServer server, DirectoryLock lock, int port) {
    this.server = server;
    this.lock = lock;
    this.port = port;
  }

  /**
   * How to run the broker.
   *
   * @param directory holds everything the broker keeps; created if missing
   * @param port on 127.0.0.1, 0 for a free one
   * @param flushIntervalMessages a partition is flushed to disk after this many records; 1 flushes
   *     each batch before it is acknowledged, {@link Long#MAX_VALUE} leaves it to the system
   * @param transactionRetryBackoffMs how long the broker waits before it retries to add a partition
   *     to a transaction while the one before is still being completed
   */
  public record Config(
      Path directory, int port, long flushIntervalMessages, int transactionRetryBackoffMs) {

    /** Any free port, each batch flushed, a back-off of 1 ms (Kafka's own is 20). */
    public static Config in(Path directory) {
      return new Config(directory, 0, 1, 1);
    }

    public Config withPort(int port) {
      return new Config(directory, port, flushIntervalMessages, transactionRetryBackoffMs);
    }

    public Config withFlushIntervalMessages(long flushIntervalMessages) {
      return new Config(directory, port, flushIntervalMessages, transactionRetryBackoffMs);
    }

    public Config withTransactionRetryBackoffMs(int transactionRetryBackoffMs) {
      return new Config(directory, port, flushIntervalMessages, transactionRetryBackoffMs);
    }
  }

  /**
   * Starts a broker and returns once it serves.
   *
   * @throws DataDirectoryInUse if another broker, in this process or another, has the directory
   * @throws BrokerNotStarted if the port is taken, the directory cannot be written or was left by
   *     an incompatible version, or start-up takes longer than a minute
   */
  public static synchronized EmbeddedBroker start(Config config) {
    Path directory = config.directory().toAbsolutePath().normalize();
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      int port = free(config.port());
      boolean killed = wasKilled(directory);
      format(directory);
      KafkaRaftServer server = startServer(settings(config, directory, port, free(0)), killed);
      return new EmbeddedBroker(server, lock, port);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * What is done once a broker that runs can no longer say what is on disk, because a write or read
   * failed. It serves nothing from then on and can't be started anew within this process, which
   * should end. Holds for all brokers of the process, as Kafka has one hook for all.
   */
  public static void whenFailed(Runnable end) {
    failed = end;
  }

  /** What a Kafka client needs as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** Stops the broker; its clients should be closed before. Later calls do nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      lock.close();
    }
  }

  /** The port itself if nobody listens there, a free one for 0. */
  private static int free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BrokerNotStarted(
          "Port " + port + " on " + HOST + " is taken by another program.", e);
    }
  }

  /** Kafka leaves a file when it stops in order. */
  private static boolean wasKilled(Path directory) {
    return Files.exists(directory.resolve("meta.properties"))
        && !Files.exists(directory.resolve(".kafka_cleanshutdown"));
  }

  /** Writes what a new directory needs, meta.properties last: a broken attempt is repeated. */
  private static void format(Path directory) {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName("CONTROLLER")
          .setDirectories(List.of(directory.toString()))
          .setMetadataLogDirectory(directory.toString())
          .run();
    } catch (Exception e) {
      throw new BrokerNotStarted("The data directory " + directory + " cannot be set up.", e);
    }
  }

  /**
   * Kafka reports a failed start twice: it asks the JVM to exit, then throws. A library must not
   * end the process of its caller, so the exit is left out while starting. What a broker asks for
   * that fails later is the caller's decision, see {@link #whenFailed}; to reset the procedures
   * would make Kafka's own request an exception in its thread, and nothing would follow.
   */
  private static KafkaRaftServer startServer(Properties settings, boolean killed) {
    AtomicBoolean gaveUp = new AtomicBoolean();
    Exit.setExitProcedure((status, message) -> gaveUp.set(true));
    Exit.setHaltProcedure((status, message) -> gaveUp.set(true));
    KafkaRaftServer server = null;
    try {
      server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
      if (killed) {
        StartAfterKill.start(server, NODE_ID, STARTUP_TIMEOUT_MS);
      } else {
        server.startup();
      }
      if (gaveUp.get()) {
        throw new IllegalStateException("what is in " + settings.get("log.dirs") + " is no good");
      }
      return server;
    } catch (Exception e) { // Scala throws checked ones undeclared
      if (server != null) {
        server.shutdown();
      }
      throw new BrokerNotStarted("The embedded broker did not start: " + e.getMessage(), e);
    } finally {
      Exit.setExitProcedure((status, message) -> failed.run());
      Exit.setHaltProcedure((status, message) -> failed.run());
    }
  }

  private static Properties settings(Config config, Path directory, int port, int controllerPort) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("node.id", NODE_ID);
    settings.put("process.roles", "broker,controller");
    settings.put("log.dirs", directory.toString());
    settings.put("server.max.startup.time.ms", STARTUP_TIMEOUT_MS);

    String broker = "PLAINTEXT://" + HOST + ":" + port;
    settings.put("listeners", broker + ",CONTROLLER://" + HOST + ":" + controllerPort);
    settings.put("advertised.listeners", broker);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);

    // One node: no replicas, and few partitions to open at start.
    settings.put("default.replication.factor", 1);
    settings.put("min.insync.replicas", 1);
    settings.put("offsets.topic.num.partitions", 4);
    settings.put("offsets.topic.replication.factor", 1);
    // However long the process was stopped, decide goes on where it was: read again, a command that
    // was refused then might be accepted now.
    settings.put("offsets.retention.minutes", Integer.MAX_VALUE);
    settings.put("transaction.state.log.num.partitions", 4);
    settings.put("transaction.state.log.replication.factor", 1);
    settings.put("transaction.state.log.min.isr", 1);
    settings.put("share.coordinator.state.topic.num.partitions", 1);
    settings.put("share.coordinator.state.topic.replication.factor", 1);
    settings.put("share.coordinator.state.topic.min.isr", 1);

    // What is acknowledged is on disk, and stays there.
    settings.put("log.flush.interval.messages", config.flushIntervalMessages());
    settings.put("log.retention.ms", -1);
    settings.put("auto.create.topics.enable", false);

    settings.put("message.max.bytes", RECORD_BYTES_MAX);
    settings.put("add.partitions.to.txn.retry.backoff.ms", config.transactionRetryBackoffMs());

    // A process that died leaves its broker's and its consumers' sessions behind, and a restart
    // waits for them to expire: keep them short, but longer than a busy machine holds a thread up.
    settings.put("broker.session.timeout.ms", 3_000);
    settings.put("broker.heartbeat.interval.ms", 200);
    settings.put("group.min.session.timeout.ms", 500);
    settings.put("group.initial.rebalance.delay.ms", 0);

    // A small footprint: the default would take 128 MiB of heap for the log cleaner alone.
    settings.put("log.cleaner.dedupe.buffer.size", 4 << 20);
    settings.put("num.network.threads", 2);
    settings.put("num.io.threads", 4);
    settings.put("background.threads", 2);

    Properties texts = new Properties(); // Kafka parses each by its own type
    settings.forEach((name, value) -> texts.setProperty(name, value.toString()));
    return texts;
  }
}
