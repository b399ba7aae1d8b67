package org.competitionledger.core.standings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.EntryScoring;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.scoring.OccasionBests;
import org.competitionledger.core.scoring.StageSheets;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.event.CriteriaSet;

/** The table of a stage, from the scores and a criteria set: official or what-if, by one path. */
public final class Standings {

  private Standings() {}

  /**
   * Computes the whole table in O(n log n) of its entries. Unless rules compare entries, the scores
   * of one entry at a time are held.
   *
   * @param state the competition's state
   * @param stage the stage; without entries, the table is empty
   * @param governing the criteria set to score by
   */
  public static StageTable compute(State state, String stage, CriteriaSet governing) {
    CompiledRules rules = CompiledRules.compile(state, stage, governing);
    if (rules.crossEntry()) {
      return table(rules, sheets(state, rules), rivals(state, rules));
    }
    List<EntryResult> results = new ArrayList<>();
    forEachSheet(
        state, rules, sheet -> results.add(EntryScoring.score(rules, sheet, OccasionBests.NONE)));
    return new StageTable(rules.stage(), rules.version(), Ranking.rows(rules, results));
  }

  /**
   * The same tables under several sets of rules, ready to be paged. The sheets are read once and
   * not kept, so that memory holds the results only (but where rules compare entries).
   *
   * @param rules the rules, all of one stage
   */
  public static List<TableSnapshot> snapshots(State state, List<CompiledRules> rules) {
    List<LiveTable> tables = rules.stream().map(LiveTable::new).toList();
    boolean alike = rules.stream().map(CompiledRules::membersIn).distinct().count() == 1;
    if (alike) {
      forEachSheet(state, rules.get(0), sheet -> tables.forEach(table -> table.update(sheet)));
    } else {
      tables.forEach(table -> forEachSheet(state, table.rules(), table::update));
    }
    tables.forEach(table -> rivals(state, table.rules()).forEach(table::updateRival));
    return tables.stream().map(LiveTable::snapshot).toList();
  }

  /**
   * Explains how an entry came by its total; empty if there is no such entry. Costs the entry's own
   * scores, and those of all where rules compare entries.
   */
  public static Optional<Explanation> explain(
      State state, String stage, String participant, CriteriaSet governing) {
    return state
        .find(Keys.entry(stage, participant))
        .map(
            entry -> {
              CompiledRules rules = CompiledRules.compile(state, stage, governing);
              EntrySheet sheet = EntrySheet.read(state, entry, rules);
              return EntryScoring.explain(rules, sheet, bests(state, rules));
            });
  }

  /** The figures that the rules compare an entry with; costs nothing where they compare none. */
  public static OccasionBests bests(State state, CompiledRules rules) {
    return rules.crossEntry()
        ? OccasionBests.of(rules, sheets(state, rules), rivals(state, rules))
        : OccasionBests.NONE;
  }

  private static List<EntrySheet> sheets(State state, CompiledRules rules) {
    List<EntrySheet> sheets = new ArrayList<>();
    forEachSheet(state, rules, sheets::add);
    return sheets;
  }

  /** All with whom members of teams are compared, in teams or not; none where nobody is. */
  public static List<EntrySheet> rivals(State state, CompiledRules rules) {
    return rules
        .members()
        .filter(CompiledRules::crossEntry)
        .map(theirs -> sheets(state, theirs))
        .orElse(List.of());
  }

  /** Visits the sheets one by one: all together may be more scores than fit in memory. */
  public static void forEachSheet(State state, CompiledRules rules, Consumer<EntrySheet> visitor) {
    StageSheets.forEach(
        state,
        rules.stage(),
        rules.membersIn().isPresent()
            ? sheet -> visitor.accept(sheet.withMembers(state, rules.membersIn().get()))
            : visitor);
  }

  private static StageTable table(
      CompiledRules rules, Collection<EntrySheet> sheets, Collection<EntrySheet> rivals) {
    return new StageTable(
        rules.stage(), rules.version(), Ranking.rows(rules, score(rules, sheets, rivals)));
  }

  /** What the rules make of each entry, where rules may compare entries. */
  static List<EntryResult> score(
      CompiledRules rules, Collection<EntrySheet> sheets, Collection<EntrySheet> rivals) {
    OccasionBests bests = OccasionBests.of(rules, sheets, rivals);
    List<EntryResult> results = new ArrayList<>(sheets.size());
    for (EntrySheet sheet : sheets) {
      results.add(EntryScoring.score(rules, sheet, bests));
    }
    return results;
  }
}
