package org.competitionledger.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker and its controller inside this process: one node, loopback only, records kept
 * across restarts. With {@link StartAfterKill} the only class that touches Kafka's server
 * internals, which are no public API.
 *
 * <p>Unlike a broker of a replicated cluster it writes through to the disk before it acknowledges,
 * as no replica could make up for a lost write.
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
  private final BrokerAccess access;
  private boolean closed;

  private EmbeddedBroker(
      KafkaRaftServer server, DirectoryLock lock, int port, BrokerAccess access) {
    this.server = server;
    this.lock = lock;
    this.port = port;
    this.access = access;
  }

  /**
   * How to run the broker.
   *
   * @param directory holds everything the broker keeps; created if missing
   * @param port on 127.0.0.1, 0 for a free one: where anybody may read, and nobody write
   * @param readable the topics that anybody may read there
   * @param writerPort on 127.0.0.1, 0 for a free one: where users log in
   * @param passwords of users by name; {@link #OWNER} has a random one unless it is given here,
   *     others may do what they are given rights for
   */
  public record Config(
      Path directory,
      int port,
      List<String> readable,
      int writerPort,
      Map<String, String> passwords) {

    /** The user who may do everything. */
    public static final String OWNER = BrokerAccess.OWNER;

    /** Free ports, no topic that anybody may read, nobody but the owner. */
    public static Config in(Path directory) {
      return new Config(directory, 0, List.of(), 0, Map.of());
    }

    public Config withPort(int port) {
      return new Config(directory, port, readable, writerPort, passwords);
    }

    public Config withReadable(List<String> topics) {
      return new Config(directory, port, topics, writerPort, passwords);
    }

    public Config withUsers(int writerPort, Map<String, String> passwords) {
      return new Config(directory, port, readable, writerPort, passwords);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
      return "Config[directory=%s, port=%d]".formatted(directory, port);
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
      List<Integer> ports = free(config.port(), config.writerPort(), 0);
      int port = ports.get(0);
      boolean killed = wasKilled(directory);
      format(directory);
      BrokerAccess access = new BrokerAccess(ports.get(1), config.passwords());
      Properties settings = settings(directory, access, port, ports.get(2));
      EmbeddedBroker broker = new EmbeddedBroker(startServer(settings, killed), lock, port, access);
      broker.open(config.readable());
      return broker;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void open(List<String> topics) {
    try {
      access.open(topics);
    } catch (RuntimeException e) {
      close();
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

  /** What a client that only reads needs as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** All settings with which a Kafka client may do everything. */
  public Map<String, String> clientSettings() {
    return clientSettings(Config.OWNER);
  }

  /** All settings with which a Kafka client logs in as one of the users. */
  public Map<String, String> clientSettings(String user) {
    return access.client(user);
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

  /** The ports themselves if nobody listens there, a free one for each 0, none twice. */
  private static List<Integer> free(int... ports) {
    List<Integer> free = new ArrayList<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int port : ports) {
        free.add(held(port, held));
      }
    } finally {
      held.forEach(socket -> Utils.closeQuietly(socket, "a port that was looked for"));
    }
    return free;
  }

  private static int held(int port, List<ServerSocket> held) {
    try {
      ServerSocket socket = new ServerSocket();
      held.add(socket);
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

  private static Properties settings(
      Path directory, BrokerAccess access, int port, int controllerPort) {
    Map<String, Object> settings = new HashMap<>(access.settings(port, controllerPort));
    settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
    settings.put("node.id", NODE_ID);
    settings.put("process.roles", "broker,controller");
    settings.put("log.dirs", directory.toString());
    settings.put("server.max.startup.time.ms", STARTUP_TIMEOUT_MS);

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

    // What is acknowledged is on disk, each batch by itself, and stays there.
    settings.put("log.flush.interval.messages", 1);
    settings.put("log.retention.ms", -1);
    settings.put("auto.create.topics.enable", false);

    settings.put("message.max.bytes", RECORD_BYTES_MAX);
    settings.put("add.partitions.to.txn.retry.backoff.ms", 1); // Kafka's own is 20

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
