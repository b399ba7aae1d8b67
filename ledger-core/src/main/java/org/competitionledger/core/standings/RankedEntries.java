package org.competitionledger.core.standings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.scoring.CompiledRules;

/**
 * The entries of a stage in trees that tell their places, so that a page costs the rows on it and
 * O(log n) each. Immutable: {@link #with} shares what it does not change.
 *
 * @param rules the rules; neither cross-entry nor with decisions
 * @param order their order
 * @param byId all entries by participant
 * @param ranked the entries of {@link Section#RANKED}, the best first
 * @param failed the entries that failed a gate and are published, the best first; with the ranked
 *     ones they make the table with gates ignored
 * @param apart the entries of all other sections, by section, then participant
 * @param notPublished how many are in {@link Section#NOT_PUBLISHED}
 * @param anyNotPublished how many that are not out have an unpublished total
 */
record RankedEntries(
    CompiledRules rules,
    RankOrder order,
    RankTree<EntryResult> byId,
    RankTree<EntryResult> ranked,
    RankTree<EntryResult> failed,
    RankTree<EntryResult> apart,
    int notPublished,
    int anyNotPublished)
    implements TableSnapshot {

  static RankedEntries empty(CompiledRules rules) {
    RankOrder order = RankOrder.undecided(rules);
    Comparator<EntryResult> byId = Comparator.comparing(EntryResult::participant);
    return new RankedEntries(
        rules,
        order,
        RankTree.empty(byId),
        RankTree.empty(order.total()),
        RankTree.empty(order.total()),
        RankTree.empty(Comparator.comparing(Rows::section).thenComparing(byId)),
        0,
        0);
  }

  /** With an entry, in place of what it was. */
  RankedEntries with(EntryResult result) {
    Optional<EntryResult> before = result(result.participant());
    if (before.isPresent() && before.get().equals(result)) {
      return this;
    }
    RankedEntries rest = before.map(this::without).orElse(this);
    Section section = Rows.section(result);
    boolean inRanked = section == Section.RANKED;
    return new RankedEntries(
        rules,
        order,
        rest.byId.insert(result),
        inRanked ? rest.ranked.insert(result) : rest.ranked,
        hasFailedRank(result) ? rest.failed.insert(result) : rest.failed,
        inRanked ? rest.apart : rest.apart.insert(result),
        rest.notPublished + (section == Section.NOT_PUBLISHED ? 1 : 0),
        rest.anyNotPublished + (unpublished(result) ? 1 : 0));
  }

  private RankedEntries without(EntryResult result) {
    Section section = Rows.section(result);
    boolean inRanked = section == Section.RANKED;
    return new RankedEntries(
        rules,
        order,
        byId,
        inRanked ? ranked.remove(result) : ranked,
        hasFailedRank(result) ? failed.remove(result) : failed,
        inRanked ? apart : apart.remove(result),
        notPublished - (section == Section.NOT_PUBLISHED ? 1 : 0),
        anyNotPublished - (unpublished(result) ? 1 : 0));
  }

  private static boolean hasFailedRank(EntryResult result) {
    return Rows.section(result) == Section.INELIGIBLE && result.published();
  }

  private static boolean unpublished(EntryResult result) {
    return !result.out() && !result.published();
  }

  @Override
  public int size() {
    return byId.size();
  }

  @Override
  public List<Row> page(int offset, int limit) {
    int from = Math.max(0, offset);
    List<EntryResult> results = new ArrayList<>(ranked.page(from, limit));
    results.addAll(apart.page(Math.max(0, from - ranked.size()), limit - results.size()));
    return results.stream().map(this::row).toList();
  }

  @Override
  public Optional<Row> row(String participant) {
    return result(participant).map(this::row);
  }

  @Override
  public Optional<Neighbourhood> neighbourhood(String participant) {
    return result(participant)
        .map(result -> Neighbourhood.of(rules, order, result, around(result), this::row));
  }

  /** The entries in the order of the table around one that takes a rank. */
  private List<EntryResult> around(EntryResult result) {
    if (Rows.section(result) != Section.RANKED) {
      return List.of();
    }
    int each = Neighbourhood.EACH_SIDE_MAX;
    int from = Math.max(0, ranked.countBefore(result, order.total()) - each);
    return ranked.page(from, 2 * each + 1);
  }

  @Override
  public StageTable all() {
    return new StageTable(rules.stage(), rules.version(), page(0, size()));
  }

  private Optional<EntryResult> result(String participant) {
    return byId.find(result -> participant.compareTo(result.participant()));
  }

  private Row row(EntryResult result) {
    Optional<PoolPlace> place =
        Rows.section(result) == Section.RANKED
            ? Optional.of(place(ranked, result))
            : Optional.empty();
    Optional<PoolPlace> ignoringGates =
        place.isPresent() || hasFailedRank(result)
            ? Optional.of(place.orElseGet(() -> place(ranked, result)).among(place(failed, result)))
            : Optional.empty();
    return new Rows(rules, notPublished > 0, anyNotPublished > 0).row(result, place, ignoringGates);
  }

  private PoolPlace place(RankTree<EntryResult> pool, EntryResult result) {
    return new PoolPlace(
        pool.countBefore(result, order), pool.countThrough(result, order), pool.size());
  }
}
