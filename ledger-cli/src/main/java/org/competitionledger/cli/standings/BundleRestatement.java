package org.competitionledger.cli.standings;

import java.util.Optional;
import java.util.OptionalLong;
import org.competitionledger.core.bundle.Bundle;
import org.competitionledger.core.bundle.BundleFiles;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.tables.Restatement;
import org.competitionledger.event.Event;

/**
 * What restated a certified table, found in a bundle. A bundle has no versions of its state: each
 * look back folds it again from its beginning, which only restated tables cost.
 */
record BundleRestatement(BundleFiles files) {

  /**
   * The event since which a table differs from the certified one; empty where too many changed it.
   *
   * @param upTo the last event that changed the table
   */
  Optional<Restatement> of(String competition, String stage, long upTo) {
    OptionalLong since = Restatement.since(competition, stage, at -> fold(at).state(), upTo);
    if (since.isEmpty()) {
      return Optional.empty();
    }
    Folded before = fold(since.getAsLong() - 1);
    Folded after = fold(since.getAsLong());
    return Optional.of(Restatement.by(after.last(), stage, before.state(), after.state()));
  }

  /** The state after an event, and that event. */
  private record Folded(MapState state, Event last) {}

  private Folded fold(long sequence) {
    MapState state = new MapState();
    Event[] last = new Event[1];
    Bundle.open(files)
        .events(
            encoded -> {
              if (encoded.event().getSequence() <= sequence) {
                last[0] = encoded.event();
                Evolve.evolve(state, last[0]);
              }
            });
    return new Folded(state, last[0]);
  }
}
