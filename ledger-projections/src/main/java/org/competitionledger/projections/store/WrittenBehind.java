package org.competitionledger.projections.store;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A state store that holds back what is put, over one that writes through to its changelog. What is
 * held back is written at the latest when Streams prepares a commit, so that store, changelog,
 * output and offsets stay one transaction.
 *
 * <p>{@link CachedStateStore} is how Streams tells a store that a commit is near. It is not public
 * API: this class is the only one that knows it, and the version of Streams is pinned.
 */
public abstract class WrittenBehind implements StateStore, CachedStateStore<Bytes, byte[]> {

  private final KeyValueStore<Bytes, byte[]> store;

  protected WrittenBehind(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Writes out all that is held back, so that readers see it. */
  public abstract void writeOut();

  /** The task starts anew from what was committed: forgets what is held back or remembered. */
  @Override
  public abstract void clearCache();

  /** What has been written out; any thread may read it. */
  protected KeyValueStore<Bytes, byte[]> store() {
    return store;
  }

  /** Streams is about to commit. */
  @Override
  public final void flushCache() {
    writeOut();
  }

  @Override
  public final boolean setFlushListener(
      CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
    return false; // nothing is sent on from here
  }

  @Override
  public final String name() {
    return store.name();
  }

  @Override
  public final void init(StateStoreContext context, StateStore root) {
    store.init(context, root);
  }

  @Override
  public final void commit(Map<TopicPartition, Long> changelogOffsets) {
    store.commit(changelogOffsets);
  }

  @Override
  public final Long committedOffset(TopicPartition partition) {
    return store.committedOffset(partition);
  }

  @Override
  @SuppressWarnings("deprecation") // Streams still asks; a wrapper has to pass it on
  public final boolean managesOffsets() {
    return store.managesOffsets();
  }

  @Override
  public final void close() {
    clearCache();
    store.close();
  }

  @Override
  public final boolean persistent() {
    return store.persistent();
  }

  @Override
  public final boolean isOpen() {
    return store.isOpen();
  }
}
