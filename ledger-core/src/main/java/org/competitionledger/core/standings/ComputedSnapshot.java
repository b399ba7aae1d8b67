package org.competitionledger.core.standings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.scoring.StageRules;

/** A table computed whole by its first reader, and kept for the others. */
final class ComputedSnapshot implements TableSnapshot {

  private record Computed(StageTable table, Map<String, Row> byParticipant) {}

  private final StageRules rules;
  private final RankTree<EntrySheet> sheets;
  private final RankTree<EntrySheet> rivals;
  private Computed computed;

  ComputedSnapshot(StageRules rules, RankTree<EntrySheet> sheets, RankTree<EntrySheet> rivals) {
    this.rules = rules;
    this.sheets = sheets;
    this.rivals = rivals;
  }

  @Override
  public int size() {
    return sheets.size();
  }

  @Override
  public List<Row> page(int offset, int limit) {
    List<Row> rows = all().rows();
    int from = Math.min(Math.max(0, offset), rows.size());
    return rows.subList(from, (int) Math.min(rows.size(), (long) from + Math.max(0, limit)));
  }

  @Override
  public Optional<Row> row(String participant) {
    return Optional.ofNullable(computed().byParticipant.get(participant));
  }

  @Override
  public StageTable all() {
    return computed().table;
  }

  private synchronized Computed computed() {
    if (computed == null) {
      StageTable table = Standings.table(rules, sheets.all(), rivals.all());
      Map<String, Row> byParticipant = new HashMap<>();
      table.rows().forEach(row -> byParticipant.put(row.participant(), row));
      computed = new Computed(table, byParticipant);
    }
    return computed;
  }
}
