package org.competitionledger.projections;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How one instance of the ledger runs.
 *
 * @param stateDirectory where the stores of the topologies and the history lie
 * @param instanceId name of this instance, unique and kept over restarts (static group membership)
 * @param partitions partitions of topics that are created; existing ones keep theirs
 * @param replication replicas of topics that are created
 * @param advertised {@code host:port} at which other instances reach this one's HTTP interface;
 *     empty where it is the only one
 * @param appendTimeout after this an append's outcome counts as unknown
 * @param log how the transparency logs are signed
 * @param kafka settings of Kafka's clients, {@code bootstrap.servers} among them
 */
public record NodeConfig(
    Path stateDirectory,
    String instanceId,
    int partitions,
    short replication,
    Optional<String> advertised,
    Duration appendTimeout,
    LogSettings log,
    Map<String, String> kafka) {

  /** The Kafka cluster. */
  public String bootstrapServers() {
    return kafka.get("bootstrap.servers");
  }

  /**
   * The settings of a single instance.
   *
   * @param kafka client settings, {@code bootstrap.servers} among them
   */
  public static NodeConfig single(Map<String, String> kafka, Path stateDirectory) {
    return new NodeConfig(
        stateDirectory,
        "ledger-0",
        1,
        (short) 1,
        Optional.empty(),
        Duration.ofSeconds(15),
        LogSettings.in(stateDirectory),
        kafka);
  }
}
