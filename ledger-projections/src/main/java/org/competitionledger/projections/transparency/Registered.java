package org.competitionledger.projections.transparency;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The heads of a log that were put into the register last.
 *
 * @param places newest first, never none; earlier ones since the newest may stand above the
 *     register's own head that is shown
 */
record Registered(List<Place> places) {

  private static final int PLACES_MAX = 8;

  /**
   * A head's place.
   *
   * @param size how many entries the head has
   * @param index where it stands in the register
   */
  record Place(long size, long index) {}

  /** The size of the newest. */
  long size() {
    return places.get(0).size();
  }

  /** The newest that is not beyond a head of the log, and stands below one of the register. */
  Optional<Place> below(long headSize, long registerSize) {
    return places.stream()
        .filter(place -> place.size() <= headSize && place.index() < registerSize)
        .findFirst();
  }

  /** With one more. */
  static Registered with(Place newest, Optional<Registered> before) {
    return new Registered(
        Stream.concat(Stream.of(newest), before.stream().flatMap(known -> known.places().stream()))
            .limit(PLACES_MAX)
            .toList());
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(places.size() * 2 * Long.BYTES);
    places.forEach(place -> bytes.putLong(place.size()).putLong(place.index()));
    return bytes.array();
  }

  static Registered parse(byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    List<Place> places = new ArrayList<>();
    while (bytes.hasRemaining()) {
      places.add(new Place(bytes.getLong(), bytes.getLong()));
    }
    return new Registered(places);
  }
}
