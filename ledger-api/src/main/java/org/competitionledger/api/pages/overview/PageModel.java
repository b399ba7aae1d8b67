package org.competitionledger.api.pages.overview;

import java.util.List;
import org.competitionledger.api.pages.Dates;

/** What the templates place; texts only. */
public final class PageModel {

  private PageModel() {}

  /** The page of one competition. */
  public record Competition(
      String id,
      String name,
      String description,
      String badge,
      String badgeClass,
      boolean reconstructed,
      String licence,
      String attribution,
      List<Tab> tabs,
      Table table,
      List<Change> changes,
      List<Finding> findings,
      List<Entry> timeline,
      long lastSequence) {}

  /** A stage to choose. */
  public record Tab(String id, String name, boolean current) {}

  /**
   * A table.
   *
   * @param empty what to say instead of rows; empty if there are rows
   */
  public record Table(
      String stage,
      String status,
      String statusClass,
      String version,
      String publication,
      List<String> criteria,
      List<Row> rows,
      boolean provisional,
      List<Part> announced,
      String empty) {}

  /** A row. */
  public record Row(
      String rank,
      String name,
      String total,
      boolean published,
      List<Cell> cells,
      String outcome,
      String outcomeClass,
      String note,
      boolean cutBelow) {}

  /** Points of one criterion. */
  public record Cell(String text, boolean number) {}

  /** A change of the rules. */
  public record Change(
      long sequence, Dates.When date, String title, String direction, String directionClass) {}

  /** An event in a line. */
  public record Part(long sequence, String title) {}

  /** A finding; resolved ones are told apart by their age. */
  public record Finding(
      String code,
      String title,
      String detail,
      String severity,
      String severityClass,
      String age,
      boolean resolved,
      List<Long> sequences) {}

  /** An event in the timeline. */
  public record Entry(
      long sequence, Dates.When date, String sentence, String source, String sourceClass) {}
}
