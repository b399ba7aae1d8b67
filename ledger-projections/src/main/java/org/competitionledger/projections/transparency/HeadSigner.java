package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.topics.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the heads of the logs of one partition, for whoever decides for it and while nobody else
 * does: two heads of a log never contradict each other. Only what is committed and folded is
 * signed, and nothing where a head stands already that the log has not come to: what was signed
 * then is lost, and other events in its place would be a fork.
 */
public final class HeadSigner {

  /** On each head: the vkeys of its signers, so that Kafka alone suffices to export. */
  static final String VKEYS_HEADER = "vkeys";

  private static final Logger LOG = LoggerFactory.getLogger(HeadSigner.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** Heads of one transaction: signing takes a while, and commands wait for it. */
  static final int HEADS_MAX = 200;

  private final LogSettings settings;
  private final LogKeys keys;
  private final Supplier<FoldedLogs> logs;
  private final Partitions partitions;
  private final int partition;
  private final Map<String, Instant> signed = new HashMap<>();
  private final Set<String> withoutKey = new HashSet<>();
  private Instant looked = Instant.EPOCH;

  /**
   * A signer that has signed nothing.
   *
   * @param logs as they are folded now
   * @param partitions those of the competitions
   * @param partition that whose logs it signs
   */
  public HeadSigner(
      LogSettings settings,
      LogKeys keys,
      Supplier<FoldedLogs> logs,
      Partitions partitions,
      int partition) {
    this.settings = settings;
    this.keys = keys;
    this.logs = logs;
    this.partitions = partitions;
    this.partition = partition;
  }

  /**
   * The heads of the logs that have grown, each at most once in the interval, those first that wait
   * longest; to be written in one transaction, or never to be asked again.
   */
  public List<ProducerRecord<byte[], byte[]>> due(Instant now) {
    if (now.isBefore(looked.plus(LOOK_EVERY))) {
      return List.of();
    }
    looked = now;
    FoldedLogs folded = logs.get();
    signed.values().removeIf(at -> !now.isBefore(at.plus(settings.signEvery())));
    List<ProducerRecord<byte[], byte[]>> heads = new ArrayList<>();
    List<String> waiting =
        folded.heads().unsigned().entrySet().stream()
            .filter(log -> partitions.number(log.getKey()) == partition)
            .filter(log -> !signed.containsKey(log.getKey()))
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    for (Iterator<String> each = waiting.iterator(); each.hasNext() && heads.size() < HEADS_MAX; ) {
      sign(each.next(), folded, now, heads);
    }
    return heads;
  }

  private void sign(
      String log, FoldedLogs folded, Instant now, List<ProducerRecord<byte[], byte[]>> heads) {
    long size = folded.sizes().applyAsLong(log);
    if (size <= folded.tiles().headSize(log)) {
      return;
    }
    String origin = Register.origin(settings.ledgerName(), log);
    List<SigningKey> active = folded.active(keys, origin, log);
    if (active.isEmpty()) {
      if (withoutKey.add(log)) {
        LOG.error("No key is left to sign with log={} size={}", log, size);
      }
      return;
    }
    withoutKey.remove(log);
    signed.put(log, now);
    Checkpoint head = new Checkpoint(origin, size, folded.tiles().root(log, size));
    String vkeys =
        active.stream().map(key -> key.verification().text()).collect(Collectors.joining("\n"));
    boolean ofRegister = log.equals(Register.LOG);
    heads.add(
        new ProducerRecord<>(
            (ofRegister ? Topic.REGISTER : Topic.CHECKPOINTS).topicName(),
            partition,
            now.toEpochMilli(),
            (ofRegister ? "" : log).getBytes(UTF_8),
            head.sign(active).bytes(),
            new RecordHeaders().add(VKEYS_HEADER, vkeys.getBytes(UTF_8))));
  }
}
