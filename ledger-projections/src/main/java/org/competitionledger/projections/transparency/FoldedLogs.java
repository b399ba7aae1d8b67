package org.competitionledger.projections.transparency;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.state.State;

/**
 * The logs as far as they are folded here, for any thread.
 *
 * @param heads those that may be shown
 * @param written what {@link LogTrees} put
 * @param sizes how many entries of a log can be read
 * @param states the state of a competition
 */
public record FoldedLogs(
    PublishedHeads heads,
    ReadOnlyKeyValueStore<Bytes, byte[]> written,
    ToLongFunction<String> sizes,
    Function<String, State> states) {

  TileStore tiles() {
    return new TileStore(written);
  }

  /** The keys with which a log's heads are signed now, newest first; the register's are all. */
  List<SigningKey> active(LogKeys keys, String origin, String log) {
    if (log.equals(Register.LOG)) {
      return keys.register(origin);
    }
    String competition = Register.competition(log);
    String named =
        log.equals(competition) ? origin : Origin.parseRefusals(origin).orElseThrow().text();
    return ActiveKeys.of(keys, named, states.apply(competition)).stream()
        .map(key -> key.named(origin))
        .toList();
  }
}
