package org.competitionledger.api.pages.overview;

import java.util.List;
import java.util.Locale;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Label;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.wording.JsonInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.view.Difference;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.SegmentOp;
import org.competitionledger.view.StageTiming;

/** Changes of the rules as texts. */
final class ChangeModel {

  private final StateNames names;
  private final Dates dates;
  private final Language language;
  private final ImpactModel impacts;

  ChangeModel(StateNames names, Dates dates, Language language) {
    this.names = names;
    this.dates = dates;
    this.language = language;
    this.impacts = new ImpactModel(names, language);
  }

  PageModel.Change of(ChangeReport told) {
    RuleChange change = told.change();
    String direction = change.getDirection().name().toLowerCase(Locale.ROOT);
    return new PageModel.Change(
        change.getSequence(),
        dates.of(change.getOccurredAt(), change.getRecordedAt()),
        language.text(change.getTitle()),
        Label.of(direction, language),
        direction,
        change.getTiming().stream().map(this::timing).toList(),
        notice(change.getNoticeDays()),
        language.text(change.getRationale()),
        together(told.announcedWith(), language),
        impacts.of(told.impact(), change.getSequence()),
        change.getDifferences().stream().map(this::difference).toList());
  }

  /** What was announced in one go with a change or a promise. */
  static List<PageModel.Part> together(List<AnnouncedTogether.Part> parts, Language language) {
    return parts.stream()
        .map(part -> new PageModel.Part(part.sequence(), language.text(part.title())))
        .toList();
  }

  private String timing(StageTiming timing) {
    return language.text(names.stage(timing.getStage()))
        + ": "
        + Label.of(timing.getPhase().name(), language);
  }

  private String notice(Integer days) {
    if (days == null) {
      return "";
    }
    if (days == 0) {
      return Label.say(language, "no-notice");
    }
    String unit = days < 0 ? "retroactive-days" : "notice-days";
    return Math.abs(days) + (language == Language.KO ? "" : " ") + Label.say(language, unit);
  }

  private PageModel.Difference difference(Difference difference) {
    return new PageModel.Difference(
        difference.getPointer(),
        difference.getSegments().stream()
            .map(
                segment ->
                    new PageModel.Piece(
                        segment.getOp() == SegmentOp.INSERT
                            ? "insert"
                            : segment.getOp() == SegmentOp.DELETE ? "delete" : "equal",
                        segment.getText()))
            .toList(),
        JsonInWords.of(difference.getOldValue(), language.tag()),
        JsonInWords.of(difference.getNewValue(), language.tag()));
  }
}
