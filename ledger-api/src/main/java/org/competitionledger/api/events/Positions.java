package org.competitionledger.api.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a stream stands in each of its competitions: the last sequence examined, -1 for none. As an
 * event id it is that number, or with several competitions {@code a:57,b:12}.
 */
final class Positions {

  private final List<String> competitions;
  private final long[] last;
  private final boolean composite;

  private Positions(List<String> competitions, long[] last, boolean composite) {
    this.competitions = competitions;
    this.last = last;
    this.composite = composite;
  }

  /** Of one competition. */
  static Positions of(String competition, long after) {
    return new Positions(List.of(competition), new long[] {after}, false);
  }

  /** Of several, all in one id even if there is only one. */
  static Positions of(Map<String, Long> after) {
    return new Positions(
        new ArrayList<>(after.keySet()),
        after.values().stream().mapToLong(Long::longValue).toArray(),
        true);
  }

  /** Reads a composite id; empty if it is none. */
  static Optional<Map<String, Long>> parse(String id) {
    Map<String, Long> positions = new LinkedHashMap<>();
    for (String part : id.split(",", -1)) {
      int colon = part.indexOf(':');
      try {
        positions.put(part.substring(0, colon).strip(), Long.valueOf(part.substring(colon + 1)));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        return Optional.empty();
      }
    }
    return Optional.of(positions);
  }

  List<String> competitions() {
    return competitions;
  }

  long of(int index) {
    return last[index];
  }

  void passed(int index, long sequence) {
    last[index] = sequence;
  }

  /** The event id. */
  String id() {
    if (!composite) {
      return Long.toString(last[0]);
    }
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < last.length; i++) {
      id.append(i == 0 ? "" : ",").append(competitions.get(i)).append(':').append(last[i]);
    }
    return id.toString();
  }
}
