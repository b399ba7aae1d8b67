package org.competitionledger.projections.decide;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records on the commands topic that no instance of this version sent. Each is counted; the log
 * tells of one now and then, however many there are.
 */
public final class PassedOver {

  private static final Logger LOG = LoggerFactory.getLogger(PassedOver.class);
  private static final Duration TELL_EVERY = Duration.ofSeconds(10);

  private final AtomicLong count = new AtomicLong();
  private long toldNanos;

  /** How many there were since the process started. */
  public long count() {
    return count.get();
  }

  /** One more; noted by the thread that decides alone. */
  void note(Optional<RecordMetadata> record, String fault) {
    long now = System.nanoTime();
    if (count.incrementAndGet() > 1 && now - toldNanos < TELL_EVERY.toNanos()) {
      return;
    }
    toldNanos = now;
    LOG.warn(
        "Passed over a command: {} partition={} offset={} passedOver={}",
        fault,
        record.map(RecordMetadata::partition).orElse(-1),
        record.map(RecordMetadata::offset).orElse(-1L),
        count);
  }
}
