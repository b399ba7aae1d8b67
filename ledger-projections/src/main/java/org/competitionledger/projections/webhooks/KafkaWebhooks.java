package org.competitionledger.projections.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.Webhooks;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.webhook.WebhookProgress;
import org.competitionledger.webhook.WebhookSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of webhooks, held in memory. A subscription stands under its id, how far it is in a
 * competition under {@code <id>/<competition>}, all of one subscription in one partition. What this
 * instance wrote counts at once; what stands behind it in the topic counts more.
 */
public final class KafkaWebhooks implements Webhooks, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaWebhooks.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader;
  private final Producer<byte[], byte[]> writer;
  private final Partitions partitions;
  private final WebhookKeys keys;
  private final Predicate<String> here;
  private final Map<String, Held<WebhookSubscription>> subscriptions = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Held<WebhookProgress>>> progress =
      new ConcurrentHashMap<>();
  private final Queue<CompletableFuture<Void>> toCatchUp = new ConcurrentLinkedQueue<>();
  private final List<Waiter> waiting = new ArrayList<>();
  private final Thread thread = Daemons.thread("ledger-webhooks-topic", this::run);
  private volatile Consumer<String> listener = id -> {};
  private volatile boolean closing;

  /** What the record at an offset says; no value where it says that there is nothing any more. */
  private record Held<T>(long offset, Optional<T> value) {}

  private record Waiter(Map<TopicPartition, Long> ends, CompletableFuture<Void> reached) {}

  /**
   * Begins to read.
   *
   * @param reader reads committed records, in no group
   * @param writer writes a record at a time
   * @param ledger the ledger's first signing key
   * @param here whether this instance has what is named so
   */
  public KafkaWebhooks(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader,
      Producer<byte[], byte[]> writer,
      SigningKey ledger,
      Predicate<String> here) {
    this.reader = reader;
    this.writer = writer;
    String topic = Topic.WEBHOOKS.topicName();
    this.partitions = new Partitions(topic, reader.partitionsFor(topic).size());
    this.keys = new WebhookKeys(ledger);
    this.here = here;
    thread.start();
  }

  @Override
  public List<WebhookSubscription> all() {
    return subscriptions.values().stream().flatMap(held -> held.value().stream()).toList();
  }

  @Override
  public Optional<WebhookSubscription> find(String id) {
    return Optional.ofNullable(subscriptions.get(id)).flatMap(Held::value);
  }

  @Override
  public Map<String, WebhookProgress> progress(String id) {
    Map<String, WebhookProgress> known = new TreeMap<>();
    progress
        .getOrDefault(id, Map.of())
        .forEach(
            (competition, held) -> held.value().ifPresent(value -> known.put(competition, value)));
    return known;
  }

  @Override
  public Optional<WebhookProgress> progress(String id, String competition) {
    return Optional.ofNullable(progress.getOrDefault(id, Map.of()).get(competition))
        .flatMap(Held::value);
  }

  @Override
  public boolean isHere(String id) {
    return here.test(id);
  }

  @Override
  public void put(WebhookSubscription subscription) {
    await(write(subscription.getId(), subscription.getId(), bytes(subscription)));
  }

  @Override
  public void remove(String id) {
    List<CompletableFuture<Void>> written = new ArrayList<>();
    written.add(write(id, id, null));
    progress(id).keySet().forEach(each -> written.add(write(id, id + '/' + each, null)));
    written.forEach(KafkaWebhooks::await);
  }

  @Override
  public CompletableFuture<Void> note(String id, String competition, WebhookProgress reached) {
    return write(id, id + '/' + competition, bytes(reached));
  }

  @Override
  public void catchUp() {
    CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    toCatchUp.add(caughtUp);
    reader.wakeup();
    await(caughtUp);
  }

  @Override
  public void onChange(Consumer<String> listener) {
    this.listener = listener;
  }

  @Override
  public SigningKey key(String id) {
    return keys.pair(id);
  }

  @Override
  public byte[] secret(String id) {
    return keys.shared(id);
  }

  private static byte[] bytes(SpecificRecord value) {
    try {
      ByteBuffer encoded =
          value instanceof WebhookSubscription subscription
              ? subscription.toByteBuffer()
              : ((WebhookProgress) value).toByteBuffer();
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private CompletableFuture<Void> write(String id, String key, byte[] value) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    int partition = partitions.number(id);
    try {
      writer.send(
          new ProducerRecord<>(partitions.topic(), partition, key.getBytes(UTF_8), value),
          (record, failure) -> {
            if (failure == null) {
              take(key, value, record.offset(), false);
              written.complete(null);
            } else {
              written.completeExceptionally(failure);
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      written.completeExceptionally(e);
    }
    return written;
  }

  private static void await(CompletableFuture<Void> done) {
    try {
      done.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new LedgerUnavailable("The topic of webhooks is not reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while waiting for Kafka", e);
    }
  }

  private void run() {
    reader.assign(partitions.all());
    reader.seekToBeginning(partitions.all());
    while (!closing) {
      try {
        read();
        tellWhoWaits();
      } catch (WakeupException e) {
        continue; // somebody else waits, or it is being closed
      } catch (KafkaException e) {
        LOG.warn("The topic of webhooks cannot be read, trying again", e);
        Daemons.pause(POLL);
      }
    }
    reader.close();
  }

  private void read() {
    try {
      reader
          .poll(POLL)
          .forEach(
              record ->
                  take(new String(record.key(), UTF_8), record.value(), record.offset(), true));
    } catch (WakeupException e) {
      // somebody waits
    }
  }

  /** Only those who came before the ends were asked for wait for these ends. */
  private void tellWhoWaits() {
    List<CompletableFuture<Void>> came = List.copyOf(toCatchUp);
    if (!came.isEmpty()) {
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions.all(), ANSWER_WITHIN);
      toCatchUp.removeAll(came);
      came.forEach(one -> waiting.add(new Waiter(ends, one)));
    }
    waiting.removeIf(
        one -> {
          boolean reached =
              one.ends().entrySet().stream()
                  .allMatch(end -> reader.position(end.getKey()) >= end.getValue());
          if (reached) {
            one.reached().complete(null);
          }
          return reached || one.reached().isDone();
        });
  }

  /**
   * Takes in a record.
   *
   * @param read whether all before it in its partition were read
   */
  private void take(String key, byte[] value, long offset, boolean read) {
    try {
      int slash = key.indexOf('/');
      if (slash < 0) {
        WebhookSubscription found =
            value == null ? null : WebhookSubscription.fromByteBuffer(ByteBuffer.wrap(value));
        keep(subscriptions, key, new Held<>(offset, Optional.ofNullable(found)), read);
        listener.accept(key);
      } else {
        WebhookProgress found =
            value == null ? null : WebhookProgress.fromByteBuffer(ByteBuffer.wrap(value));
        Map<String, Held<WebhookProgress>> all =
            progress.computeIfAbsent(key.substring(0, slash), id -> new ConcurrentHashMap<>());
        keep(all, key.substring(slash + 1), new Held<>(offset, Optional.ofNullable(found)), read);
      }
    } catch (IOException | RuntimeException e) { // a later version's, say
      LOG.error("A record of webhooks cannot be read, and is passed over key={}", key, e);
    }
  }

  private static <T> void keep(Map<String, Held<T>> all, String key, Held<T> held, boolean read) {
    all.compute(
        key,
        (id, known) -> {
          Held<T> newest = known == null || known.offset() <= held.offset() ? held : known;
          return read && newest.value().isEmpty() ? null : newest;
        });
  }

  @Override
  public void close() {
    closing = true;
    reader.wakeup();
    writer.close(POLL);
    try {
      thread.join(ANSWER_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
