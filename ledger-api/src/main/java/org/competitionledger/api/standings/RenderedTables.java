package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.competitionledger.api.protocol.EntityTags;
import org.competitionledger.api.read.Paged;
import org.competitionledger.core.running.LastUsed;

/**
 * The answers given last, for as long as nothing new was recorded: a table that many read is
 * written once.
 */
@ApplicationScoped
public class RenderedTables {

  private static final int REMEMBERED_MAX = 256;

  /** What is not to be given a second time. */
  static final long OF_NO_SEQUENCE = -1;

  private final Map<Key, Rendered> remembered =
      Collections.synchronizedMap(new LastUsed<>(REMEMBERED_MAX));

  /**
   * What was asked for.
   *
   * @param stage the stage; empty for the one opened last
   * @param asOf the sequence of the moment; empty for the table as it stands
   * @param version the criteria version; 0 for the one that governs
   */
  record Key(
      String competition,
      Optional<String> stage,
      OptionalLong asOf,
      int version,
      String mediaType,
      Paged.Request part,
      boolean bom) {

    static Key asItStands(String competition, Optional<String> stage, WantedTable wanted) {
      return new Key(
          competition, stage, OptionalLong.empty(), 0, wanted.type(), wanted.part(), wanted.bom());
    }
  }

  /**
   * An answer.
   *
   * @param lastSequence it holds as of this sequence
   * @param tag the strong ETag: the same as long as the bytes are
   * @param link the Link header
   */
  record Rendered(long lastSequence, byte[] body, String tag, Optional<String> link) {

    static Rendered of(long lastSequence, byte[] body, Optional<String> link) {
      return new Rendered(lastSequence, body, EntityTags.of(body), link);
    }
  }

  /** The answer given last, if it holds as of this sequence. */
  Optional<Rendered> find(Key key, long lastSequence) {
    return Optional.ofNullable(remembered.get(key))
        .filter(known -> known.lastSequence() != OF_NO_SEQUENCE)
        .filter(known -> known.lastSequence() == lastSequence);
  }

  Rendered get(Key key, long lastSequence, Supplier<Rendered> rendering) {
    Optional<Rendered> known = find(key, lastSequence);
    if (known.isPresent()) {
      return known.get();
    }
    Rendered fresh = rendering.get();
    remembered.put(key, fresh);
    return fresh;
  }
}
