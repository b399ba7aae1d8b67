package org.competitionledger.projections.project;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer of the folding thread. Who asks it for more has folded what was handed out before:
 * that is the moment to publish, at the place where the consumer stands.
 */
public final class FoldingClients extends DefaultKafkaClientSupplier {

  /** How long what is not handed out, markers of transactions, and the end may not be seen. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private static final Logger LOG = LoggerFactory.getLogger(FoldingClients.class);

  private final ReadModel readModel;
  private final BooleanSupplier running;
  private volatile boolean stopped;

  /**
   * Clients of a topology.
   *
   * @param readModel where it publishes
   * @param running whether all that was in the log at the start was handed out
   */
  public FoldingClients(ReadModel readModel, BooleanSupplier running) {
    this.readModel = readModel;
    this.running = running;
  }

  /** Ends the folding, however much there is still to fold. */
  public void stop() {
    stopped = true;
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return new FoldingConsumer(config);
  }

  private final class FoldingConsumer extends KafkaConsumer<byte[], byte[]> {

    FoldingConsumer(Map<String, Object> config) {
      super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      readModel.tables().onRequest(this::wakeup);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      Map<TopicPartition, Long> folded = places();
      boolean restored = running.getAsBoolean();
      ConsumerRecords<byte[], byte[]> records = next(Duration.ZERO);
      if (records.isEmpty() || isDue() || restored && !isWhole()) {
        publish(folded);
        readModel.projection().filter(any -> restored).ifPresent(Projection::whole);
      }
      long endNanos = System.nanoTime() + timeout.toNanos();
      while (records.isEmpty() && System.nanoTime() < endNanos) {
        if (stopped) {
          throw new StreamsException("The ledger is closing");
        }
        records = next(LOOK_EVERY);
        publish(records.isEmpty() ? places() : Map.of());
      }
      return records;
    }

    private ConsumerRecords<byte[], byte[]> next(Duration within) {
      try {
        return super.poll(within);
      } catch (WakeupException e) {
        LOG.trace("Somebody waits for a table");
        return ConsumerRecords.empty();
      }
    }

    /** Behind what was handed out, and behind markers of transactions that nobody is handed. */
    private Map<TopicPartition, Long> places() {
      Map<TopicPartition, Long> places = new HashMap<>();
      assignment().forEach(partition -> places.put(partition, position(partition)));
      return places;
    }

    private boolean isWhole() {
      return readModel.projection().map(Projection::isWhole).orElse(true);
    }

    private boolean isDue() {
      return readModel.projection().map(Projection::isDue).orElse(false);
    }

    private void publish(Map<TopicPartition, Long> folded) {
      readModel.projection().ifPresent(projection -> projection.publish(folded));
    }
  }
}
