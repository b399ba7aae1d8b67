package org.competitionledger.projections.project;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.StageState;

/**
 * Watches what a fold puts into a competition's state, and so knows which tables an event touches:
 * single entries, where only records of entries changed; whole stages otherwise. No list of event
 * types is kept here that could fall behind the fold.
 */
final class TouchedTables implements State {

  private static final Set<StateKind<?>> OF_ENTRIES =
      Set.of(
          StateKind.SCORE,
          StateKind.RULING,
          StateKind.ADJUSTMENT,
          StateKind.RECUSAL,
          StateKind.ENTRY);

  private final State state;
  private final Map<String, Set<String>> entries = new HashMap<>();
  private final Set<String> stages = new HashSet<>();
  private final Set<String> markedNow = new HashSet<>();
  private final Set<String> withEntriesNow = new HashSet<>();

  TouchedTables(State state) {
    this.state = state;
  }

  @Override
  public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
    return state.find(key);
  }

  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    state.put(key, value);
    if (key.kind() == StateKind.TABLE) {
      markedNow.add(key.id());
    } else if (OF_ENTRIES.contains(key.kind())) {
      withEntriesNow.add(key.part(0));
      entries.computeIfAbsent(key.part(0), stage -> new HashSet<>()).add(key.part(1));
    } else if (key.kind() == StateKind.MEMBER) {
      for (String teams : teamStages(key.part(0))) {
        entries.computeIfAbsent(teams, stage -> new HashSet<>()).add(key.part(1));
      }
    }
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    state.scan(kind, idPrefix, visitor);
  }

  /** The stages whose tables are of teams of the entries of one. */
  private List<String> teamStages(String stage) {
    return state.find(StateKind.STAGE.key(stage)).map(StageState::getTeamStages).orElse(List.of());
  }

  /**
   * An event has been folded: a marked table none of whose entries changed, changed as a whole. One
   * of teams is marked whenever its members' is, and changes as far as that one does.
   */
  void endOfEvent() {
    for (String stage : List.copyOf(withEntriesNow)) {
      withEntriesNow.addAll(teamStages(stage));
    }
    markedNow.removeAll(withEntriesNow);
    stages.addAll(markedNow);
    markedNow.clear();
    withEntriesNow.clear();
  }

  /** Stages to be worked out as a whole. */
  Set<String> stages() {
    return stages;
  }

  /** Participants to be worked out again, by stage. */
  Map<String, Set<String>> entries() {
    return entries;
  }
}
