package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Moments;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.core.state.State;
import org.competitionledger.core.tables.Restatement;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.state.StageState;

/** Finds what restated certified tables, once for each table. */
@ApplicationScoped
public class Restatements {

  private static final int REMEMBERED_MAX = 256;

  private final Moments moments;
  private final LedgerNode node;
  private final Map<Key, Restatement> remembered =
      Collections.synchronizedMap(new LastUsed<>(REMEMBERED_MAX));

  private record Key(String competition, String stage, long certified, long table) {}

  Restatements(Moments moments, LedgerNode node) {
    this.moments = moments;
    this.node = node;
  }

  /**
   * What restated a table; empty if that is not known, or not yet: the past may still be being
   * indexed.
   *
   * @param table the last event that changed it
   */
  Optional<Restatement> of(String competition, StageState stage, long table) {
    Key key = new Key(competition, stage.getStage(), stage.getCertified(), table);
    Restatement known = remembered.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      Optional<Restatement> found = find(key);
      found.ifPresent(restatement -> remembered.put(key, restatement));
      return found;
    } catch (ProblemException | LedgerUnavailable e) {
      return Optional.empty();
    }
  }

  private Optional<Restatement> find(Key key) {
    OptionalLong since =
        Restatement.since(
            key.competition(),
            key.stage(),
            sequence -> stateAt(key.competition(), sequence),
            key.table());
    if (since.isEmpty()) {
      return Optional.empty();
    }
    long at = since.getAsLong();
    List<StoredEvent> read = node.events().read(key.competition(), at - 1, 1);
    return read.stream()
        .findFirst()
        .map(
            stored ->
                Restatement.by(
                    stored.event(),
                    key.stage(),
                    stateAt(key.competition(), at - 1),
                    stateAt(key.competition(), at)));
  }

  private State stateAt(String competition, long sequence) {
    return moments.open(competition, null, Long.toString(sequence)).reading().state();
  }
}
