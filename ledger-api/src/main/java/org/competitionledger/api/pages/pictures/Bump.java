package org.competitionledger.api.pages.pictures;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.OptionalInt;

/** Ranks over time: a column for each moment, a line for each entry, the first rank at the top. */
public final class Bump {

  /** Entries that are drawn; more would hide each other. */
  public static final int ENTRIES_MAX = 20;

  private static final double COLUMN = 44;
  private static final double SLOT = 22;
  private static final double TOP = 34;
  private static final double LEFT = 30;
  private static final double NAMES = 170;
  private static final int NAME_WIDTH_MAX = 24;
  private static final int HEAD_WIDTH_MAX = 5;
  private static final int HUES = 8;

  /**
   * An entry.
   *
   * @param ranks one for each moment; empty where it had none
   */
  public record Entry(String name, List<OptionalInt> ranks) {}

  private Bump() {}

  /**
   * Draws it.
   *
   * @param id unique on its page
   * @param moments what each column is called
   * @param entries in their order at the last moment, at most {@link #ENTRIES_MAX}; ranks below
   *     that are drawn at the lower edge
   */
  public static RawString of(
      String id, String title, String description, List<String> moments, List<Entry> entries) {
    int rows = Math.min(ENTRIES_MAX, entries.size());
    double width = LEFT + moments.size() * COLUMN + NAMES;
    Svg svg = new Svg(id, "bump", width, TOP + (rows + 1) * SLOT, title, description);
    for (int at = 0; at < moments.size(); at++) {
      svg.text("mid head", x(at), 14, Texts.cut(moments.get(at), HEAD_WIDTH_MAX));
    }
    for (int row = 0; row < rows; row++) {
      svg.text("mid head", 12, y(row + 1, rows) + 4, Integer.toString(row + 1));
    }
    for (int row = rows - 1; row >= 0; row--) {
      entry(svg, entries.get(row), row, rows, moments.size());
    }
    return svg.done();
  }

  private static void entry(Svg svg, Entry entry, int row, int rows, int moments) {
    svg.group("hue" + row % HUES, entry.name() + ": " + told(entry));
    StringBuilder way = new StringBuilder();
    boolean drawn = false;
    for (int at = 0; at < moments; at++) {
      OptionalInt rank = entry.ranks().get(at);
      if (rank.isPresent()) {
        double y = y(rank.getAsInt(), rows);
        way.append(drawn ? 'L' : 'M').append(Svg.length(x(at))).append(' ').append(Svg.length(y));
        svg.circle("dot", x(at), y, 3.5);
      }
      drawn = rank.isPresent();
    }
    svg.path("way", way.isEmpty() ? "M0 0" : way.toString());
    svg.text(
        "begin",
        x(moments - 1) + 12,
        y(row + 1, rows) + 4,
        Texts.cut(entry.name(), NAME_WIDTH_MAX));
    svg.end();
  }

  private static String told(Entry entry) {
    StringBuilder told = new StringBuilder();
    for (OptionalInt rank : entry.ranks()) {
      told.append(told.isEmpty() ? "" : ", ");
      told.append(rank.isPresent() ? Integer.toString(rank.getAsInt()) : "–");
    }
    return told.toString();
  }

  private static double x(int moment) {
    return LEFT + (moment + 0.5) * COLUMN;
  }

  private static double y(int rank, int rows) {
    return TOP + (Math.min(rank, rows + 1) - 0.5) * SLOT;
  }
}
