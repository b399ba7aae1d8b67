package org.competitionledger.core.findings.outcomes;

import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.ApplicationSubmitted;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.state.CallState;
import org.competitionledger.view.CallNotes;
import org.competitionledger.view.PlaceNote;

/**
 * Seats unfilled (§10.3): the call has closed, no application waits for a decision, and fewer were
 * taken than it has seats. Only for calls that state their seats.
 */
public final class SeatsUnfilled {

  static final CallNotes NOTHING = new CallNotes(FindingStore.NONE, 0, 0);

  private static final String SUBMITTED = "SUBMITTED";
  private static final String ACCEPTED = "ACCEPTED";

  /** Withdrawn or rejected. */
  private static final String GONE = "GONE";

  private SeatsUnfilled() {}

  public static void register(Observers observers) {
    observers
        .on(
            ApplicationSubmitted.class,
            (event, at) -> move(event.getCall(), event.getParticipant(), SUBMITTED, at))
        .on(
            ApplicationAccepted.class,
            (event, at) -> move(event.getCall(), event.getParticipant(), ACCEPTED, at))
        .on(
            ApplicationRejected.class,
            (event, at) -> move(event.getCall(), event.getParticipant(), GONE, at))
        .on(
            ApplicationWithdrawn.class,
            (event, at) -> move(event.getCall(), event.getParticipant(), GONE, at))
        .on(EntryAdmitted.class, SeatsUnfilled::admitted)
        .on(CallClosed.class, (event, at) -> count(event.getCall(), at))
        .on(NoAwardDeclared.class, SeatsUnfilled::noAward);
  }

  static CallNotes notes(String call, Observed at) {
    return at.store().memory().find(FindingKinds.CALL.key(call)).orElse(NOTHING);
  }

  /** Whoever enters by a call has taken one of its seats, accepted in words or not. */
  private static void admitted(EntryAdmitted event, Observed at) {
    if (event.getCall() != null) {
      move(event.getCall(), event.getParticipant(), ACCEPTED, at);
    }
  }

  private static void noAward(NoAwardDeclared event, Observed at) {
    if (event.getCall() != null) {
      count(event.getCall(), at);
    }
  }

  private static void move(String call, String participant, String to, Observed at) {
    StateKey<PlaceNote> key = FindingKinds.APPLICATION.keyOf(call, participant);
    String from = at.store().memory().find(key).map(PlaceNote::getPlace).orElse(GONE);
    at.store().memory().put(key, new PlaceNote(to, false));
    at.store()
        .change(
            FindingKinds.CALL.key(call),
            NOTHING,
            notes ->
                new CallNotes(
                    notes.getNoAwardEvidence(),
                    notes.getUndecided() + one(to, SUBMITTED) - one(from, SUBMITTED),
                    notes.getTaken() + one(to, ACCEPTED) - one(from, ACCEPTED)));
    count(call, at);
  }

  private static int one(String place, String counted) {
    return place.equals(counted) ? 1 : 0;
  }

  private static void count(String id, Observed at) {
    at.call(id).filter(call -> call.getSeats() != null).ifPresent(call -> count(call, at));
  }

  private static void count(CallState call, Observed at) {
    CallNotes notes = notes(call.getCall(), at);
    boolean decided = notes.getUndecided() == 0 || call.getNoAward() >= 0;
    if (call.getClosed() < 0 || !decided || notes.getTaken() >= call.getSeats()) {
      at.resolve(FindingCode.SEATS_UNFILLED, call.getCall());
      return;
    }
    at.raise(
        FindingCode.SEATS_UNFILLED,
        call.getCall(),
        Words.FINDINGS.say(
            "of-of-filled",
            at.nameOfCall(call.getCall()),
            Words.FINDINGS.say(call.getSeats() == 1 ? "the-seat" : "the-seats", call.getSeats()),
            filled(notes.getTaken())),
        call.getOpened(),
        call.getClosed(),
        at.sequence());
  }

  private static Term filled(int number) {
    String key = number == 0 ? "filled-none" : number == 1 ? "filled-one" : "filled-many";
    return Words.FINDINGS.say(key, number);
  }
}
