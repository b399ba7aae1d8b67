package org.competitionledger.api.pages.overview;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.standings.TableView;

/** What the overview shows; texts only. */
public record OverviewModel(
    Intro intro,
    Now now,
    Who who,
    Attention attention,
    Rules rules,
    Optional<TableView> table,
    Optional<Story> story) {

  /** A competition in a few lines. */
  public record Glance(Now now, List<Count> counts) {}

  /**
   * What it is.
   *
   * @param organizer who runs it; empty if the record doesn't say
   */
  public record Intro(
      String description,
      String organizer,
      String badge,
      String badgeClass,
      boolean reconstructed,
      String licence) {}

  /**
   * Where it stands.
   *
   * @param stage the stage opened last and its phase; empty before the first
   * @param ago how long the last event is ago
   */
  public record Now(String stage, Line last, String ago) {}

  /** An event in a sentence. */
  public record Line(long sequence, Dates.When date, String sentence) {}

  /**
   * Who is in, and who is not any more.
   *
   * @param inTitle of what those are the entries that are in
   * @param more how many of them are not named here
   */
  public record Who(String inTitle, List<Named> in, int more, List<Out> out) {}

  /** A participant. */
  public record Named(String id, String name) {}

  /** One that is out, and the event that says so. */
  public record Out(Named who, String stage, String outcome, String outcomeClass, long sequence) {}

  /**
   * What an auditor should look at.
   *
   * @param first the gravest that are open
   */
  public record Attention(List<Count> counts, List<Grave> first) {}

  /** How many findings weigh so much. */
  public record Count(String severity, String severityClass, int count) {}

  /** A finding. */
  public record Grave(
      String title, String detail, String severity, String severityClass, String href) {}

  /**
   * The rules.
   *
   * @param changes those of the criteria, newest first
   * @param compare the versions before and after the last that governs a stage, for a link; empty
   *     where there is one version
   * @param more how many changes of any kind are not listed
   * @param promises how many are open
   */
  public record Rules(List<Change> changes, String compare, int more, int promises) {}

  /** A change of the rules. */
  public record Change(
      long sequence, Dates.When date, String title, String direction, String directionClass) {}

  /**
   * The story in lanes, and as a list.
   *
   * @param zooms parts of it to look at alone, and the whole
   */
  public record Story(RawString picture, List<Scene> scenes, List<Zoom> zooms, Axis axis) {}

  /** A part of the story to look at. */
  public record Zoom(String name, String href) {}

  /** The first and the last moment of the picture, in milliseconds since 1970, for a script. */
  public record Axis(long from, long until) {}

  /** What the picture shows, in words. */
  public record Scene(Dates.When date, String lane, String title, String href) {}
}
