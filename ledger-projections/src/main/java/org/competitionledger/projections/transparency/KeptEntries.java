package org.competitionledger.projections.transparency;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.competitionledger.projections.store.FoldedStore;

/**
 * The entries of logs that are no events, as they are folded: of the register and of refusals.
 *
 * <p>Used by the folding thread only.
 */
public final class KeptEntries {

  private final FoldedStore.Space space;
  private final TileStore stored;
  private final Map<String, Long> sizes = new HashMap<>();

  /** Goes on where a space stands. */
  public KeptEntries(FoldedStore.Space space) {
    this.space = space;
    this.stored = new TileStore(space);
  }

  /** Each log, with how many entries it has. */
  public void forEach(ObjLongConsumer<String> visitor) {
    stored.forEach(
        TileStore.SIZE, (log, size) -> visitor.accept(log, ByteBuffer.wrap(size).getLong()));
  }

  /** How many entries a log has. */
  public long size(String log) {
    return sizes.computeIfAbsent(log, stored::size);
  }

  /** Keeps the next entry of a log; where it stands. */
  public long append(String log, byte[] entry) {
    long index = size(log);
    space.put(TileStore.entryKey(log, index), entry);
    space.put(
        TileStore.key(TileStore.SIZE, log),
        ByteBuffer.allocate(Long.BYTES).putLong(index + 1).array());
    sizes.put(log, index + 1);
    return index;
  }
}
