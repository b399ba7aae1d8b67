package org.competitionledger.api.pages.pictures;

import io.quarkus.qute.RawString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A story in lanes on one time axis: stretches as bars, moments as marks, and over them flags.
 *
 * @param flags what stands above all lanes, the gravest first
 * @param axis the time that is shown
 */
public record Lanes(List<Lane> lanes, List<Item> flags, TimeAxis axis) {

  private static final double WIDTH = 960;
  private static final double LEFT = 112;
  private static final double RIGHT = 948;
  private static final double FLAGS_HEIGHT = 30;
  private static final double LANE_HEIGHT = 30;
  private static final double AXIS_HEIGHT = 26;
  private static final double BAR_HEIGHT = 14;
  private static final double MARK_RADIUS = 5.5;

  /** Marks nearer to each other than this are drawn as one, with their number. */
  private static final double TOGETHER_WITHIN = 11;

  /** A lane; bars lie under marks. */
  public record Lane(String name, List<Item> bars, List<Item> marks) {}

  /**
   * A stretch or a moment.
   *
   * @param until the same as {@code from} for a moment; later, where a mark is not known exactly
   * @param style how it is coloured
   * @param title what it is
   * @param href its page
   */
  public record Item(Instant from, Instant until, String style, String title, String href) {}

  /**
   * Draws it.
   *
   * @param id unique on its page
   */
  public RawString draw(String id, String title, String description) {
    double height = FLAGS_HEIGHT + lanes.size() * LANE_HEIGHT + AXIS_HEIGHT;
    Svg svg = new Svg(id, "lanes", WIDTH, height, title, description);
    double bottom = height - AXIS_HEIGHT;
    for (TimeAxis.Tick tick : axis.ticks()) {
      svg.line("grid", x(tick.at()), FLAGS_HEIGHT, x(tick.at()), bottom);
      svg.text("tick", x(tick.at()), height - 8, tick.text());
    }
    marks(svg, "flag", flags, FLAGS_HEIGHT / 2);
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      double middle = FLAGS_HEIGHT + (i + 0.5) * LANE_HEIGHT;
      svg.line("ground", LEFT, middle, RIGHT, middle);
      svg.text("lane", 0, middle + 4, lane.name());
      lane.bars().stream().filter(this::isShown).forEach(bar -> bar(svg, bar, middle));
      marks(svg, "mark", lane.marks(), middle);
    }
    return svg.done();
  }

  private void bar(Svg svg, Item bar, double middle) {
    double from = x(bar.from());
    double width = Math.max(3, x(bar.until()) - from);
    svg.link(bar.href()).group("bar " + bar.style(), bar.title());
    svg.rect("", from, middle - BAR_HEIGHT / 2, width, BAR_HEIGHT).end().end();
  }

  private void marks(Svg svg, String kind, List<Item> items, double middle) {
    for (List<Item> group : groups(items)) {
      Item first = group.get(0);
      double x = x(first.from());
      svg.link(first.href());
      svg.group(
          kind + " " + style(kind, group, items),
          String.join("\n", group.stream().map(Item::title).toList()));
      if (first.until().isAfter(first.from())) {
        svg.line("unsure", x, middle, x(first.until()), middle);
      }
      svg.circle("", x, middle, group.size() > 1 ? MARK_RADIUS + 2 : MARK_RADIUS);
      if (group.size() > 1) {
        svg.text("count", x, middle + 3.5, Integer.toString(group.size()));
      }
      svg.end().end();
    }
  }

  /** Of flags that lie on each other the one that comes first in its list; marks show a mixture. */
  private static String style(String kind, List<Item> group, List<Item> items) {
    if (kind.equals("flag")) {
      return group.stream().min(Comparator.comparingInt(items::indexOf)).orElseThrow().style();
    }
    return group.stream().map(Item::style).distinct().count() == 1
        ? group.get(0).style()
        : "several";
  }

  /** Those that would lie on each other, oldest first. */
  private List<List<Item>> groups(List<Item> items) {
    List<List<Item>> groups = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Item item :
        items.stream().filter(this::isShown).sorted(Comparator.comparing(Item::from)).toList()) {
      if (x(item.from()) - last >= TOGETHER_WITHIN) {
        groups.add(new ArrayList<>());
        last = x(item.from());
      }
      groups.get(groups.size() - 1).add(item);
    }
    return groups;
  }

  private boolean isShown(Item item) {
    return !item.until().isBefore(axis.from()) && !item.from().isAfter(axis.until());
  }

  private double x(Instant time) {
    double share =
        (double) Duration.between(axis.from(), time).toMillis()
            / Duration.between(axis.from(), axis.until()).toMillis();
    return LEFT + Math.max(0, Math.min(1, share)) * (RIGHT - LEFT);
  }
}
