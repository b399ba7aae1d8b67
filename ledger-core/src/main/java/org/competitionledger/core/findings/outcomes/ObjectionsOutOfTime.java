package org.competitionledger.core.findings.outcomes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.state.ObjectionPeriodState;
import org.competitionledger.state.StageState;

/**
 * An objection after the announced period for it had ended, or of one who had said that it would
 * not object. Both may be filed, and are told of: neither is a fault of who objects.
 */
public final class ObjectionsOutOfTime {

  private ObjectionsOutOfTime() {}

  public static void register(Observers observers) {
    observers.on(ObjectionFiled.class, ObjectionsOutOfTime::filed);
  }

  private static void filed(ObjectionFiled event, Observed at) {
    outcomeOf(event, at)
        .ifPresent(
            stage -> {
              at.state()
                  .find(StateKind.OBJECTION_PERIOD.key(stage))
                  .filter(period -> at.time().isAfter(end(period, at)))
                  .ifPresent(period -> afterPeriod(event, stage, period, at));
              at.state()
                  .find(Keys.waiver(stage, event.getParticipant()))
                  .ifPresent(waiver -> despiteWaiver(event, stage, waiver.getSequence(), at));
            });
  }

  /**
   * The stage whose outcome is objected to: the last in which the participant took part and that
   * had an outcome, as of the event objected to where one is named.
   */
  private static Optional<String> outcomeOf(ObjectionFiled event, Observed at) {
    long against = event.getAgainst() == null ? Long.MAX_VALUE : event.getAgainst();
    StageState[] last = {null};
    Comparator<StageState> byOutcome = Comparator.comparingLong(StageState::getFirstOutcome);
    at.state()
        .scan(
            StateKind.STAGE,
            "",
            (key, stage) -> {
              if (stage.getFirstOutcome() >= 0
                  && stage.getFirstOutcome() <= against
                  && at.entry(stage.getStage(), event.getParticipant()).isPresent()
                  && (last[0] == null || byOutcome.compare(stage, last[0]) > 0)) {
                last[0] = stage;
              }
            });
    return Optional.ofNullable(last[0]).map(StageState::getStage);
  }

  /** The stated end, or that of the last of so many days after the announcement's. */
  private static Instant end(ObjectionPeriodState period, Observed at) {
    return period.getUntil() != null
        ? period.getUntil().getLatest()
        : at.dayOf(period.getAnnouncedAt())
            .plusDays(period.getDays() + 1L)
            .atStartOfDay(at.zone())
            .toInstant()
            .minus(1, ChronoUnit.MICROS);
  }

  private static void afterPeriod(
      ObjectionFiled event, String stage, ObjectionPeriodState period, Observed at) {
    at.raise(
        FindingCode.OBJECTION_AFTER_PERIOD,
        event.getObjection(),
        Words.FINDINGS.say(
            "filed-an-objection-on-after",
            at.nameOfParticipant(event.getParticipant()),
            at.nameOfStage(stage),
            at.day(at.time()),
            at.day(end(period, at))),
        period.getSequence(),
        at.sequence());
  }

  private static void despiteWaiver(ObjectionFiled event, String stage, long waived, Observed at) {
    at.raise(
        FindingCode.OBJECTION_DESPITE_WAIVER,
        event.getObjection(),
        Words.FINDINGS.say(
            "filed-an-objection-after",
            at.nameOfParticipant(event.getParticipant()),
            at.nameOfStage(stage)),
        waived,
        at.sequence());
  }
}
