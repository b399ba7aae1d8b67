package org.competitionledger.core.findings;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.competitionledger.view.Finding;

/**
 * A finding at a moment.
 *
 * @param code its rule
 * @param finding the finding; what lies after the moment is not to be read from it
 * @param resolved whether it was resolved by then
 * @param until when it was resolved, or else the moment
 */
public record FindingAt(FindingCode code, Finding finding, boolean resolved, Instant until) {

  /** Empty if it had not come up by then, or never held. */
  public static Optional<FindingAt> of(Finding finding, Instant at) {
    Instant since = finding.getSince();
    Instant resolvedAt = finding.getResolvedAt();
    boolean never = resolvedAt != null && resolvedAt.isBefore(since);
    if (never || since.isAfter(at)) {
      return Optional.empty();
    }
    boolean resolved = resolvedAt != null && !resolvedAt.isAfter(at);
    return FindingCode.of(finding.getCode())
        .map(code -> new FindingAt(code, finding, resolved, resolved ? resolvedAt : at));
  }

  /**
   * What it is called in addresses, for ever and in its competition alone: its code and what it is
   * about, {@code promise-open.details}.
   */
  public String key() {
    String subject = finding.getSubject().replace('|', '.').replaceAll("[^A-Za-z0-9._-]", "_");
    return subject.isEmpty() ? code.code() : code.code() + '.' + subject;
  }

  /** Calendar days of the zone for which it has been, or was, open. */
  public long openDays(ZoneId zone) {
    return ChronoUnit.DAYS.between(
        finding.getSince().atZone(zone).toLocalDate(), until.atZone(zone).toLocalDate());
  }
}
