package org.competitionledger.api.pages.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.SourceNote;
import org.competitionledger.api.pages.Told;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.wording.DifferencesInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.Times;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.projections.EventLog;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.StageTiming;

/** Changes of the rules as texts. */
final class ChangeModel {

  private final Frame frame;
  private final StateNames names;
  private final Dates dates;
  private final StageSpans spans;
  private final DifferencesInWords differences;
  private final ImpactModel impacts;

  ChangeModel(Reading reading, Frame frame, EventLog log) {
    this.frame = frame;
    this.names = new StateNames(reading.state());
    this.dates = new Dates(reading.zone());
    this.spans = new StageSpans(reading, frame, log);
    this.differences = new DifferencesInWords(names, frame.language());
    this.impacts = new ImpactModel(reading.state(), frame);
  }

  /**
   * A change.
   *
   * @param differencesMax so many are told
   */
  RulesModel.Change of(ChangeReport told, int differencesMax) {
    RuleChange change = told.change();
    List<DifferencesInWords.Told> all = differences.of(change.getKind(), change.getDifferences());
    return new RulesModel.Change(
        change.getSequence(),
        head(change),
        new RulesModel.Why(
            text(change.getRationale()),
            text(change.getLegalBasis()),
            Optional.ofNullable(change.getDryRun())),
        change.getTiming().stream().map(timing -> stage(change, timing)).toList(),
        together(told.announcedWith(), frame),
        all.subList(0, Math.min(differencesMax, all.size())),
        Math.max(0, all.size() - differencesMax),
        impacts.of(change.getSequence(), told.impact()));
  }

  /** What was announced in one go with a change or a promise. */
  static List<Told> together(List<AnnouncedTogether.Part> parts, Frame frame) {
    return parts.stream()
        .map(part -> new Told(part.sequence(), frame.language().text(part.title())))
        .toList();
  }

  private RulesModel.Head head(RuleChange change) {
    String direction = change.getDirection().name().toLowerCase(Locale.ROOT);
    return new RulesModel.Head(
        date(change),
        text(change.getTitle()),
        Label.of(direction, frame.language()),
        direction,
        notice(change.getNoticeDays()),
        change.getParty() == null ? "" : text(names.of(change.getParty())),
        SourceNote.of(change.getSource(), frame.language()),
        compared(change));
  }

  /** When it happened and, where that is another time, when it was announced. */
  private String date(RuleChange change) {
    ApproximateTime occurred = change.getOccurredAt();
    String when =
        occurred == null
            ? dates.of(change.getRecordedAt()).text()
            : Times.of(occurred).in(frame.language());
    return change.getAnnouncedAt() == null
        ? when
        : frame.say("announced-on", when, Times.of(change.getAnnouncedAt()));
  }

  private static String compared(RuleChange change) {
    boolean made =
        change.getComparedWith() != null && change.getKind() != ChangeKind.CRITERION_INTERPRETED;
    return made ? "v" + change.getComparedWith() + "...v" + change.getVersion() : "";
  }

  private RulesModel.Stage stage(RuleChange change, StageTiming timing) {
    String phase = Label.of(timing.getPhase().name(), frame.language());
    return new RulesModel.Stage(
        text(names.stage(timing.getStage())),
        phase,
        spans.of(timing.getStage(), change.getSequence(), change.getLedgerTime(), phase));
  }

  private String notice(Integer days) {
    if (days == null) {
      return "";
    }
    return days == 0
        ? frame.say("no-notice")
        : frame.say(days < 0 ? "retroactive-by" : "notice-of", Math.abs(days));
  }

  private String text(LocalisedText text) {
    return frame.language().text(text);
  }
}
