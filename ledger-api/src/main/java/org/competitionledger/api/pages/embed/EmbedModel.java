package org.competitionledger.api.pages.embed;

import java.util.List;
import org.competitionledger.api.pages.Dates;

/** What the templates place; texts only. */
final class EmbedModel {

  private EmbedModel() {}

  /** A word with the class of its colour. */
  record Badge(String text, String style) {}

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
