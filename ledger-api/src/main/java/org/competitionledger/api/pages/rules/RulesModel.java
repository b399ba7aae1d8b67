package org.competitionledger.api.pages.rules;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.SourceNote;
import org.competitionledger.api.pages.Told;
import org.competitionledger.core.wording.DifferencesInWords;
import org.competitionledger.core.wording.RecordInWords.Part;

/** What the templates of this room place; texts only. */
public final class RulesModel {

  private RulesModel() {}

  /**
   * The room.
   *
   * @param moment as of when, in words; empty for now
   * @param history newest first
   * @param older the sequence before which older changes stand; -1 if these are all
   */
  public record Overview(
      String moment,
      List<InForce> inForce,
      List<Integer> versions,
      List<Change> history,
      long older,
      List<Promise> promises) {}

  /**
   * The set that governs some stages.
   *
   * @param stages their names
   * @param announced versions that are known and take hold later
   */
  public record InForce(String stages, Optional<Document> document, List<Told> announced) {}

  /**
   * A version as a document.
   *
   * @param stages the names of the stages that it covers
   * @param total the greatest total; empty where none is declared
   */
  public record Document(
      int version,
      long sequence,
      String stages,
      Dates.When starts,
      String total,
      List<Item> scored,
      List<Item> others,
      List<Clause> clauses) {}

  /**
   * A criterion.
   *
   * @param depth how many criteria it is part of
   * @param kind what it is, where it gives no points; empty where it does
   * @param open what is not said yet; empty where it is fixed
   * @param method how its points come about
   */
  public record Item(
      String name,
      int depth,
      String kind,
      Optional<Weight> weight,
      String definition,
      Open open,
      List<Part> method,
      List<Told> interpretations) {}

  /**
   * How much a criterion weighs.
   *
   * @param share of the greatest total, in per cent; empty where that is not known
   */
  public record Weight(String points, String share, RawString bar) {}

  /**
   * What is left open.
   *
   * @param undefined since when it has no definition; empty if it has one
   * @param points what its definition leaves open
   */
  public record Open(String undefined, List<String> points) {}

  /** What else the set says, for example of ties. */
  public record Clause(String title, List<String> sentences) {}

  /**
   * A change of the rules.
   *
   * @param together what was announced in one go with it
   * @param more how many differences there are beside those told
   */
  public record Change(
      long sequence,
      Head head,
      Why why,
      List<Stage> stages,
      List<Told> together,
      List<DifferencesInWords.Told> differences,
      int more,
      List<Impact> impacts) {}

  /**
   * What a change was.
   *
   * @param notice how long before it applied; empty where it says not from when
   * @param compare the versions that it lies between, as in the address; empty if it made none
   */
  public record Head(
      String date,
      String title,
      String direction,
      String directionClass,
      String notice,
      String who,
      Optional<SourceNote> source,
      String compare) {}

  /** Why a change was made, as stated; empty where that was not said. */
  public record Why(String rationale, String legalBasis, Optional<String> dryRun) {}

  /** How far a stage was at a change. */
  public record Stage(String name, String phase, Optional<RawString> lanes) {}

  /**
   * What a change did to a stage.
   *
   * @param summary nothing while it is being worked out
   * @param picture who gained and who lost
   * @param more whether more moved than are listed
   */
  public record Impact(
      String title, String summary, Optional<RawString> picture, List<Move> moves, boolean more) {}

  /**
   * An entry that stands elsewhere.
   *
   * @param crossed to which side of the cut it came; empty if it stays on its side
   */
  public record Move(String name, String from, String to, String crossed, String crossedClass) {}

  /**
   * A promise.
   *
   * @param facts who made it, how old it is, when it is due
   * @param kept the event that kept it; -1 if none did
   */
  public record Promise(
      long sequence,
      String text,
      List<String> facts,
      String standing,
      String standingClass,
      long kept,
      List<Told> together) {}

  /** Two versions side by side. */
  public record Comparison(
      int from,
      int to,
      List<Integer> versions,
      List<DifferencesInWords.Told> differences,
      int more) {}
}
