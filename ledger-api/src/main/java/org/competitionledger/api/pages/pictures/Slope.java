package org.competitionledger.api.pages.pictures;

import io.quarkus.qute.RawString;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Who stood where in two tables: names down both sides in the order of their ranks, a line from the
 * one to the other. Each entry has a slot of its own, so that ties and those without a rank, who
 * come last, stay legible.
 */
public final class Slope {

  /** More are not drawn; who makes the picture chooses them, and says so beside it. */
  public static final int ENTRIES_MAX = 60;

  private static final double WIDTH = 420;
  private static final double LEFT = 156;
  private static final double RIGHT = WIDTH - LEFT;
  private static final double SLOT = 22;
  private static final double TOP = 30;
  private static final int NAME_WIDTH_MAX = 20;

  /**
   * An entry.
   *
   * @param leftLabel what stands beside its name on the left: its rank, or why it has none
   * @param rightLabel the same on the right
   * @param leftRank empty where it has none there
   * @param rightRank empty where it has none there
   * @param style {@code in} and {@code out} for who crossed the cut, {@code up}, {@code down},
   *     {@code same}
   */
  public record Entry(
      String name,
      String leftLabel,
      String rightLabel,
      OptionalInt leftRank,
      OptionalInt rightRank,
      String style) {}

  /**
   * One of the two tables.
   *
   * @param head what it is, in a few words
   * @param above how many of the entries stand above its cut line; 0 where there is none
   */
  public record Side(String head, int above) {}

  private Slope() {}

  /**
   * Draws it.
   *
   * @param id unique on its page
   * @param entries at most {@link #ENTRIES_MAX}, else those that come first
   */
  public static RawString of(
      String id, String title, String description, Side left, Side right, List<Entry> entries) {
    List<Entry> drawn = entries.subList(0, Math.min(ENTRIES_MAX, entries.size()));
    Svg svg =
        new Svg(id, "slope", WIDTH, TOP + drawn.size() * SLOT + 6, title, description)
            .text("end head", LEFT - 8, 14, left.head())
            .text("head", RIGHT + 8, 14, right.head());
    cut(svg, left, drawn.size(), 0, LEFT);
    cut(svg, right, drawn.size(), RIGHT, WIDTH);
    int[] leftSlots = slots(drawn, Entry::leftRank);
    int[] rightSlots = slots(drawn, Entry::rightRank);
    for (int at = 0; at < drawn.size(); at++) {
      entry(svg, drawn.get(at), middle(leftSlots[at]), middle(rightSlots[at]));
    }
    return svg.done();
  }

  private static void entry(Svg svg, Entry entry, double from, double to) {
    String told = entry.name() + ": " + entry.leftLabel() + " → " + entry.rightLabel();
    String name = Texts.cut(entry.name(), NAME_WIDTH_MAX);
    svg.group(entry.style(), told)
        .text("end", LEFT - 8, from + 4, name + "  " + entry.leftLabel())
        .circle("dot", LEFT, from, 3)
        .line("way", LEFT, from, RIGHT, to)
        .circle("dot", RIGHT, to, 3)
        .text("begin", RIGHT + 8, to + 4, entry.rightLabel() + "  " + name)
        .end();
  }

  private static void cut(Svg svg, Side side, int entries, double from, double to) {
    if (side.above() > 0 && side.above() < entries) {
      double y = TOP + side.above() * SLOT;
      svg.line("cutline", from, y, to, y);
    }
  }

  /** The slot of each entry, from 0: by rank, ties in the order they are given in. */
  private static int[] slots(List<Entry> entries, Function<Entry, OptionalInt> rank) {
    List<Integer> order =
        IntStream.range(0, entries.size())
            .boxed()
            .sorted(
                Comparator.comparingInt(
                    at -> rank.apply(entries.get(at)).orElse(Integer.MAX_VALUE)))
            .toList();
    int[] slots = new int[entries.size()];
    for (int slot = 0; slot < slots.length; slot++) {
      slots[order.get(slot)] = slot;
    }
    return slots;
  }

  private static double middle(int slot) {
    return TOP + (slot + 0.5) * SLOT;
  }
}
