package org.competitionledger.cli.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;

/** A competition's rule changes, promises and findings, in no language yet. */
record AuditReport(
    About about, List<ChangeReport> changes, List<Promise> promises, List<Finding> findings) {

  /** A report as it was gathered, from a log or from a service. */
  interface Gathered {

    /** What is told. */
    AuditReport report();

    /** The same for machines: {@code {competition, changes, promises, findings}}, pretty. */
    String json();
  }

  /**
   * The competition.
   *
   * @param live whether it was recorded as it happened
   * @param zone in which days are told
   * @param stages what they are called, by id
   */
  record About(
      String id,
      LocalisedText name,
      boolean live,
      ZoneId zone,
      long lastSequence,
      Map<String, LocalisedText> stages) {}

  /**
   * A promise and how it stands.
   *
   * @param party who made it; null if nobody is named
   * @param due null without a date
   */
  record Promise(
      LocalisedText text,
      Party party,
      long made,
      Instant madeAt,
      ApproximateTime due,
      Promises.Status status) {}

  /**
   * A finding. Its code may be one that only a newer ledger knows.
   *
   * @param openDays for how many calendar days it was, or has been, open
   */
  record Finding(
      Severity severity,
      LocalisedText title,
      LocalisedText detail,
      List<Long> sequences,
      Instant since,
      long openDays,
      boolean resolved) {}

  /** Whether a finding of this severity or a heavier one is open. */
  boolean hasOpen(Severity least) {
    return findings.stream()
        .anyMatch(found -> !found.resolved() && found.severity().compareTo(least) >= 0);
  }
}
