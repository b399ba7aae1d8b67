package org.competitionledger.core.competition;

import static org.competitionledger.core.competition.Cups.appliedCup;
import static org.competitionledger.core.competition.Cups.entered;
import static org.competitionledger.core.competition.RefusalCode.APPLICATION_DECIDED;
import static org.competitionledger.core.competition.RefusalCode.APPLICATION_EXISTS;
import static org.competitionledger.core.competition.RefusalCode.APPLICATION_NOT_ACCEPTED;
import static org.competitionledger.core.competition.RefusalCode.ENTRY_ADVANCED;
import static org.competitionledger.core.competition.RefusalCode.ENTRY_EXISTS;
import static org.competitionledger.core.competition.RefusalCode.ENTRY_NOT_OUT;
import static org.competitionledger.core.competition.RefusalCode.ENTRY_OUT;
import static org.competitionledger.core.competition.RefusalCode.OUTSIDE_WINDOW;
import static org.competitionledger.core.competition.RefusalCode.PARTICIPANT_EXISTS;
import static org.competitionledger.core.competition.RefusalCode.SUBMISSION_EXISTS;
import static org.competitionledger.core.competition.RefusalCode.UNKNOWN_APPLICATION;
import static org.competitionledger.core.competition.RefusalCode.UNKNOWN_ENTRY;
import static org.competitionledger.core.competition.RefusalCode.UNKNOWN_PARTICIPANT;
import static org.competitionledger.core.competition.Says.admitted;
import static org.competitionledger.core.competition.Says.advanced;
import static org.competitionledger.core.competition.Says.applied;
import static org.competitionledger.core.competition.Says.call;
import static org.competitionledger.core.competition.Says.participant;
import static org.competitionledger.core.competition.Says.submission;
import static org.competitionledger.core.competition.Says.window;
import static org.competitionledger.core.competition.Specification.applicant;
import static org.competitionledger.core.competition.Specification.given;

import org.competitionledger.event.Accommodation;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;

/** Examples of participants, applications and entries that cannot be. */
final class ParticipationRefusals {

  private ParticipationRefusals() {}

  static void examples(Examples examples) {
    examples
        .on(UNKNOWN_PARTICIPANT, () -> given(entered()).when(admitted("heat", "dogs")))
        .on(PARTICIPANT_EXISTS, () -> given(entered()).when(participant("ants")))
        .on(
            OUTSIDE_WINDOW,
            () ->
                given(entered(), call("late", "heat", window("2026-02-01", "2026-02-28")))
                    .by(applicant("crows"))
                    .when(applied("late", "crows")))
        .on(
            APPLICATION_EXISTS,
            () -> appliedCup().by(applicant("ants")).when(applied("spring", "ants")))
        .on(
            UNKNOWN_APPLICATION,
            () -> appliedCup().when(new ApplicationAccepted("spring", "bees", null)))
        .on(
            APPLICATION_DECIDED,
            () ->
                appliedCup()
                    .and(new ApplicationRejected("spring", "ants", null))
                    .when(new ApplicationRejected("spring", "ants", null)))
        .on(
            APPLICATION_NOT_ACCEPTED,
            () ->
                appliedCup()
                    .and(new ApplicationRejected("spring", "ants", null))
                    .when(admitted("heat", "ants", "spring")))
        .on(
            UNKNOWN_ENTRY,
            () ->
                given(entered())
                    .when(new AccommodationDecided("heat", "crows", Accommodation.NONE, null)))
        .on(ENTRY_EXISTS, () -> given(entered()).when(admitted("heat", "ants")))
        .on(
            ENTRY_OUT,
            () ->
                given(entered(), new EntryWithdrawn("heat", "ants", null))
                    .when(advanced("heat", "ants", "final")))
        .on(ENTRY_NOT_OUT, () -> given(entered()).when(new EntryReinstated("heat", "ants", null)))
        .on(
            ENTRY_ADVANCED,
            () ->
                given(entered(), advanced("heat", "ants", "final"))
                    .when(advanced("heat", "ants", "final")))
        .on(
            SUBMISSION_EXISTS,
            () ->
                given(entered())
                    .by(applicant("ants"))
                    .and(submission("heat", "ants", "model"))
                    .when(submission("heat", "ants", "model")));
  }
}
