package org.competitionledger.api.pages.findings;

import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.SourceNote;

/** What the templates of this room place; texts only. */
public final class FindingsModel {

  private FindingsModel() {}

  /**
   * The room.
   *
   * @param counts how many of each severity are open, the gravest first
   * @param found those asked for, the gravest first
   * @param more how many of those there are beside the ones told
   */
  public record Overview(
      List<Count> counts, List<Choice> choices, List<Found> found, int more, boolean filtered) {}

  /** How many findings of a severity are open, and the address that shows them. */
  public record Count(String severity, String severityClass, int open, String href) {}

  /** A field of the form. */
  public record Choice(String name, String label, List<Option> options) {}

  /** One of its values; the empty one stands for all. */
  public record Option(String value, String text, boolean chosen) {}

  /**
   * A finding.
   *
   * @param resolvedBy the event that resolved it; -1 where none did
   * @param more how many events prove it beside those told
   */
  public record Found(
      String key,
      Head head,
      String detail,
      List<Evidence> evidence,
      int more,
      String resolved,
      long resolvedBy) {}

  /**
   * What a finding is.
   *
   * @param age since when, and for how long, in words
   */
  public record Head(
      String code, String title, String severity, String severityClass, String age) {}

  /** An event that proves it. */
  public record Evidence(
      long sequence, Dates.When date, String sentence, Optional<SourceNote> source) {}

  /**
   * A competition in which a finding occurs.
   *
   * @param count how many, of which so many are open, in words
   */
  public record Occurrence(String name, String href, String count) {}
}
