package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.event.Event;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grows the log of each competition by the hashes of its events and signs heads now and then. Heads
 * and the tiles below them reach Kafka in one transaction with the offsets of the events, or not at
 * all: a head that somebody saw is never contradicted, whenever the process dies.
 */
final class LogProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(LogProcessor.class);
  private static final int TREES_KEPT_MAX = 500;
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  static final String ID_HEADER = "ce_id";
  static final String TYPE_HEADER = "ce_type";
  private static final String KEY_EVENTS = "competition.signing-key-";

  /** On each published head: the vkeys of its signers, so that Kafka alone suffices to export. */
  static final String VKEYS_HEADER = "vkeys";

  private final LogSettings settings;
  private final LogKeys keys;
  private final PublishedHeads heads;
  private final UnsignedLogs unsignedLogs;
  private final IntFunction<Map<String, SignedNote>> earlier;
  private final Map<String, Long> signedAtMillis = new HashMap<>();
  private final Set<String> grown = new TreeSet<>();
  private final Set<String> withoutKey = new HashSet<>();
  private final Map<String, SignedNote> mustMatch = new HashMap<>();
  private final Map<String, GrowingTree> trees =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, GrowingTree> eldest) {
          return size() > TREES_KEPT_MAX;
        }
      };
  private ProcessorContext<byte[], byte[]> context;
  private LogStore store;
  private Map<String, Instant> unsigned = Map.of();

  /** Runs as long as a log has grown since it was signed: an idle task must not look at clocks. */
  private Optional<Cancellable> signing = Optional.empty();

  LogProcessor(
      LogSettings settings,
      LogKeys keys,
      PublishedHeads heads,
      UnsignedLogs unsignedLogs,
      IntFunction<Map<String, SignedNote>> earlier) {
    this.settings = settings;
    this.keys = keys;
    this.heads = heads;
    this.unsignedLogs = unsignedLogs;
    this.earlier = earlier;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    store = context.getStateStore(LogTopology.STORE);
    forgetUncommitted();
    Map<String, SignedNote> remembered = store.written().heads();
    if (remembered.isEmpty()) {
      mustMatch.putAll(earlier.apply(context.taskId().partition()));
    }
    remembered.forEach(heads::publish);
    unsigned = unsignedLogs.begin(context.taskId().partition());
    unsigned.putAll(store.written().unsigned(now()));
    grown.addAll(unsigned.keySet());
    signSoonIfGrown();
  }

  @Override
  public void close() {
    unsignedLogs.end(context.taskId().partition(), unsigned);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  /** A task that starts anew goes on from what was committed. */
  private void forgetUncommitted() {
    trees.clear();
    grown.clear();
    withoutKey.clear();
    signedAtMillis.clear();
    mustMatch.clear();
    signing = Optional.empty();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String competition = new String(record.key(), UTF_8);
    GrowingTree tree = trees.computeIfAbsent(competition, this::resume);
    long sequence = sequenceOf(record);
    if (sequence < tree.size()) {
      return; // seen before
    }
    if (sequence > tree.size()) {
      throw new IllegalStateException(
          competition + ": event " + sequence + " where " + tree.size() + " was expected");
    }
    tree.append(LeafHash.of(record.value()));
    putEdge(competition, tree);
    noteKeys(competition, record);
    checkAgainstEarlier(competition, tree);
    grown.add(competition);
    if (!mustMatch.containsKey(competition)) {
      noteUnsigned(competition);
    }
    signSoonIfGrown();
  }

  /** Kept in the store, so that a restart does not make a log look as if it had just grown. */
  private void noteUnsigned(String competition) {
    if (unsigned.containsKey(competition)) {
      return;
    }
    Instant now = now();
    unsigned.put(competition, now);
    byte[] since = ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array();
    store.put(TileStore.unsignedKey(competition), () -> since);
  }

  private void signSoonIfGrown() {
    if (signing.isEmpty() && !grown.isEmpty()) {
      signing =
          Optional.of(context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::sign));
    }
  }

  private GrowingTree resume(String competition) {
    store.writeOut();
    TileStore tiles = store.written();
    return GrowingTree.resume(
        tiles.size(competition),
        tile -> tiles.tile(competition, tile).orElseThrow(() -> lost(competition, tile)),
        (tile, hashes) -> put(competition, tile, () -> hashes));
  }

  private static IllegalStateException lost(String competition, Tile tile) {
    return new IllegalStateException(competition + ": the log's store lost " + tile.path());
  }

  /** An event changes the tile of its leaf; the last one of a tile changes the levels above. */
  private void putEdge(String competition, GrowingTree tree) {
    boolean filled = tree.size() % Tile.WIDTH == 0;
    if (filled || tree.size() == 1) { // from its first event on, a competition is listed
      byte[] full = ByteBuffer.allocate(Long.BYTES).putLong(tree.size() / Tile.WIDTH).array();
      store.put(TileStore.fullKey(competition), () -> full);
    }
    for (Tile partial : Tile.partials(tree.size())) {
      if (filled || partial.level() == 0) {
        put(competition, partial, () -> asItStands(tree, partial));
      }
    }
  }

  private static byte[] asItStands(GrowingTree tree, Tile partial) {
    return tree.partial(Tile.of(partial.level(), partial.index(), tree.size()));
  }

  private void put(String competition, Tile tile, Supplier<byte[]> hashes) {
    store.put(TileStore.tileKey(competition, tile.level(), tile.index()), hashes);
  }

  private void noteKeys(String competition, Record<byte[], byte[]> record) {
    Header type = record.headers().lastHeader(TYPE_HEADER);
    if (type == null || !new String(type.value(), UTF_8).startsWith(KEY_EVENTS)) {
      return;
    }
    Event event = EventCodec.decode(record.value());
    store.writeOut();
    List<String> changes = store.written().keyChanges(competition);
    if (event.getSaid().getPayload() instanceof SigningKeyAdded added) {
      changes.add(ActiveKeys.ADDED + added.getVkey());
    } else if (event.getSaid().getPayload() instanceof SigningKeyRetired retired) {
      changes.add(ActiveKeys.RETIRED + retired.getVkey());
    }
    byte[] lines = String.join("\n", changes).getBytes(UTF_8);
    store.put(TileStore.keysKey(competition), () -> lines);
  }

  /** Where the store was lost, the log must grow again to what was signed of it before. */
  private void checkAgainstEarlier(String competition, GrowingTree tree) {
    SignedNote note = mustMatch.get(competition);
    if (note == null || Checkpoint.parse(note.text()).size() != tree.size()) {
      return;
    }
    Checkpoint published = Checkpoint.parse(note.text());
    if (!published.root().equals(tree.root())) {
      throw new IllegalStateException(
          competition
              + ": the events are not those of the checkpoint published at "
              + published.size());
    }
    store.put(TileStore.headKey(competition), note::bytes);
    mustMatch.remove(competition);
    heads.publish(competition, note);
  }

  /** Signs the head of each log that has grown, at most once in the interval. */
  private void sign(long nowMillis) {
    store.writeOut();
    boolean signed = false;
    for (String competition : List.copyOf(grown)) {
      long last = signedAtMillis.getOrDefault(competition, 0L);
      if (!mustMatch.containsKey(competition)
          && nowMillis - last >= settings.signEvery().toMillis()) {
        signed |= sign(competition, nowMillis);
        signedAtMillis.put(competition, nowMillis);
        grown.remove(competition);
      }
    }
    if (signed) {
      context.commit();
    }
    if (grown.isEmpty()) {
      signing.ifPresent(Cancellable::cancel);
      signing = Optional.empty();
    }
  }

  private boolean sign(String competition, long nowMillis) {
    GrowingTree tree = trees.computeIfAbsent(competition, this::resume);
    String origin = new Origin(settings.ledgerName(), competition).text();
    List<SigningKey> active = ActiveKeys.of(keys, origin, store.written().keyChanges(competition));
    if (active.isEmpty()) {
      if (withoutKey.add(competition)) {
        LOG.error("No key is left to sign with competition={} size={}", competition, tree.size());
      }
      return false;
    }
    withoutKey.remove(competition);
    unsigned.remove(competition);
    store.put(TileStore.unsignedKey(competition), () -> null);
    byte[] note = new Checkpoint(origin, tree.size(), tree.root()).sign(active).bytes();
    store.put(TileStore.headKey(competition), () -> note);
    String vkeys =
        active.stream().map(key -> key.verification().text()).collect(Collectors.joining("\n"));
    context.forward(
        new Record<>(competition.getBytes(UTF_8), note, nowMillis)
            .withHeaders(new RecordHeaders().add(VKEYS_HEADER, vkeys.getBytes(UTF_8))),
        LogTopology.CHECKPOINTS_SINK);
    return true;
  }

  /** The sequence stands behind the {@code /} of the id, so nothing need be decoded. */
  private static long sequenceOf(Record<byte[], byte[]> record) {
    String id = new String(record.headers().lastHeader(ID_HEADER).value(), UTF_8);
    return Long.parseLong(id, record.key().length + 1, id.length(), 10);
  }
}
