package org.competitionledger.api.pages.standings;

import java.util.List;
import java.util.Optional;

/**
 * A step of a stage's reveals.
 *
 * @param stage the stage's name
 * @param position which step of how many
 * @param revealed empty before the first
 * @param standings the same table in the room of standings
 */
record RevealModel(
    String stage,
    String position,
    Optional<Revealed> revealed,
    TableView table,
    String standings,
    Ways ways) {

  /**
   * What was revealed.
   *
   * @param moves who moved by it, whose score it was first
   */
  record Revealed(long sequence, String sentence, List<String> moves) {}

  /** To other steps, where there are any. */
  record Ways(
      Optional<String> first,
      Optional<String> previous,
      Optional<String> next,
      Optional<String> last) {}
}
