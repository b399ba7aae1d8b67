package org.competitionledger.api.pages.pictures;

import io.quarkus.qute.RawString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a count grew, without axes.
 *
 * @param points at least two, oldest first
 */
public record Sparkline(List<Point> points) {

  private static final double WIDTH = 160;
  private static final double HEIGHT = 32;
  private static final double EDGE = 2;

  /** The count at a time. */
  public record Point(Instant at, long count) {}

  public RawString draw(String id, String title, String description) {
    Point first = points.get(0);
    Point last = points.get(points.size() - 1);
    double span = Math.max(1, Duration.between(first.at(), last.at()).toMillis());
    double most = Math.max(1, last.count());
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      double x =
          EDGE + Duration.between(first.at(), point.at()).toMillis() / span * (WIDTH - 2 * EDGE);
      double y = HEIGHT - EDGE - point.count() / most * (HEIGHT - 2 * EDGE);
      path.append(path.isEmpty() ? "M" : "L").append(Svg.length(x)).append(' ');
      path.append(Svg.length(y));
    }
    return new Svg(id, "sparkline", WIDTH, HEIGHT, title, description)
        .path("trace", path.toString())
        .done();
  }
}
