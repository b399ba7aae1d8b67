package org.competitionledger.api.pages.standings;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.api.pages.pictures.Slope;
import org.competitionledger.core.standings.Cut;
import org.competitionledger.core.standings.Move;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.standings.TableComparison;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.words.Language;

/**
 * A table under edited rules beside the one under the rules that were edited.
 *
 * @param summary how many moved, or that there is nothing to compare
 * @param refused why there is no such table; empty where there is
 * @param rows in the order under the edited rules
 */
record WhatIfModel(
    String summary,
    String refused,
    Optional<RawString> slope,
    List<Line> rows,
    String more,
    String url,
    String api) {

  private static final int ROWS_MAX = 200;

  /**
   * A row.
   *
   * @param move how many ranks up or down, with an arrow
   * @param style {@code up}, {@code down}, {@code same}, {@code in} or {@code out}
   */
  record Line(
      String rank,
      String before,
      String name,
      String move,
      String style,
      String total,
      String totalBefore,
      String crossed) {}

  static WhatIfModel refused(String why) {
    return new WhatIfModel("", why, Optional.empty(), List.of(), "", "", "");
  }

  /**
   * Compares.
   *
   * @param url of the page, absolute
   * @param api of the same in the API
   */
  static WhatIfModel of(
      TableSnapshot before,
      TableSnapshot after,
      Names names,
      Language language,
      String url,
      String api) {
    List<Move> moves =
        after.page(0, ROWS_MAX).stream()
            .map(
                row -> new Move(row.participant(), before.row(row.participant()), Optional.of(row)))
            .toList();
    boolean ranked = moves.stream().anyMatch(WhatIfModel::isRanked);
    if (!ranked) {
      return new WhatIfModel(
          RoomWords.say(language, "nothing-to-compare"),
          "",
          Optional.empty(),
          List.of(),
          "",
          url,
          api);
    }
    TableComparison comparison = TableComparison.between(before, after, Slope.ENTRIES_MAX);
    Sides sides = new Sides(names, language);
    String summary =
        comparison.moved() == 0
            ? RoomWords.say(language, "impact-none")
            : RoomWords.say(
                language, "impact-moves", comparison.moved(), after.size(), comparison.crossed());
    return new WhatIfModel(
        summary,
        "",
        slope(moves, comparison, sides, summary),
        moves.stream().map(sides::line).toList(),
        after.size() > ROWS_MAX
            ? RoomWords.say(language, "rows-of", 1, ROWS_MAX, after.size())
            : "",
        url,
        api);
  }

  private static boolean isRanked(Move move) {
    return move.from().filter(WhatIfModel::isPlaced).isPresent()
        || move.to().filter(WhatIfModel::isPlaced).isPresent();
  }

  private static boolean isPlaced(Row row) {
    return place(row).isPresent()
        && row.points().stream().anyMatch(one -> one.points().isPresent());
  }

  /** A rank, or the one among the published totals. */
  static OptionalInt place(Row row) {
    return row.rank().isPresent() ? row.rank() : row.place().rankAmongPublished();
  }

  /** All entries where they are few, else those that moved. */
  private static Optional<RawString> slope(
      List<Move> moves, TableComparison comparison, Sides sides, String summary) {
    List<Move> drawn = moves.size() <= Slope.ENTRIES_MAX ? moves : comparison.moves();
    if (comparison.moved() == 0) {
      return Optional.empty();
    }
    List<Move> inOrder = new ArrayList<>(drawn);
    inOrder.sort(
        Comparator.comparingInt(
            move ->
                move.to()
                    .map(WhatIfModel::place)
                    .orElse(OptionalInt.empty())
                    .orElse(Integer.MAX_VALUE)));
    return Optional.of(
        Slope.of(
            "what-if-slope",
            sides.say("what-if"),
            summary,
            new Slope.Side(sides.say("what-if-before"), above(drawn, true)),
            new Slope.Side(sides.say("what-if-rank"), above(drawn, false)),
            inOrder.stream().map(sides::entry).toList()));
  }

  private static int above(List<Move> moves, boolean before) {
    return (int)
        moves.stream()
            .flatMap(move -> (before ? move.from() : move.to()).stream())
            .filter(row -> row.cut() == Cut.IN && row.section() == Section.RANKED)
            .count();
  }

  /** What stands at both sides of a move. */
  private record Sides(Names names, Language language) {

    private Line line(Move move) {
      return new Line(
          label(move.to()),
          label(move.from()),
          language.text(names.participant(move.participant())),
          arrow(move),
          style(move),
          total(move.to()),
          total(move.from()),
          move.crossed().map(side -> say("crossed-" + side.text())).orElse(""));
    }

    private Slope.Entry entry(Move move) {
      return new Slope.Entry(
          language.text(names.participant(move.participant())),
          label(move.from()),
          label(move.to()),
          rank(move.from()),
          rank(move.to()),
          style(move));
    }

    private String label(Optional<Row> row) {
      OptionalInt rank = rank(row);
      return rank.isPresent() ? rank.getAsInt() + (row.orElseThrow().tied() ? "=" : "") : "–";
    }

    private static OptionalInt rank(Optional<Row> row) {
      return row.map(WhatIfModel::place).orElse(OptionalInt.empty());
    }

    private static String total(Optional<Row> row) {
      return row.flatMap(Row::total).map(total -> total.text()).orElse("–");
    }

    private static int gained(Move move) {
      OptionalInt before = rank(move.from());
      OptionalInt after = rank(move.to());
      return before.isPresent() && after.isPresent() ? before.getAsInt() - after.getAsInt() : 0;
    }

    private static String arrow(Move move) {
      int gained = gained(move);
      return gained == 0 ? "" : (gained > 0 ? "▲" : "▼") + Math.abs(gained);
    }

    private static String style(Move move) {
      return move.crossed()
          .map(Move.Crossing::text)
          .orElse(gained(move) == 0 ? "same" : gained(move) > 0 ? "up" : "down");
    }

    private String say(String key) {
      return RoomWords.say(language, key);
    }
  }
}
