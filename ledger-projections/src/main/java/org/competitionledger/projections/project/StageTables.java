package org.competitionledger.projections.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.standings.LiveTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.projections.StageStandings;
import org.competitionledger.projections.project.TableRequests.Request;
import org.competitionledger.projections.project.TableRequests.TableId;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TableMark;

/**
 * The tables that are being read, kept up to date: a score costs its entry's own records and the
 * logarithm of the entries; a change of the rules works the stage out once. Used by the projecting
 * thread only; what it publishes is immutable.
 */
final class StageTables {

  private final CompetitionStates states;
  private final TableRequests requests;
  private final Map<TableId, Kept> kept = new HashMap<>();
  private final Map<String, TouchedTables> touched = new HashMap<>();

  StageTables(CompetitionStates states, TableRequests requests) {
    this.states = states;
    this.requests = requests;
  }

  private record Kept(CompiledRules rules, LiveTable table) {}

  /** The state to fold an event into: watched, where a table of the competition is kept. */
  State watched(String competition) {
    if (kept.isEmpty()) {
      return states.of(competition);
    }
    return touched.computeIfAbsent(competition, id -> new TouchedTables(states.of(competition)));
  }

  /** An event of a competition has been folded. */
  void endOfEvent(String competition) {
    TouchedTables tables = touched.get(competition);
    if (tables != null) {
      tables.endOfEvent();
    }
  }

  /** Brings kept tables up to date, publishes them, and answers readers that wait for others. */
  void publish() {
    List<TableId> upToDate = touched.isEmpty() ? List.of() : List.copyOf(kept.keySet());
    for (TableId id : upToDate) {
      TouchedTables changes = touched.get(id.competition());
      if (changes != null) {
        refresh(id, changes);
      }
    }
    touched.clear();
    for (Optional<Request> next = requests.next(); next.isPresent(); next = requests.next()) {
      answer(next.get());
    }
  }

  private void refresh(TableId id, TouchedTables changes) {
    State state = states.of(id.competition());
    Kept table = kept.get(id);
    Set<String> participants = changes.entries().getOrDefault(id.stage(), Set.of());
    Set<String> rivals = rivals(table.rules(), changes);
    if (otherRules(state, table.rules()) || changes.stages().contains(id.stage())) {
      publish(id, state, keep(id, state, governing(state, id.stage())));
    } else if (!participants.isEmpty() || !rivals.isEmpty()) {
      sheets(state, table.rules(), participants).forEach(table.table()::update);
      table
          .rules()
          .members()
          .ifPresent(of -> sheets(state, of, rivals).forEach(table.table()::updateRival));
      publish(id, state, table);
    } else if (table.rules().membersIn().filter(changes.entries()::containsKey).isPresent()) {
      publish(id, state, table);
    }
  }

  /** Those who changed and with whom the members of teams are compared. */
  private static Set<String> rivals(CompiledRules rules, TouchedTables changes) {
    return rules
        .members()
        .filter(CompiledRules::crossEntry)
        .map(of -> changes.entries().getOrDefault(of.stage(), Set.of()))
        .orElse(Set.of());
  }

  /** Whether a stage, or the one in which the members of its teams compete, has other rules now. */
  private static boolean otherRules(State state, CompiledRules rules) {
    return governing(state, rules.stage()).getVersion() != rules.version()
        || rules
            .membersIn()
            .filter(
                of ->
                    !versionOfMembers(state, of)
                        .equals(rules.members().map(CompiledRules::version)))
            .isPresent();
  }

  private static Optional<Integer> versionOfMembers(State state, String stage) {
    return governingState(state, stage)
        .map(CriteriaState::getCriteria)
        .filter(set -> set.getTeams() == null)
        .map(CriteriaSet::getVersion);
  }

  private void answer(Request request) {
    TableId id = request.id();
    State state = states.of(id.competition());
    boolean known = state.find(StateKind.STAGE.key(id.stage())).isPresent();
    Optional<CriteriaState> governing =
        known ? governingState(state, id.stage()) : Optional.empty();
    StageStandings standings =
        governing.map(set -> publish(id, state, keep(id, state, set.getCriteria()))).orElse(null);
    request.answer().completeAsync(() -> Optional.ofNullable(standings));
  }

  private Kept keep(TableId id, State state, CriteriaSet governing) {
    CompiledRules rules = CompiledRules.compile(state, id.stage(), governing);
    Kept table = new Kept(rules, new LiveTable(rules));
    Standings.forEachSheet(state, rules, table.table()::update);
    Standings.rivals(state, rules).forEach(table.table()::updateRival);
    kept.put(id, table);
    requests.keep(id, () -> kept.remove(id));
    return table;
  }

  private StageStandings publish(TableId id, State state, Kept table) {
    StageState stage = state.find(StateKind.STAGE.key(id.stage())).orElseThrow();
    long sequence =
        state.find(StateKind.TABLE.key(id.stage())).map(TableMark::getSequence).orElse(-1L);
    StageStandings standings =
        new StageStandings(stage, table.rules(), table.table().snapshot(), sequence);
    requests.publish(id, standings);
    return standings;
  }

  private static Collection<EntrySheet> sheets(
      State state, CompiledRules rules, Set<String> participants) {
    return participants.stream()
        .map(participant -> state.find(Keys.entry(rules.stage(), participant)))
        .flatMap(Optional::stream)
        .map(entry -> EntrySheet.read(state, entry, rules))
        .toList();
  }

  private static CriteriaSet governing(State state, String stage) {
    return governingState(state, stage).orElseThrow().getCriteria();
  }

  private static Optional<CriteriaState> governingState(State state, String stage) {
    return state
        .find(Keys.HEAD)
        .flatMap(head -> GoverningRules.of(state, stage, head.getLastLedgerTime()));
  }
}
