package org.competitionledger.api.pages.findings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.SourceNote;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.Event;
import org.competitionledger.projections.EventLog;
import org.competitionledger.view.Finding;

/** Findings of a competition with the events that prove them. */
final class FoundInWords {

  private final Reading reading;
  private final Frame frame;
  private final EventLog log;
  private final Dates dates;
  private final StateNames names;
  private final Map<Long, Optional<FindingsModel.Evidence>> known = new HashMap<>();

  FoundInWords(Reading reading, Frame frame, EventLog log) {
    this.reading = reading;
    this.frame = frame;
    this.log = log;
    this.dates = new Dates(reading.zone());
    this.names = new StateNames(reading.state());
  }

  /**
   * A finding.
   *
   * @param evidenceMax so many of the events that prove it are told
   */
  FindingsModel.Found of(FindingAt found, int evidenceMax) {
    Finding finding = found.finding();
    List<FindingsModel.Evidence> evidence =
        finding.getSequences().stream()
            .limit(evidenceMax)
            .map(sequence -> known.computeIfAbsent(sequence, this::read))
            .flatMap(Optional::stream)
            .toList();
    return new FindingsModel.Found(
        found.key(),
        head(found),
        frame.language().text(finding.getDetail()),
        evidence,
        Math.max(0, finding.getProofs() - evidence.size()),
        found.resolved() ? frame.say("resolved-on", dates.of(found.until())) : "",
        found.resolved() ? finding.getResolvedBy() : -1);
  }

  private FindingsModel.Head head(FindingAt found) {
    String severity = found.code().severity().text();
    return new FindingsModel.Head(
        found.code().code(),
        frame.language().text(found.code().title()),
        Label.of(severity, frame.language()),
        severity,
        frame.say(
            found.resolved() ? "was-open" : "is-open",
            dates.of(found.finding().getSince()),
            found.openDays(reading.zone())));
  }

  private Optional<FindingsModel.Evidence> read(long sequence) {
    return log.read(reading.competition(), sequence - 1, 1).stream()
        .findFirst()
        .map(stored -> evidence(stored.event()));
  }

  private FindingsModel.Evidence evidence(Event event) {
    return new FindingsModel.Evidence(
        event.getSequence(),
        dates.of(event.getSaid().getOccurredAt(), event.getRecordedAt()),
        frame.language().text(Headlines.of(event, names)),
        SourceNote.of(event.getSaid().getSource(), frame.language()));
  }
}
