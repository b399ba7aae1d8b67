package org.competitionledger.core.wording;

import org.competitionledger.core.words.Term;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.RoleGranted;
import org.competitionledger.event.RoleRevoked;
import org.competitionledger.event.StatementRecorded;

/** The competition as a whole. */
final class CompetitionHeadlines {

  private CompetitionHeadlines() {}

  static void addTo(Tellers tellers) {
    tellers.on(CompetitionAnnounced.class, CompetitionHeadlines::announced);
    tellers.on(PolicyGoalsDeclared.class, (goals, reading) -> goals(goals));
    tellers.on(NoticePublished.class, CompetitionHeadlines::notice);
    tellers.on(StatementRecorded.class, CompetitionHeadlines::statement);
    tellers.on(PromiseMade.class, CompetitionHeadlines::promise);
    tellers.on(
        PromiseKept.class,
        (kept, reading) ->
            Headline.of(
                    "promise-was-kept",
                    Term.of(reading.names().promise(kept.getPromise())).open().quoted())
                .saying(kept.getText()));
    tellers.on(RoleGranted.class, CompetitionHeadlines::roleGranted);
    tellers.on(RoleRevoked.class, CompetitionHeadlines::roleRevoked);
    tellers.on(
        CompetitionConcluded.class,
        (end, reading) -> Headline.of("the-competition-ended").saying(end.getText()));
  }

  private static Headline roleGranted(RoleGranted event, Statement reading) {
    Term person = reading.evaluator(event.getPerson());
    return switch (event.getRole()) {
      case ORGANIZER -> Headline.of("was-made-an-organiser", person);
      case CLERK -> Headline.of("was-made-a-clerk", person);
      case APPLICANT ->
          Headline.of(
              "represents-from-now-on", person, represented(event.getParticipant(), reading));
    };
  }

  private static Headline roleRevoked(RoleRevoked event, Statement reading) {
    Term person = reading.evaluator(event.getPerson());
    Headline headline =
        switch (event.getRole()) {
          case ORGANIZER -> Headline.of("is-no-longer-an-organiser", person);
          case CLERK -> Headline.of("is-no-longer-a-clerk", person);
          case APPLICANT ->
              Headline.of(
                  "no-longer-represents", person, represented(event.getParticipant(), reading));
        };
    return headline.because(event.getReason());
  }

  private static Term represented(String participant, Statement reading) {
    return participant == null ? Term.of("") : reading.participant(participant);
  }

  private static Headline announced(CompetitionAnnounced event, Statement reading) {
    Term name = Term.of(event.getName());
    Headline headline =
        event.getOrganizer() == null
            ? Headline.of("was-announced", name)
            : Headline.of("announced", Term.of(event.getOrganizer()), name);
    return headline.remarkIf(
        event.getRecord() == RecordKind.RECONSTRUCTED, "record-was-reconstructed-afterwards-from");
  }

  private static Headline goals(PolicyGoalsDeclared event) {
    if (event.getGoals().isEmpty()) {
      return Headline.of("all-policy-goals-were-withdrawn");
    }
    Term count = Term.count(event.getGoals().size(), "policy goal was", "policy goals were");
    Term goals =
        Term.list(event.getGoals().stream().map(goal -> Term.of(goal.getText()).open()).toList());
    if (event.getGoals().size() == 1) {
      return Headline.of("policy-goal-was-declared", goals);
    }
    return event.getOrdered()
        ? Headline.of("declared-in-order-of-priority", count, goals)
        : Headline.of("declared-without-an-order", count, goals);
  }

  private static Headline notice(NoticePublished event, Statement reading) {
    Term title = Term.of(event.getTitle()).quoted();
    return reading
        .party()
        .map(party -> Headline.of("published-the-notice", party, title))
        .orElseGet(() -> Headline.of("notice-was-published", title));
  }

  /**
   * An outlet reports, who is not named speaks, everybody else makes a statement; what it
   * contradicts is another account of an event, since nobody reads a place in its JSON.
   */
  private static Headline statement(StatementRecorded event, Statement reading) {
    boolean disputes = event.getDisputes() != null;
    Long about = disputes ? Long.valueOf(event.getDisputes().getSequence()) : event.getAbout();
    Term sequence = about == null ? Term.of("") : Term.of(about);
    return reading
        .party()
        .map(
            party ->
                reading.speaksUnnamed()
                    ? unnamed(disputes, about == null, party, sequence).onItsOwn()
                    : reading.reportsItself()
                        ? reported(disputes, about == null, party, sequence).onItsOwn()
                        : stated(disputes, about == null, party, sequence))
        .orElseGet(() -> said(disputes, about == null, sequence))
        .saying(event.getText());
  }

  private static Headline stated(boolean disputes, boolean general, Term party, Term sequence) {
    if (general) {
      return Headline.of("made-a-statement", party);
    }
    return disputes
        ? Headline.of("gave-another-account-of-event", party, sequence)
        : Headline.of("made-a-statement-on-event", party, sequence);
  }

  private static Headline reported(boolean disputes, boolean general, Term party, Term sequence) {
    if (general) {
      return Headline.of("reported", party);
    }
    return disputes
        ? Headline.of("reported-otherwise-than-event", party, sequence)
        : Headline.of("reported-on-event", party, sequence);
  }

  private static Headline unnamed(boolean disputes, boolean general, Term party, Term sequence) {
    if (general) {
      return Headline.of("who-is-not-named-spoke", party);
    }
    return disputes
        ? Headline.of("who-is-not-named-gave", party, sequence)
        : Headline.of("who-is-not-named-spoke-on-event", party, sequence);
  }

  private static Headline said(boolean disputes, boolean general, Term sequence) {
    if (general) {
      return Headline.of("statement-was-made");
    }
    return disputes
        ? Headline.of("another-account-of-event", sequence)
        : Headline.of("statement-was-made-on-event", sequence);
  }

  private static Headline promise(PromiseMade event, Statement reading) {
    return reading
        .party()
        .map(party -> promised(event.getKind(), party))
        .orElseGet(() -> promised(event.getKind()))
        .remark("due", event.getDue())
        .saying(event.getText());
  }

  private static Headline promised(PromiseKind kind, Term party) {
    return switch (kind) {
      case SPECIFY -> Headline.of("promised-to-specify-details", party);
      case PUBLISH -> Headline.of("promised-publication", party);
      case DECIDE -> Headline.of("promised-a-decision", party);
      case OTHER -> Headline.of("made-a-promise", party);
    };
  }

  private static Headline promised(PromiseKind kind) {
    return switch (kind) {
      case SPECIFY -> Headline.of("promise-to-specify-details");
      case PUBLISH -> Headline.of("promise-to-publish-was-made");
      case DECIDE -> Headline.of("promise-to-decide-was-made");
      case OTHER -> Headline.of("promise-was-made");
    };
  }
}
