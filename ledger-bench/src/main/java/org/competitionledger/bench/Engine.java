package org.competitionledger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.competitionledger.broker.EmbeddedBroker;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.node.KafkaLedger;
import org.competitionledger.projections.topics.Topic;

/**
 * What the service has besides HTTP, in this process: an embedded broker and a ledger on it, with a
 * directory of their own that vanishes with them.
 */
final class Engine implements AutoCloseable {

  private final Path directory;
  private final EmbeddedBroker broker;
  private final Thread atExit;

  /** Starts a broker. */
  Engine() {
    try {
      directory = Files.createTempDirectory("ledger-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    atExit = new Thread(() -> ServiceProcess.deleteRecursively(directory));
    Runtime.getRuntime().addShutdownHook(atExit);
    broker = EmbeddedBroker.start(EmbeddedBroker.Config.in(topics()));
  }

  /** Starts a ledger, to be closed before the broker is. */
  EngineAppends appends() {
    return new EngineAppends(KafkaLedger.start(NodeConfig.single(kafka(), stores())));
  }

  /** Settings of Kafka clients that may do everything. */
  Map<String, String> kafka() {
    return broker.clientSettings();
  }

  /** For stores of the benchmark's own. */
  Path scratch() {
    return directory.resolve("scratch");
  }

  private Path topics() {
    return directory.resolve("kafka");
  }

  private Path stores() {
    return directory.resolve("state");
  }

  /**
   * What all topics but the benchmark's own take on disk, in bytes: their segments, as the indexes
   * beside these have room ahead of what they need.
   */
  long topicBytes() {
    return bytes(topics(), RawKafka::isSegmentOfOthers);
  }

  /** What a topic's segments take on disk, in bytes. */
  long topicBytes(Topic topic) {
    return bytes(
        topics(),
        file ->
            RawKafka.isSegmentOfOthers(file)
                && file.getParent().getFileName().toString().startsWith(topic.topicName() + '-'));
  }

  /** What the stores take on disk, in bytes; whole once no ledger has them open. */
  long storeBytes() {
    return bytes(stores(), file -> true);
  }

  private static long bytes(Path directory, Predicate<Path> counted) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(counted)
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    broker.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // this JVM is ending, and the hook is at work
    }
    ServiceProcess.deleteRecursively(directory);
  }
}
