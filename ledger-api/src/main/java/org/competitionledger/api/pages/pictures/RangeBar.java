package org.competitionledger.api.pages.pictures;

import io.quarkus.qute.RawString;

/** A stretch of a scale: between which figures something lies that was not published. */
public final class RangeBar {

  private static final double WIDTH = 100;
  private static final double HEIGHT = 8;

  private RangeBar() {}

  /**
   * Draws it. Ends beyond the scale are drawn at its ends.
   *
   * @param id unique on its page
   * @param scaleLeast where the scale begins
   * @param scaleMost where it ends; above its beginning
   */
  public static RawString of(
      String id,
      String title,
      String description,
      double scaleLeast,
      double scaleMost,
      double least,
      double most) {
    double from = place(least, scaleLeast, scaleMost);
    double to = place(most, scaleLeast, scaleMost);
    return new Svg(id, "rangebar", WIDTH, HEIGHT, title, description)
        .rect("scale", 0, 3, WIDTH, 2)
        .rect("open", Math.min(from, WIDTH - 2), 0, Math.max(2, to - from), HEIGHT)
        .done();
  }

  private static double place(double value, double least, double most) {
    return Math.max(0, Math.min(1, (value - least) / (most - least))) * WIDTH;
  }
}
