package org.competitionledger.api.pages.standings;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Optional;

/**
 * A table as the template {@code standings-table} places it; texts only.
 *
 * @param caption whose it is, and by which rule the cut is made
 * @param announced rules that take hold later
 * @param heads the rows of the head
 * @param empty what to say instead of rows; empty if there are rows
 * @param pages empty where all rows are shown
 */
public record TableView(
    String caption,
    Optional<Status> status,
    List<Part> announced,
    List<List<Head>> heads,
    List<Row> rows,
    List<String> notes,
    String empty,
    Optional<Pages> pages) {

  /**
   * How far it may be relied on.
   *
   * @param sentence the same at length
   * @param event the event that certified or restated it; -1 if none did
   */
  public record Status(
      String text, String style, String sentence, long event, String version, String publication) {}

  /** An event that is told of. */
  public record Part(long sequence, String title) {}

  /**
   * A cell of the head.
   *
   * @param detail what stands below its name: its maximum
   * @param columns how many columns it spans; it is the head of a group where they are several
   * @param rows how many rows of the head it spans
   * @param fold where the parts of a criterion are folded away, or shown
   */
  public record Head(
      String text, String style, String detail, int columns, int rows, Optional<Link> fold) {

    public boolean group() {
      return columns > 1 || style.contains("group");
    }
  }

  /** A link, with what it does for those who do not see where it stands. */
  public record Link(String href, String text, String label) {}

  /**
   * A row.
   *
   * @param key unique on the page
   * @param href its explanation; empty where the table links to none
   * @param notes why it is not ranked, and the like
   * @param cells the outcome first, then the total, criteria and gates
   * @param cutBelow what is said of the cut line below it; empty where there is none
   * @param step where it came from, in the table of a step
   */
  public record Row(
      String key,
      String rank,
      String name,
      String href,
      List<String> notes,
      List<Cell> cells,
      String cutBelow,
      Optional<Step> step) {}

  /**
   * How a row came to its place by a step.
   *
   * @param style {@code up}, {@code down}, {@code new} or {@code same}
   * @param arrow how far; empty where it stands as before
   * @param said the same in a sentence; empty where there is nothing to say of it
   * @param own whether the step is about this row
   */
  public record Step(String style, String arrow, String said, boolean own) {}

  /**
   * A cell.
   *
   * @param badge the class of a badge; empty for none
   * @param range what published figures leave open where a figure was not published
   */
  public record Cell(String text, String style, String badge, Optional<Open> range) {

    static Cell of(String text, String style) {
      return new Cell(text, style, "", Optional.empty());
    }
  }

  /** What is left open for a figure: in figures, in a sentence, and drawn. */
  public record Open(String text, String sentence, Optional<RawString> bar) {}

  /** Other parts of a long table. */
  public record Pages(String text, Optional<String> previous, Optional<String> next) {}

  /** How many columns there are behind the rank and the name. */
  public int width() {
    return rows.isEmpty() ? 0 : rows.get(0).cells().size() + 2;
  }
}
