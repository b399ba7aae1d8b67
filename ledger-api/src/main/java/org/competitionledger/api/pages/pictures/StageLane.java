package org.competitionledger.api.pages.pictures;

import io.quarkus.qute.RawString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a stage was when something happened: its spans as bars, moments as ticks, one mark. */
public final class StageLane {

  private static final double WIDTH = 340;
  private static final double LEFT = 92;
  private static final double RIGHT = WIDTH - 12;
  private static final double ROW = 20;
  private static final double BAR = 9;
  private static final double FOOT = 20;
  private static final double BAR_LEAST = 3; // what took no time is seen still
  private static final int NAME_WIDTH_MAX = 13;

  /**
   * A row.
   *
   * @param style its class
   * @param to empty while it goes on
   * @param ticks moments within it
   */
  public record Bar(
      String name, String style, Instant from, Optional<Instant> to, List<Instant> ticks) {}

  /**
   * What is marked.
   *
   * @param name a word below the mark
   */
  public record Mark(String name, Instant at) {}

  private final Instant from;
  private final double unitsPerMilli;

  private StageLane(Instant from, Instant to) {
    this.from = from;
    this.unitsPerMilli = (RIGHT - LEFT) / Math.max(1, Duration.between(from, to).toMillis());
  }

  /**
   * Draws it.
   *
   * @param id unique on its page
   * @param bars at least one
   */
  public static RawString of(
      String id, String title, String description, List<Bar> bars, Mark mark) {
    List<Instant> all =
        Stream.concat(Stream.of(mark.at()), bars.stream().flatMap(StageLane::times))
            .sorted()
            .toList();
    StageLane lane = new StageLane(all.get(0), all.get(all.size() - 1));
    double height = bars.size() * ROW + FOOT;
    Svg svg = new Svg(id, "lane", WIDTH, height, title, description);
    for (int row = 0; row < bars.size(); row++) {
      lane.row(svg, bars.get(row), row * ROW);
    }
    double x = lane.x(mark.at());
    String anchor = x > (LEFT + RIGHT) / 2 ? "marked end" : "marked";
    return svg.line("mark", x, 0, x, height - FOOT + 4)
        .circle("mark", x, height - FOOT + 4, 3.5)
        .text(anchor, x + (anchor.endsWith("end") ? -7 : 7), height - 8, mark.name())
        .done();
  }

  private static Stream<Instant> times(Bar bar) {
    return Stream.of(Stream.of(bar.from()), bar.to().stream(), bar.ticks().stream())
        .flatMap(each -> each);
  }

  private void row(Svg svg, Bar bar, double top) {
    double start = x(bar.from());
    double end = bar.to().map(this::x).orElse(RIGHT);
    double y = top + (ROW - BAR) / 2;
    svg.text("name", 0, top + ROW / 2 + 4, Texts.cut(bar.name(), NAME_WIDTH_MAX))
        .rect("ground", LEFT, y, RIGHT - LEFT, BAR)
        .rect(bar.style(), start, y, Math.max(BAR_LEAST, end - start), BAR);
    bar.ticks().forEach(tick -> svg.line("tick", x(tick), y - 2, x(tick), y + BAR + 2));
  }

  private double x(Instant time) {
    return LEFT + Duration.between(from, time).toMillis() * unitsPerMilli;
  }
}
