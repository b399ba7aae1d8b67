package org.competitionledger.core.standings;

import java.util.Comparator;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.EntryScoring;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.scoring.OccasionBests;

/**
 * A table kept up to date entry by entry, for one writer; readers take snapshots, which stay as
 * they are. An update costs O(log n) in the entries and the entry's own scores.
 *
 * <p>Where one entry changes what another gets (RATIO_TO_BEST, a countback by ranks, WORST_PLUS),
 * or where ties are resolved by decision, which is about groups of entries, the first reader of a
 * snapshot computes its table whole, in O(n log n); an update then costs O(log n) all the same.
 */
public final class LiveTable {

  private final CompiledRules rules;
  private final boolean whole;
  private RankTree<EntrySheet> sheets =
      RankTree.empty(Comparator.comparing(EntrySheet::participant));
  private RankTree<EntrySheet> rivals =
      RankTree.empty(Comparator.comparing(EntrySheet::participant));
  private RankedEntries entries;

  /** An empty table. Other rules need another table, filled from all sheets. */
  public LiveTable(CompiledRules rules) {
    this.rules = rules;
    this.whole = rules.crossEntry() || DecisionTieBreak.matter(rules);
    this.entries = RankedEntries.empty(rules);
  }

  /** Takes an entry's sheet, in place of the one it had. */
  public void update(EntrySheet sheet) {
    if (whole) {
      sheets = sheets.insert(sheet);
    } else {
      entries = entries.with(EntryScoring.score(rules, sheet, OccasionBests.NONE));
    }
  }

  /**
   * Takes the sheet of one of those with whom the members of teams are compared, in place of the
   * one it had. Where members are compared with nobody there is none to take.
   */
  public void updateRival(EntrySheet sheet) {
    rivals = rivals.insert(sheet);
  }

  /** The rules. */
  public CompiledRules rules() {
    return rules;
  }

  /** The table as it stands, for any number of readers. */
  public TableSnapshot snapshot() {
    return whole ? new ComputedSnapshot(rules, sheets, rivals) : entries;
  }
}
