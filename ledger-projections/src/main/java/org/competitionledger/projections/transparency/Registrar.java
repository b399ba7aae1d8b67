package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.projections.topics.Topic;

/**
 * Puts published heads into the register, for whoever owns it and while nobody else does: of each
 * log the newest, and not again for some seconds.
 */
public final class Registrar {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** Heads of one transaction. */
  static final int HEADS_MAX = 500;

  private final Supplier<FoldedLogs> logs;
  private final Duration every;
  private final Map<String, Sent> sent = new HashMap<>();
  private Instant looked = Instant.EPOCH;

  private record Sent(long size, Instant again) {}

  /**
   * One that has registered nothing.
   *
   * @param logs as they are folded now
   * @param every a log that goes on growing has a head in the register so often
   */
  public Registrar(Supplier<FoldedLogs> logs, Duration every) {
    this.logs = logs;
    this.every = every;
  }

  /** The heads that are due, to be written in one transaction, or never to be asked again. */
  public List<ProducerRecord<byte[], byte[]>> due(Instant now) {
    if (now.isBefore(looked.plus(LOOK_EVERY))) {
      return List.of(); // it is asked with every transaction
    }
    looked = now;
    PublishedHeads heads = logs.get().heads();
    List<ProducerRecord<byte[], byte[]>> due = new ArrayList<>();
    for (String log : heads.unregistered().keySet()) {
      SignedNote head = heads.head(log).orElseThrow();
      long size = PublishedHeads.size(head);
      Sent before = sent.get(log);
      if (before == null || before.size() < size && !now.isBefore(before.again())) {
        sent.put(log, new Sent(size, now.plus(every)));
        due.add(
            new ProducerRecord<>(
                Topic.REGISTER.topicName(),
                0,
                now.toEpochMilli(),
                log.getBytes(UTF_8),
                head.text().getBytes(UTF_8)));
      }
      if (due.size() == HEADS_MAX) {
        break;
      }
    }
    sent.entrySet()
        .removeIf(
            each ->
                !now.isBefore(each.getValue().again())
                    && !heads.unregistered().containsKey(each.getKey()));
    return due;
  }
}
