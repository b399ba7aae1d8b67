package org.competitionledger.core.ranges;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.event.LocalisedText;

/**
 * What is left open for a figure.
 *
 * @param least its least
 * @param most its most
 * @param text both in words
 */
public record Range(End least, End most, LocalisedText text) {

  /**
   * One end of it.
   *
   * @param at where it lies; empty where nothing bounds it
   * @param tight whether points for everything unknown were found with which it is reached and all
   *     that was published is true
   * @param follows the events that it follows from
   * @param text the same in words
   */
  public record End(Optional<Amount> at, boolean tight, List<Long> follows, LocalisedText text) {}

  /** Whether both ends are tight. */
  public boolean tight() {
    return least.tight() && most.tight();
  }

  /** The events that either end follows from. */
  public List<Long> follows() {
    return Stream.concat(least.follows().stream(), most.follows().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
