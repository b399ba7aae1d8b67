package org.competitionledger.api.pages.embed;

import java.util.List;
import org.competitionledger.api.pages.Dates;

/** What the templates place; texts only. */
final class EmbedModel {

  private EmbedModel() {}

  /**
   * A table.
   *
   * @param announced the rules that take hold later
   * @param note what is to be said below it; empty if nothing is
   * @param empty what to say instead of rows; empty if there are rows
   */
  record Table(
      String stage,
      Badge status,
      String version,
      List<String> announced,
      List<String> criteria,
      List<Row> rows,
      String note,
      String empty) {}

  /** A word with the class of its colour. */
  record Badge(String text, String style) {}

  /**
   * A row.
   *
   * @param note why it has no rank; empty where it has
   */
  record Row(
      String id,
      String rank,
      String name,
      String note,
      Badge outcome,
      Cell total,
      List<Cell> cells,
      boolean cutBelow) {}

  /** A figure, or the word for why there is none. */
  record Cell(String text, boolean number) {}

  /** An event in a sentence. */
  record Entry(long sequence, Dates.When date, String sentence, Badge source) {}

  /** A finding. */
  record Finding(String title, String detail, Badge severity, String since, List<Long> sequences) {}

  /**
   * A change of the rules.
   *
   * @param timing what had happened in each stage by then
   * @param impacts what it did, a sentence a stage
   */
  record Change(
      long sequence,
      Dates.When date,
      String title,
      Badge direction,
      List<String> timing,
      String rationale,
      List<String> impacts) {}

  /**
   * How far the log is signed.
   *
   * @param signed how many events are, in a sentence
   * @param root the hash that stands for them all, in base 64
   * @param cosigned what is to be said of witnesses
   */
  record Proof(String signed, String root, String cosigned) {}
}
