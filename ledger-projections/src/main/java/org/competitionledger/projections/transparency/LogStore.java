package org.competitionledger.projections.transparency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.competitionledger.projections.store.QueriedStore;
import org.competitionledger.projections.store.WrittenBehind;

/**
 * Where tiles and heads lie. What is put is written out when Streams is about to commit, so that a
 * tile which grows by an event at a time is written once a commit, as wide as it is then.
 *
 * <p>Used by the task's thread only, but for {@link #queried}, which any thread may read.
 */
final class LogStore extends WrittenBehind {

  /** So many records are held back at most: 16 MiB of full tiles. */
  private static final int UNWRITTEN_MAX = 2_048;

  private final Map<Bytes, Supplier<byte[]>> unwritten = new LinkedHashMap<>();

  LogStore(KeyValueStore<Bytes, byte[]> store) {
    super(store);
  }

  /** Puts what will be there when it is written. */
  void put(Bytes key, Supplier<byte[]> value) {
    unwritten.put(key, value);
    if (unwritten.size() >= UNWRITTEN_MAX) {
      writeOut();
    }
  }

  /** What has been written out. */
  TileStore written() {
    return new TileStore(store());
  }

  /**
   * The same, as other threads may read it.
   *
   * @param failed told where the store cannot be read
   */
  TileStore queried(Consumer<ProcessorStateException> failed) {
    return new TileStore(new QueriedStore(store(), failed));
  }

  @Override
  public void writeOut() {
    if (unwritten.isEmpty()) {
      return;
    }
    List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(unwritten.size());
    unwritten.forEach((key, value) -> entries.add(KeyValue.pair(key, value.get())));
    store().putAll(entries);
    unwritten.clear();
  }

  @Override
  public void clearCache() {
    unwritten.clear();
  }
}
