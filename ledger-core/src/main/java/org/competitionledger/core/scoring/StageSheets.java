package org.competitionledger.core.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.competitionledger.core.scoring.EntrySheet.Adjustment;
import org.competitionledger.core.scoring.EntrySheet.Cell;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.RulingState;
import org.competitionledger.state.ScoreEntry;

/**
 * The sheets of all entries of a stage, in one pass over each kind of record: to look up four kinds
 * of records for each of a hundred thousand entries takes several times as long. Scores, of which
 * there are most, are held of one entry at a time: an entry's scores lie side by side.
 */
public final class StageSheets {

  private final String prefix;
  private final Consumer<EntrySheet> visitor;
  private final Map<String, EntryState> entries = new HashMap<>();
  private final Map<String, Map<String, RulingState>> rulings = new HashMap<>();
  private final Map<String, List<Adjustment>> adjustments = new HashMap<>();
  private final Map<String, Set<String>> recused = new HashMap<>();
  private String participant = "";
  private Map<String, List<Cell>> scores = new HashMap<>();

  private StageSheets(String stage, Consumer<EntrySheet> visitor) {
    this.prefix = stage + '|';
    this.visitor = visitor;
  }

  /** Visits the sheet of each entry once, in no particular order. */
  public static void forEach(State state, String stage, Consumer<EntrySheet> visitor) {
    new StageSheets(stage, visitor).read(state);
  }

  private void read(State state) {
    state.scan(StateKind.ENTRY, prefix, (key, entry) -> entries.put(entry.getParticipant(), entry));
    state.scan(
        StateKind.RULING,
        prefix,
        (key, ruling) ->
            rulings
                .computeIfAbsent(participant(key), id -> new HashMap<>())
                .put(rest(key), ruling));
    state.scan(
        StateKind.ADJUSTMENT,
        prefix,
        (key, one) ->
            adjustments
                .computeIfAbsent(participant(key), id -> new ArrayList<>())
                .add(new Adjustment(rest(key), one.getSequence(), one.getValue())));
    state.scan(
        StateKind.RECUSAL,
        prefix,
        (key, recusal) ->
            recused.computeIfAbsent(participant(key), id -> new HashSet<>()).add(rest(key)));
    state.scan(StateKind.SCORE, prefix, this::score);
    visit();
    for (String withoutScores : List.copyOf(entries.keySet())) {
      participant = withoutScores;
      visit();
    }
  }

  private void score(StateKey<ScoreEntry> key, ScoreEntry score) {
    String of = participant(key);
    if (!of.equals(participant)) {
      visit();
      participant = of;
    }
    EntrySheet.add(scores, rest(key), score);
  }

  private void visit() {
    EntryState entry = entries.remove(participant);
    if (entry != null) {
      visitor.accept(
          new EntrySheet(
              entry,
              scores,
              rulings.getOrDefault(participant, Map.of()),
              adjustments.getOrDefault(participant, List.of()),
              recused.getOrDefault(participant, Set.of()),
              List.of()));
    }
    scores = new HashMap<>();
  }

  private String participant(StateKey<?> key) {
    return key.id().substring(prefix.length(), key.id().indexOf('|', prefix.length()));
  }

  /** What follows the participant in a key. */
  private String rest(StateKey<?> key) {
    return key.id().substring(key.id().indexOf('|', prefix.length()) + 1);
  }
}
