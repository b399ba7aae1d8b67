package org.competitionledger.projections;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Several Kafka brokers in this process, with the settings that a cluster has by itself. */
public final class TestCluster implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final List<KafkaRaftServer> servers = new ArrayList<>();
  private final List<Integer> ports;

  private TestCluster(List<Integer> ports) {
    this.ports = ports;
  }

  /**
   * Starts a cluster, of which the first broker is the controller as well.
   *
   * @param security the protocol of the listener for clients, {@code PLAINTEXT} for one without
   * @param further settings of each broker
   */
  public static TestCluster start(
      Path directory, int brokers, String security, Map<String, String> further) {
    List<Integer> ports = free(2 * brokers + 1);
    TestCluster cluster = new TestCluster(ports.subList(0, brokers));
    String controller = HOST + ":" + ports.get(2 * brokers);
    String id = Uuid.randomUuid().toString();
    for (int node = 1; node <= brokers; node++) {
      Path own = directory.resolve("broker-" + node);
      format(own, node, id);
      String client = "CLIENT://" + HOST + ":" + ports.get(node - 1);
      String internal = "INTERNAL://" + HOST + ":" + ports.get(brokers + node - 1);
      Map<String, String> settings = new HashMap<>();
      settings.put("node.id", "" + node);
      settings.put("process.roles", node == 1 ? "broker,controller" : "broker");
      settings.put("log.dirs", own.toString());
      settings.put(
          "listeners", client + "," + internal + (node == 1 ? ",CONTROLLER://" + controller : ""));
      settings.put("advertised.listeners", client + "," + internal);
      settings.put(
          "listener.security.protocol.map",
          "CLIENT:" + security + ",INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
      settings.put("inter.broker.listener.name", "INTERNAL");
      settings.put("controller.listener.names", "CONTROLLER");
      settings.put("controller.quorum.voters", "1@" + controller);
      String replicas = "" + Math.min(3, brokers);
      settings.put("offsets.topic.num.partitions", "3");
      settings.put("offsets.topic.replication.factor", replicas);
      settings.put("transaction.state.log.num.partitions", "3");
      settings.put("transaction.state.log.replication.factor", replicas);
      settings.put("transaction.state.log.min.isr", "1");
      settings.put("group.initial.rebalance.delay.ms", "0");
      settings.put("auto.create.topics.enable", "false");
      settings.put("message.max.bytes", "" + (8 << 20));
      settings.put("log.cleaner.dedupe.buffer.size", "" + (4 << 20));
      settings.putAll(further);
      Properties properties = new Properties();
      properties.putAll(settings);
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
      cluster.servers.add(server);
      server.startup();
    }
    return cluster;
  }

  private static void format(Path directory, int node, String cluster) {
    try {
      Files.createDirectories(directory);
      new Formatter()
          .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
          .setNodeId(node)
          .setClusterId(cluster)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName("CONTROLLER")
          .setDirectories(List.of(directory.toString()))
          .setMetadataLogDirectory(directory.toString())
          .run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<Integer> free(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getByName(HOST)));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String bootstrapServers() {
    return ports.stream().map(port -> HOST + ":" + port).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    for (int i = servers.size() - 1; i >= 0; i--) { // the controller last
      servers.get(i).shutdown();
    }
    servers.forEach(KafkaRaftServer::awaitShutdown);
  }
}
