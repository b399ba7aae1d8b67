package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.projections.RefusalStatistics;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.refusal.RecordedRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refusals as they are folded, so that nobody who asks has to read them. What is counted is
 * {@code <what> <of which>}, such as {@code code stage-closed} or {@code late stage-closed 60}: as
 * many numbers as there are codes, roles and times, however many refusals.
 *
 * <p>Used by the folding thread only, but for {@link #of}.
 */
public final class RefusalCounts {

  private static final String CODE = "code";
  private static final String ROLE = "role";
  private static final String LATE = "late";
  private static final String FURTHER = "further";
  private static final String LONGER = "longer";

  /** The code of those that cannot be read. */
  static final String UNREAD = "unread";

  private static final Logger LOG = LoggerFactory.getLogger(RefusalCounts.class);

  private final FoldedStore.Space space;

  /** Goes on where a space stands. */
  public RefusalCounts(FoldedStore.Space space) {
    this.space = space;
  }

  /**
   * Counts a refusal. One that this version cannot read, as it is a later one's, say, is counted as
   * {@link #UNREAD}: no statistics stop the fold.
   */
  public void add(String competition, byte[] entry) {
    RecordedRefusal refusal;
    try {
      refusal = RecordedRefusal.fromByteBuffer(ByteBuffer.wrap(entry));
    } catch (IOException | RuntimeException e) {
      LOG.warn("A refusal cannot be read, and is only counted competition={}", competition, e);
      add(competition, CODE + ' ' + UNREAD, 1);
      return;
    }
    add(competition, CODE + ' ' + refusal.getCode(), 1);
    if (refusal.getRole() != null) {
      add(competition, ROLE + ' ' + refusal.getRole(), 1);
    }
    if (refusal.getFurther() > 0) {
      add(competition, FURTHER, refusal.getFurther());
    }
    if (refusal.getPossibleUntil() != null) {
      Duration late = Duration.between(refusal.getPossibleUntil(), refusal.getRefusedAt());
      String within =
          RefusalStatistics.withinMinutes(late).map(minutes -> "" + minutes).orElse(LONGER);
      add(competition, LATE + ' ' + refusal.getCode() + ' ' + within, 1);
    }
  }

  private void add(String competition, String what, int count) {
    Bytes key = key(competition, what);
    byte[] before = space.get(key);
    long now = (before == null ? 0 : ByteBuffer.wrap(before).getLong()) + count;
    space.put(key, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
  }

  private static Bytes key(String competition, String what) {
    return TileStore.key(TileStore.COUNT, competition, ('\0' + what).getBytes(UTF_8));
  }

  /** What was counted of a competition, for any thread. */
  static RefusalStatistics of(String competition, ReadOnlyKeyValueStore<Bytes, byte[]> written) {
    Map<String, Long> codes = new TreeMap<>();
    Map<String, Long> roles = new TreeMap<>();
    List<RefusalStatistics.LateRefusals> late = new ArrayList<>();
    long further = 0;
    Bytes begin = key(competition, "");
    try (KeyValueIterator<Bytes, byte[]> found = written.prefixScan(begin, new BytesSerializer())) {
      while (found.hasNext()) {
        var entry = found.next();
        byte[] key = entry.key.get();
        int at = begin.get().length;
        String[] what = new String(key, at, key.length - at, UTF_8).split(" ");
        long count = ByteBuffer.wrap(entry.value).getLong();
        switch (what[0]) {
          case CODE -> codes.put(what[1], count);
          case ROLE -> roles.put(what[1], count);
          case LATE ->
              late.add(new RefusalStatistics.LateRefusals(what[1], within(what[2]), count));
          default -> further += count;
        }
      }
    }
    late.sort(
        Comparator.comparing(RefusalStatistics.LateRefusals::code)
            .thenComparing(each -> each.withinMinutes().orElse(Long.MAX_VALUE)));
    return new RefusalStatistics(
        codes.values().stream().mapToLong(Long::longValue).sum(), further, codes, roles, late);
  }

  private static Optional<Long> within(String told) {
    return told.equals(LONGER) ? Optional.empty() : Optional.of(Long.valueOf(told));
  }
}
