package org.competitionledger.core.findings.changes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.findings.StageTally;
import org.competitionledger.core.wording.Times;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.view.StageNotes;

/**
 * Preparation time unequal without a recorded accommodation, even 'none' (§10.2): against the first
 * entry of the stage whose preparation start was stated. Times that may be the same are taken as
 * the same.
 */
public final class PreparationUnequal {

  private PreparationUnequal() {}

  public static void register(Observers observers) {
    observers
        .on(
            EntryAdmitted.class,
            (event, at) ->
                starts(event.getStage(), event.getParticipant(), event.getPreparationStart(), at))
        .on(
            EntryAdvanced.class,
            (event, at) ->
                starts(
                    event.getNextStage(), event.getParticipant(), event.getPreparationStart(), at))
        .on(
            AccommodationDecided.class,
            (event, at) ->
                at.withdraw(
                    FindingCode.PREPARATION_UNEQUAL,
                    event.getStage() + '|' + event.getParticipant()));
  }

  private static void starts(String stage, String participant, ApproximateTime start, Observed at) {
    if (start == null) {
      return;
    }
    StageNotes notes = StageTally.of(stage, at);
    ApproximateTime first = notes.getFirstPreparation();
    if (first == null) {
      at.store()
          .memory()
          .put(
              FindingKinds.STAGE.key(stage),
              StageNotes.newBuilder(notes)
                  .setFirstPreparation(start)
                  .setFirstPreparationEntry(at.sequence())
                  .setFirstPreparationOf(participant)
                  .build());
    } else if (days(first, start, at) != 0 && apart(first, start)) {
      raise(stage, participant, start, notes, at);
    }
  }

  private static boolean apart(ApproximateTime first, ApproximateTime other) {
    return first.getLatest().isBefore(other.getEarliest())
        || other.getLatest().isBefore(first.getEarliest());
  }

  private static long days(ApproximateTime from, ApproximateTime to, Observed at) {
    return days(from.getEarliest(), to.getEarliest(), at);
  }

  private static long days(Instant from, Instant to, Observed at) {
    return ChronoUnit.DAYS.between(at.dayOf(from), at.dayOf(to));
  }

  private static void raise(
      String stage, String participant, ApproximateTime start, StageNotes notes, Observed at) {
    ApproximateTime first = notes.getFirstPreparation();
    long fewer = days(first, start, at);
    Term than =
        Words.FINDINGS.say(
            fewer > 0 ? "fewer-days-to-prepare-than" : "more-days-to-prepare-than",
            at.nameOfStage(stage),
            at.nameOfParticipant(participant),
            Term.of(Math.abs(fewer)),
            at.nameOfParticipant(notes.getFirstPreparationOf()),
            Times.written(start.getWritten()),
            Times.written(first.getWritten()));
    at.raise(
        FindingCode.PREPARATION_UNEQUAL,
        stage + '|' + participant,
        Words.FINDINGS.say("whether-anything-is-done-about", than, inAll(stage, start, first, at)),
        notes.getFirstPreparationEntry(),
        at.sequence());
  }

  /** Where the evaluation is planned: how many days each has until then. */
  private static Term inAll(
      String stage, ApproximateTime start, ApproximateTime first, Observed at) {
    Optional<ApproximateTime> evaluation =
        at.stage(stage)
            .flatMap(known -> Optional.ofNullable(known.getEvaluation()))
            .flatMap(window -> Optional.ofNullable(window.getStart()));
    return evaluation
        .map(
            begins ->
                Words.FINDINGS.say(
                    "against-days-until-the-planned",
                    Term.of(days(start.getEarliest(), begins.getEarliest(), at)),
                    Term.of(days(first.getEarliest(), begins.getEarliest(), at)),
                    Times.written(begins.getWritten()),
                    at.day(begins.getEarliest())))
        .orElse(Term.of(""));
  }
}
