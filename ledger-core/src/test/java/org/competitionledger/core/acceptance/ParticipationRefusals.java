package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Cups.appliedCup;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.advanced;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.submission;
import static org.competitionledger.core.decide.Says.window;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.refusal.RefusalCode.APPLICATION_DECIDED;
import static org.competitionledger.core.refusal.RefusalCode.APPLICATION_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.APPLICATION_NOT_ACCEPTED;
import static org.competitionledger.core.refusal.RefusalCode.ENTRY_ADVANCED;
import static org.competitionledger.core.refusal.RefusalCode.ENTRY_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.ENTRY_NOT_OUT;
import static org.competitionledger.core.refusal.RefusalCode.ENTRY_OUT;
import static org.competitionledger.core.refusal.RefusalCode.OUTSIDE_WINDOW;
import static org.competitionledger.core.refusal.RefusalCode.PARTICIPANT_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.SUBMISSION_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_APPLICATION;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_ENTRY;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_PARTICIPANT;

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
