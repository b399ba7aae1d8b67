package org.competitionledger.api.pages.pictures;

import io.quarkus.qute.RawString;

/** How much of the whole a criterion weighs, as a bar. */
public final class WeightBar {

  private static final double WIDTH = 100;
  private static final double HEIGHT = 6;

  private WeightBar() {}

  /**
   * Draws it.
   *
   * @param id unique on its page
   * @param share of the whole, 0 to 1
   */
  public static RawString of(String id, double share, String title, String description) {
    return new Svg(id, "weight", WIDTH, HEIGHT, title, description)
        .rect("whole", 0, 0, WIDTH, HEIGHT)
        .rect("part", 0, 0, WIDTH * Math.min(1, share), HEIGHT)
        .done();
  }
}
