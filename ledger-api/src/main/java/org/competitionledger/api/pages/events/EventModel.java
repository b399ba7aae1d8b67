package org.competitionledger.api.pages.events;

import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.SourceNote;
import org.competitionledger.api.pages.Told;
import org.competitionledger.core.wording.RecordInWords.Part;

/**
 * An event as texts.
 *
 * @param changed where to see what it did
 * @param data what it says, field by field
 */
public record EventModel(
    long sequence,
    String sentence,
    Circumstances circumstances,
    List<Link> changed,
    Others others,
    List<Found> findings,
    Proof proof,
    List<Part> data) {

  /**
   * When, who, and how it is known.
   *
   * @param occurred empty where that was not said
   * @param announced empty where that was not said
   * @param party who acted; empty where it is who recorded it
   * @param recorder who recorded it, and in which role
   */
  public record Circumstances(
      String occurred,
      String announced,
      Dates.When recorded,
      String party,
      String recorder,
      Optional<SourceNote> source) {}

  /** A place to go on. */
  public record Link(String text, String href) {}

  /**
   * Events that belong to it.
   *
   * @param together what was announced, or recorded, in one go with it
   * @param causes what it corrects, amends or follows from
   * @param later what corrects it, or follows from it
   * @param cut whether later ones were not looked for to the end
   */
  public record Others(List<Told> together, List<Told> causes, List<Told> later, boolean cut) {}

  /** A finding that rests on it. */
  public record Found(String key, String title, String severity, String severityClass) {}

  /**
   * Its place in the log.
   *
   * @param leafHash Base64, as in its receipt
   * @param size of the newest signed head; 0 if nothing is signed yet
   */
  public record Proof(String leafHash, long size, boolean signed) {}
}
