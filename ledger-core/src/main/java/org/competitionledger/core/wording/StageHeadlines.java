package org.competitionledger.core.wording;

import java.math.BigDecimal;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.event.StageScheduled;

/** Stages, their occasions, and calls. */
final class StageHeadlines {

  private StageHeadlines() {}

  static void addTo(Tellers tellers) {
    tellers.on(StageScheduled.class, (event, reading) -> scheduled(event));
    tellers.on(StageRescheduled.class, StageHeadlines::rescheduled);
    tellers.on(
        StageOpened.class,
        (event, reading) -> Headline.of("began", reading.stage(event.getStage())));
    tellers.on(
        EvaluationOpened.class,
        (event, reading) -> Headline.of("evaluation-began", reading.stage(event.getStage())));
    tellers.on(
        EvaluationClosed.class,
        (event, reading) -> Headline.of("evaluation-ended", reading.stage(event.getStage())));
    tellers.on(
        StageClosed.class,
        (event, reading) -> Headline.of("closed", reading.stage(event.getStage())));
    tellers.on(OccasionScheduled.class, StageHeadlines::occasionScheduled);
    tellers.on(OccasionClosed.class, StageHeadlines::occasionClosed);
    tellers.on(CallOpened.class, StageHeadlines::callOpened);
    tellers.on(CallChanged.class, StageHeadlines::callChanged);
    tellers.on(
        CallClosed.class,
        (event, reading) -> Headline.of("applications-closed", reading.call(event.getCall())));
  }

  private static Headline scheduled(StageScheduled event) {
    return Headline.of("was-scheduled", Term.of(event.getName()))
        .remark("preparation", event.getPreparation())
        .remark("evaluation", event.getEvaluation())
        .remark("planned-entries", event.getPlannedEntries());
  }

  private static Headline rescheduled(StageRescheduled event, Statement reading) {
    return Headline.of("schedule-of-changed", reading.stage(event.getStage()))
        .remark("preparation", event.getPreparation())
        .remark("evaluation", event.getEvaluation())
        .remark("planned-entries", event.getPlannedEntries())
        .because(event.getReason());
  }

  private static Headline occasionScheduled(OccasionScheduled event, Statement reading) {
    Term stage = reading.stage(event.getStage());
    Term number = Term.of(event.getOccasion());
    LocalisedText name = event.getName();
    Headline headline =
        name == null
            ? Headline.of("round-of-was-scheduled", stage, number)
            : Headline.of("round-of-was-scheduled-2", stage, number, Term.of(name));
    headline.remark("date", event.getDate());
    return multiplied(headline, event.getMultiplier());
  }

  private static Headline occasionClosed(OccasionClosed event, Statement reading) {
    Term stage = reading.stage(event.getStage());
    Term number = Term.of(event.getOccasion());
    Headline headline =
        reading
            .names()
            .occasion(event.getStage(), event.getOccasion())
            .map(name -> Headline.of("round-of-ended", stage, number, Term.of(name)))
            .orElseGet(() -> Headline.of("round-of-ended-2", stage, number));
    return multiplied(headline, event.getMultiplier()).because(event.getReason());
  }

  private static Headline multiplied(Headline headline, BigDecimal multiplier) {
    return multiplier == null
        ? headline
        : headline.remark("points-multiplied", Term.of(multiplier));
  }

  private static Headline callOpened(CallOpened event, Statement reading) {
    Term name = Term.of(event.getName());
    Headline headline =
        event.getKind() == CallKind.ADDITIONAL
            ? Headline.of(
                "applications-opened-for-an-additional", name, reading.stage(event.getStage()))
            : Headline.of("applications-opened", name);
    headline.remark("open", event.getWindow());
    seats(headline, event.getSeats());
    return headline.remarkIf(
        event.getClauses().stream().anyMatch(clause -> clause.getKind() == ClauseKind.NO_AWARD),
        "no-award-clause");
  }

  private static Headline callChanged(CallChanged event, Statement reading) {
    Headline headline =
        Headline.of("terms-of-changed", reading.call(event.getCall()))
            .remark("new-deadline", event.getCloses());
    seats(headline, event.getSeats());
    return headline.remarkIf(event.getClauses() != null, "new-clauses").because(event.getReason());
  }

  private static void seats(Headline headline, Integer seats) {
    if (seats != null) {
      headline.remark("beside-4", Term.count(seats, "place", "places"));
    }
  }
}
