package org.competitionledger.api.pages.pictures;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * Spans of days as bars of one scale, a name above each. Narrow, so that its letters can be read on
 * a phone.
 */
public final class DayBars {

  private static final double WIDTH = 360;
  private static final double ROW = 34;
  private static final double NAME = 14;
  private static final double BAR = 9;
  private static final double NUMBER = 64; // kept free behind the longest bar
  private static final int LETTERS_MAX = 40;

  /**
   * A bar.
   *
   * @param days drawn as none where negative
   * @param text the days in words
   */
  public record Bar(String name, long days, String text) {}

  private DayBars() {}

  /**
   * Draws them, in their order.
   *
   * @param id unique on its page
   */
  public static RawString of(String id, String title, String description, List<Bar> bars) {
    long longest = Math.max(1, bars.stream().mapToLong(Bar::days).max().orElse(1));
    Svg svg = new Svg(id, "day-bars", WIDTH, bars.size() * ROW, title, description);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double top = i * ROW;
      double width = (WIDTH - NUMBER) * Math.max(0, bar.days()) / longest;
      svg.text("name", 0, top + NAME, shortened(bar.name()))
          .rect("bar", 0, top + NAME + 5, width, BAR)
          .text("days", width + 5, top + NAME + 13.5, bar.text());
    }
    return svg.done();
  }

  private static String shortened(String name) {
    return name.length() <= LETTERS_MAX ? name : name.substring(0, LETTERS_MAX - 1) + "…";
  }
}
