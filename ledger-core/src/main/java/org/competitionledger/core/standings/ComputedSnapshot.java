package org.competitionledger.core.standings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.EntrySheet;

/** A table computed whole by its first reader, and kept for the others. */
final class ComputedSnapshot implements TableSnapshot {

  private record Computed(
      StageTable table,
      Map<String, Row> byParticipant,
      Map<String, EntryResult> results,
      Ranking ranking) {}

  private final CompiledRules rules;
  private final RankTree<EntrySheet> sheets;
  private final RankTree<EntrySheet> rivals;
  private Computed computed;

  ComputedSnapshot(CompiledRules rules, RankTree<EntrySheet> sheets, RankTree<EntrySheet> rivals) {
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

  /** Looks through those that are ranked, as whoever worked them out did. */
  @Override
  public Optional<Neighbourhood> neighbourhood(String participant) {
    Computed all = computed();
    return Optional.ofNullable(all.results.get(participant))
        .map(
            own ->
                Neighbourhood.of(
                    rules,
                    all.ranking.order(),
                    own,
                    all.ranking.ranked(),
                    other -> all.byParticipant.get(other.participant())));
  }

  @Override
  public StageTable all() {
    return computed().table;
  }

  private synchronized Computed computed() {
    if (computed == null) {
      List<EntryResult> scored = Standings.score(rules, sheets.all(), rivals.all());
      Ranking ranking = Ranking.of(rules, scored);
      StageTable table = new StageTable(rules.stage(), rules.version(), ranking.rows());
      Map<String, Row> byParticipant = new HashMap<>();
      table.rows().forEach(row -> byParticipant.put(row.participant(), row));
      Map<String, EntryResult> results = new HashMap<>();
      scored.forEach(result -> results.put(result.participant(), result));
      computed = new Computed(table, byParticipant, results, ranking);
    }
    return computed;
  }
}
