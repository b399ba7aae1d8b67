package org.competitionledger.api.pages.standings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;

/**
 * The criteria of a set as columns, parts under what they are part of; then the gates. A criterion
 * whose parts are shown has a column of its own before theirs, for their sum.
 */
final class ShownColumns {

  private final CriteriaSet set;
  private final Set<String> folded;
  private final Language language;
  private final Map<String, List<Criterion>> parts;
  private final List<Criterion> tops;
  private final List<Criterion> gates;
  private final int depth;

  /**
   * Of a set.
   *
   * @param folded criteria whose parts are not shown
   */
  ShownColumns(CriteriaSet set, Set<String> folded, Language language) {
    this.set = set;
    this.folded = folded;
    this.language = language;
    List<Criterion> pointed =
        set.getCriteria().stream().filter(one -> one.getKind() != CriterionKind.GATE).toList();
    this.parts =
        pointed.stream()
            .filter(one -> one.getParent() != null)
            .collect(Collectors.groupingBy(Criterion::getParent));
    this.tops = pointed.stream().filter(one -> one.getParent() == null).toList();
    this.gates =
        set.getCriteria().stream().filter(one -> one.getKind() == CriterionKind.GATE).toList();
    int deepest = tops.stream().mapToInt(this::depth).max().orElse(1);
    this.depth = gates.isEmpty() ? deepest : Math.max(2, deepest);
  }

  /** Every criterion that has parts. */
  static Set<String> withParts(CriteriaSet set) {
    return set.getCriteria().stream()
        .map(Criterion::getParent)
        .filter(parent -> parent != null)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isOpen(Criterion criterion) {
    return parts.containsKey(criterion.getId()) && !folded.contains(criterion.getId());
  }

  private int depth(Criterion criterion) {
    return isOpen(criterion)
        ? 1 + parts.get(criterion.getId()).stream().mapToInt(this::depth).max().orElse(0)
        : 1;
  }

  /** The criteria with points, a column each. */
  List<String> criteria() {
    return tops.stream().flatMap(this::columns).map(Criterion::getId).toList();
  }

  /** The gates, a column each, behind the criteria. */
  List<String> gates() {
    return gates.stream().map(Criterion::getId).toList();
  }

  private Stream<Criterion> columns(Criterion criterion) {
    Stream<Criterion> below =
        isOpen(criterion)
            ? parts.get(criterion.getId()).stream().flatMap(this::columns)
            : Stream.of();
    return Stream.concat(Stream.of(criterion), below);
  }

  /**
   * The rows of the head.
   *
   * @param fold where a criterion is folded, or unfolded where the second says so; nothing where
   *     the table is not to be folded
   */
  List<List<TableView.Head>> heads(BiFunction<String, Boolean, Optional<String>> fold) {
    List<List<TableView.Head>> rows =
        IntStream.range(0, depth).<List<TableView.Head>>mapToObj(row -> new ArrayList<>()).toList();
    rows.get(0).add(plain("rank", "rank", ""));
    rows.get(0).add(plain("participant", "", ""));
    rows.get(0).add(plain("outcome", "", ""));
    rows.get(0).add(plain("total", "number", maximum(set.getMaximum())));
    tops.forEach(top -> head(top, 0, fold, rows));
    if (!gates.isEmpty()) {
      String group = RoomWords.say(language, "gates");
      rows.get(0)
          .add(new TableView.Head(group, "group gate", "", gates.size(), 1, Optional.empty()));
      gates.forEach(
          gate ->
              rows.get(1)
                  .add(
                      new TableView.Head(
                          language.text(gate.getName()),
                          "gate",
                          "",
                          1,
                          depth - 1,
                          Optional.empty())));
    }
    return rows;
  }

  private TableView.Head plain(String key, String style, String detail) {
    return new TableView.Head(
        RoomWords.say(language, key), style, detail, 1, depth, Optional.empty());
  }

  private void head(
      Criterion criterion,
      int row,
      BiFunction<String, Boolean, Optional<String>> fold,
      List<List<TableView.Head>> rows) {
    boolean open = isOpen(criterion);
    String name = language.text(criterion.getName());
    boolean informs = criterion.getKind() == CriterionKind.INFORMATIVE;
    String detail =
        informs ? RoomWords.say(language, "for-information") : maximum(criterion.getMaximum());
    Optional<TableView.Link> link =
        parts.containsKey(criterion.getId())
            ? fold.apply(criterion.getId(), !open)
                .map(href -> new TableView.Link(href, open ? "−" : "+", label(name, open)))
            : Optional.empty();
    int columns = (int) columns(criterion).count();
    rows.get(row)
        .add(
            new TableView.Head(
                name,
                open ? "group" : row > 0 ? "number part" : "number",
                open ? "" : detail,
                columns,
                open ? 1 : depth - row,
                link));
    if (open) {
      String sum = RoomWords.say(language, "sum");
      rows.get(row + 1)
          .add(new TableView.Head(sum, "number", detail, 1, depth - row - 1, Optional.empty()));
      parts.get(criterion.getId()).forEach(part -> head(part, row + 1, fold, rows));
    }
  }

  private String label(String name, boolean open) {
    return RoomWords.say(language, open ? "fold" : "unfold", name);
  }

  private String maximum(BigDecimal maximum) {
    return maximum == null
        ? ""
        : RoomWords.say(language, "maximum", maximum.stripTrailingZeros().toPlainString());
  }
}
