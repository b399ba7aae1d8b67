package org.competitionledger.core.impact;

import java.util.Optional;
import java.util.stream.Collectors;
import org.competitionledger.core.csv.Csv;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.view.Difference;
import org.competitionledger.view.RuleChange;

/** The rule-change history as CSV; the impact of a change is in its JSON. */
public final class ChangesCsv {

  private ChangesCsv() {}

  /** The columns. */
  public static Csv<RuleChange> columns() {
    return new Csv<RuleChange>()
        .integer("sequence", RuleChange::getSequence)
        .text("kind", change -> PublicName.of(change.getKind()))
        .integer("version", RuleChange::getVersion)
        .texts("title-ko", "title-en", RuleChange::getTitle)
        .texts("rationale-ko", "rationale-en", RuleChange::getRationale)
        .text("announced-at", change -> written(change.getAnnouncedAt()))
        .moment("recorded-at", RuleChange::getRecordedAt)
        .text("effective-from", change -> written(change.getEffectiveFrom()))
        .integer("notice-days", RuleChange::getNoticeDays)
        .text("direction", change -> PublicName.of(change.getDirection()))
        .text(
            "timing",
            change ->
                change.getTiming().stream()
                    .map(stage -> stage.getStage() + ": " + PublicName.of(stage.getPhase()))
                    .collect(Collectors.joining("; ")))
        .text(
            "differences",
            change ->
                change.getDifferences().stream()
                    .map(Difference::getPointer)
                    .collect(Collectors.joining(" ")));
  }

  /** As the writer gave it. */
  private static String written(ApproximateTime time) {
    return Optional.ofNullable(time).map(ApproximateTime::getWritten).orElse(null);
  }
}
