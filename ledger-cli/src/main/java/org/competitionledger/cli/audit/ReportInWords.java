package org.competitionledger.cli.audit;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.competitionledger.cli.audit.AuditReport.Finding;
import org.competitionledger.cli.audit.AuditReport.Promise;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.wording.JsonInWords;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;
import org.competitionledger.view.Difference;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.ImpactPlace;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.Segment;
import org.competitionledger.view.StageTiming;

/** What both forms of a report say, in one language. */
record ReportInWords(AuditReport report, ReportWords words) {

  String name() {
    return text(report.about().name());
  }

  String about() {
    AuditReport.About about = report.about();
    return about.id()
        + " · "
        + words.say(about.live() ? "live" : "reconstructed")
        + " · "
        + words.say("events", about.lastSequence() + 1);
  }

  /** Open ones first, the heaviest first; then in the order in which they came up. */
  List<Finding> findings() {
    return report.findings().stream()
        .sorted(comparing(Finding::resolved).thenComparing(Finding::severity, reverseOrder()))
        .toList();
  }

  /** How many are open, by severity. */
  String summary() {
    Map<Severity, Long> open =
        report.findings().stream()
            .filter(finding -> !finding.resolved())
            .collect(
                Collectors.groupingBy(
                    Finding::severity, () -> new TreeMap<>(reverseOrder()), Collectors.counting()));
    long all = open.values().stream().mapToLong(Long::longValue).sum();
    String each =
        open.entrySet().stream()
            .map(counted -> severity(counted.getKey()) + " " + counted.getValue())
            .collect(Collectors.joining(", "));
    return all == 0 ? words.say("no-findings") : words.say("summary", all, each);
  }

  String severity(Severity severity) {
    return words.say(severity.text());
  }

  /** {@code #31, #35}. */
  static String sequences(Finding finding) {
    return finding.sequences().stream()
        .map(sequence -> "#" + sequence)
        .collect(Collectors.joining(", "));
  }

  /** For how long it was open, and whether it still is. */
  String age(Finding finding) {
    return words.say(finding.resolved() ? "resolved-days" : "open-days", finding.openDays());
  }

  /** Open ones first; then in the order in which they were made. */
  List<Promise> promises() {
    return report.promises().stream()
        .sorted(comparing(promise -> promise.status().kept()))
        .toList();
  }

  /** In a few words each: who, the event, the day, its due date. */
  List<String> made(Promise promise) {
    List<String> made = new ArrayList<>();
    String by = party(promise.party(), "");
    if (!by.isEmpty()) {
      made.add(by);
    }
    made.add("#" + promise.made());
    made.add(day(promise.madeAt()));
    made.add(
        promise.due() == null
            ? words.say("no-due")
            : words.say("due") + ' ' + promise.due().getWritten());
    return made;
  }

  /** How it stands, and how old it is. */
  String standing(Promise promise) {
    return words.say(
        "promise-" + PublicName.of(promise.status().standing()), promise.status().ageDays());
  }

  /** When a change happened in the world, as the writer gave it, or else its ledger time. */
  String date(RuleChange change) {
    return change.getOccurredAt() == null
        ? day(change.getLedgerTime())
        : change.getOccurredAt().getWritten();
  }

  /** In a few words each: direction, notice, timing of every stage. */
  List<String> facts(RuleChange change) {
    List<String> facts = new ArrayList<>();
    facts.add(words.say(PublicName.of(change.getDirection())));
    if (change.getNoticeDays() != null) {
      int notice = change.getNoticeDays();
      facts.add(
          notice == 0
              ? words.say("no-notice")
              : words.say(notice < 0 ? "retroactive" : "notice-days", Math.abs(notice)));
    }
    for (StageTiming timing : change.getTiming()) {
      facts.add(stage(timing.getStage()) + ": " + words.say(PublicName.of(timing.getPhase())));
    }
    return facts;
  }

  /** In a few words each: who, from what source, announced, recorded and effective times. */
  List<String> origin(RuleChange change) {
    List<String> origin = new ArrayList<>();
    origin.add(words.say("by") + ": " + party(change.getParty(), change.getActor().getSubject()));
    if (change.getSource() != null) {
      String citation = text(change.getSource().getCitation());
      origin.add(
          words.say("source-" + change.getSource().getKind())
              + (citation.isEmpty() ? "" : ": " + citation));
    }
    said("announced", change.getAnnouncedAt()).ifPresent(origin::add);
    origin.add(words.say("recorded") + ' ' + day(change.getRecordedAt()));
    said("effective", change.getEffectiveFrom()).ifPresent(origin::add);
    return origin;
  }

  private Optional<String> said(String what, ApproximateTime time) {
    return Optional.ofNullable(time).map(at -> words.say(what) + ' ' + at.getWritten());
  }

  /** What was announced in one go with a change. */
  List<String> together(ChangeReport change) {
    return change.announcedWith().stream()
        .map(part -> "#" + part.sequence() + ' ' + text(part.title()))
        .toList();
  }

  /** A value that a difference tells; empty where there is none. */
  String value(String json) {
    return JsonInWords.of(json, words.language().tag());
  }

  /** A changed text, word by word; empty for what was added or removed, and all that is no text. */
  static List<Segment> pieces(Difference difference) {
    return difference.getOldValue() != null && difference.getNewValue() != null
        ? difference.getSegments()
        : List.of();
  }

  /** What a change did to a stage's table. */
  String impact(ImpactOnStage impact) {
    return words.say("impact", stage(impact.getStage()));
  }

  String moved(ImpactOnStage impact) {
    return impact.getMoves().isEmpty()
        ? words.say("impact-none")
        : words.say("impact-moves", impact.getMoved(), impact.getEntries(), impact.getCrossed());
  }

  String participant(ImpactMove move) {
    return move.getName() == null ? move.getParticipant() : text(move.getName());
  }

  /**
   * A rank, or the section where there is none; nothing where there was no such entry. Beside an
   * unchanged rank stands what the cut says, which then is what changed.
   */
  String place(ImpactPlace place, ImpactMove move) {
    if (place.getRank() != null) {
      boolean sameRank = Objects.equals(move.getBefore().getRank(), move.getAfter().getRank());
      boolean cut = sameRank && place.getCut() != null;
      return place.getRank() + (cut ? " (" + words.say("cut-" + place.getCut()) + ")" : "");
    }
    return place.getSection() == null ? "–" : words.say(place.getSection());
  }

  /** To which side of the cut it came; empty if it stays on its side. */
  String crossed(ImpactMove move) {
    return move.getCrossed() == null ? "" : words.say("crossed-" + move.getCrossed());
  }

  /** In this language, or else in the other; empty for nothing. */
  String text(LocalisedText text) {
    return words.language().text(text);
  }

  /** The day in the competition's zone. */
  String day(Instant instant) {
    return instant.atZone(report.about().zone()).toLocalDate().toString();
  }

  private String stage(String id) {
    String name = text(report.about().stages().get(id));
    return name.isEmpty() ? id : name;
  }

  private String party(Party party, String otherwise) {
    if (party == null) {
      return otherwise;
    }
    String name = text(party.getName());
    return name.isEmpty() ? party.getId() : name;
  }
}
