package org.competitionledger.api.pages.participants;

import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.EventLine;

/**
 * What is on record of one participant; texts only.
 *
 * @param groups what else was recorded, by kind
 * @param told how far back was looked; empty where everything was
 * @param allHref all events that concern it
 */
record DossierModel(
    ParticipantsModel.Who who,
    Facts facts,
    List<ParticipantsModel.Call> calls,
    List<Result> results,
    List<Group> groups,
    List<Finding> findings,
    String told,
    String allHref) {

  /**
   * Who it is.
   *
   * @param country as it was recorded; empty if it was not
   * @param consortium who stands behind it, as last recorded
   */
  record Facts(
      ParticipantsModel.Step registered,
      String country,
      Optional<ParticipantsModel.Who> memberOf,
      List<ParticipantsModel.Who> members,
      List<Member> consortium) {}

  /** A member of a consortium, and its part in it; empty if none was stated. */
  record Member(String name, String part) {}

  /**
   * Its entry in a stage, and what it has there.
   *
   * @param facts rank, total and gates, each a few words; none where the stage has no table
   * @param href how that came about; empty where the stage has no table
   */
  record Result(String stage, ParticipantsModel.Entrant entrant, List<String> facts, String href) {}

  /**
   * Events of a kind.
   *
   * @param none what is said where there are none
   * @param lines newest first
   * @param moreHref all of them; empty where they are shown
   */
  record Group(String id, String title, String none, List<Item> lines, String moreHref) {}

  /**
   * An event.
   *
   * @param parts the components of a submission, each a few words
   */
  record Item(EventLine line, List<String> parts) {}

  /** A finding about it. */
  record Finding(
      String code,
      String title,
      String detail,
      String severity,
      String severityClass,
      List<Long> sequences) {}
}
