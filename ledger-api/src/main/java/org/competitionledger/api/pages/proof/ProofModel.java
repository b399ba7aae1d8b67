package org.competitionledger.api.pages.proof;

import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;

/**
 * What the page places; texts only.
 *
 * @param head the newest head that is shown; empty if nothing was signed yet
 * @param waiting what is to be said of a newer head that waits for witnesses; empty if none does
 * @param keys newest first
 * @param forks what witnesses told of heads that contradict each other
 * @param beside what else is on record of the log
 * @param told what the verification in the browser says, by its key
 */
record ProofModel(
    Optional<Head> head,
    String waiting,
    List<Key> keys,
    Witnesses witnesses,
    List<Fork> forks,
    List<Certified> certified,
    Beside beside,
    List<Told> told) {

  /**
   * A signed head.
   *
   * @param last the last event that it covers; -1 for none
   * @param recorded when that one was recorded
   */
  record Head(String origin, long size, String root, String text, long last, Dates.When recorded) {}

  /**
   * The register and the log of refusals.
   *
   * @param registered where the log stands in the register, in a sentence
   * @param refused how many commands the rules turned down, in a sentence
   * @param refusals counted: why, by whom, and how late they came
   */
  record Beside(String registered, String refused, List<Refusals> refusals) {}

  /** Refusals counted by one thing; its parts as the title says. */
  record Refusals(String title, List<Refused> parts) {}

  /** How many commands were turned down of a kind. */
  record Refused(String title, long count) {}

  /**
   * A key of the log.
   *
   * @param signed whether it signed the head
   * @param added the event that announced it; empty for the first, which none did
   * @param retired the event that retired it
   */
  record Key(String vkey, boolean signed, Optional<Long> added, Optional<Long> retired) {}

  /**
   * The witnesses.
   *
   * @param met how many of them signed, in a sentence
   * @param vkeys of all, with a space between
   */
  record Witnesses(String met, boolean enough, int quorum, List<Witness> all, String vkeys) {}

  /**
   * A witness.
   *
   * @param cosigned when it found the head consistent; empty if it did not
   */
  record Witness(String name, List<String> vkeys, Optional<Dates.When> cosigned) {}

  /** A finding of the log that no event tells. */
  record Fork(String code, String title, String detail) {}

  /**
   * The latest certification of a stage's table.
   *
   * @param certified the event that certified it
   * @param asOf the event as of which the table stood so
   * @param digestHref where the digest and the text that was hashed can be had
   */
  record Certified(
      String stage,
      String status,
      String statusClass,
      String version,
      long certified,
      long asOf,
      String digest,
      String digestHref) {}

  /** A text of the verification, with its places as they are. */
  record Told(String key, String text) {}
}
