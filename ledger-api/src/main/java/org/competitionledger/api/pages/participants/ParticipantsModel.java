package org.competitionledger.api.pages.participants;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.SourceNote;

/**
 * What the page places; texts only.
 *
 * @param told how many there are and which are shown, in a sentence
 * @param others who has neither applied nor an entry
 * @param nextHref where to go on; empty on the last page
 */
record ParticipantsModel(
    String told, List<Call> calls, List<Stage> stages, List<Who> others, String nextHref) {

  /** A participant by its name. */
  record Who(String id, String name) {}

  /**
   * Something that was recorded of a participant.
   *
   * @param words what was said of it then, or why; empty if nothing was
   */
  record Step(long sequence, Dates.When date, Optional<SourceNote> source, String words) {}

  /**
   * A call.
   *
   * @param facts what is known of it, each a few words
   */
  record Call(String id, String name, List<String> facts, long opened, List<Applicant> rows) {}

  /**
   * What a participant did about a call.
   *
   * @param eligible whether it was said to be eligible, in words
   * @param phase where its application stands, in words; empty where it made none
   * @param decided with what it got there, other than by applying
   */
  record Applicant(
      Who who,
      String eligible,
      Optional<Step> intended,
      Optional<Step> declined,
      Optional<Step> applied,
      String phase,
      String phaseClass,
      Optional<Step> decided) {}

  /**
   * A stage.
   *
   * @param bars days to prepare; empty where they are on record for nobody
   * @param evaluation when the evaluation is planned to start; empty where it is not on record
   */
  record Stage(
      String id, String name, List<Entrant> rows, Optional<RawString> bars, String evaluation) {}

  /**
   * An entry.
   *
   * @param route how it came in, in words
   * @param days to prepare, in words
   * @param outcome the event that gave it its status; empty while it is in
   */
  record Entrant(
      Who who,
      String route,
      Step admitted,
      String days,
      String status,
      String statusClass,
      Optional<Step> outcome) {}
}
