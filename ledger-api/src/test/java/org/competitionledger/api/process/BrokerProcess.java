package org.competitionledger.api.process;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker of a cluster as a process of its own, with the settings that a cluster has by itself.
 * Each broker is a controller too, so that any of them may be killed.
 */
final class BrokerProcess {

  private static final String HOST = "127.0.0.1";

  private final int node;
  private final Path directory;
  private final List<Integer> ports;
  private Process process;

  private BrokerProcess(int node, Path directory, List<Integer> ports) {
    this.node = node;
    this.directory = directory;
    this.ports = ports;
  }

  /** Starts so many brokers, which know each other. */
  static List<BrokerProcess> cluster(int brokers, Path directory) throws IOException {
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < 2 * brokers; i++) {
      ports.add(ServedJar.freePort());
    }
    List<BrokerProcess> cluster = new ArrayList<>();
    for (int node = 1; node <= brokers; node++) {
      BrokerProcess broker =
          new BrokerProcess(node, directory.resolve("broker-" + node), List.copyOf(ports));
      broker.start();
      cluster.add(broker);
    }
    return cluster;
  }

  static String bootstrapServers(List<BrokerProcess> cluster) {
    return cluster.stream()
        .map(broker -> HOST + ":" + broker.ports.get(broker.node - 1))
        .collect(Collectors.joining(","));
  }

  /** Starts it, for the first time or again. */
  void start() throws IOException {
    Files.createDirectories(directory);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(BrokerProcess.class.getName(), "" + node, directory.toString()));
    ports.forEach(port -> command.add(port.toString()));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    directory.resolveSibling("broker-" + node + ".log").toFile()))
            .start();
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  @Override
  public String toString() {
    return "broker " + node;
  }

  /** Node, directory, then the ports of all brokers and of all controllers. */
  public static void main(String[] args) throws Exception {
    int node = Integer.parseInt(args[0]);
    Path directory = Path.of(args[1]);
    int brokers = (args.length - 2) / 2;
    String client = "CLIENT://" + HOST + ":" + args[1 + node];
    String controller = "CONTROLLER://" + HOST + ":" + args[1 + brokers + node];
    Properties settings = new Properties();
    settings.put("node.id", "" + node);
    settings.put("process.roles", "broker,controller");
    settings.put("log.dirs", directory.toString());
    settings.put("listeners", client + "," + controller);
    settings.put("advertised.listeners", client);
    settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "controller.quorum.voters",
        IntStream.rangeClosed(1, brokers)
            .mapToObj(each -> each + "@" + HOST + ":" + args[1 + brokers + each])
            .collect(Collectors.joining(",")));
    settings.put("default.replication.factor", "3");
    settings.put("min.insync.replicas", "2");
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("transaction.state.log.num.partitions", "3");
    settings.put("transaction.state.log.min.isr", "2");
    settings.put("auto.create.topics.enable", "false");
    settings.put("message.max.bytes", "" + (8 << 20));
    settings.put("log.cleaner.dedupe.buffer.size", "" + (4 << 20));
    if (!Files.exists(directory.resolve("meta.properties"))) {
      new Formatter()
          .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
          .setNodeId(node)
          .setClusterId("AAAAAAAAAAAAAAAAAAAAAA")
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName("CONTROLLER")
          .setDirectories(List.of(directory.toString()))
          .setMetadataLogDirectory(directory.toString())
          .run();
    }
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    server.startup();
    server.awaitShutdown();
  }
}
