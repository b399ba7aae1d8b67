package org.competitionledger.core.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.RegisteredNames;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.CallState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.PromiseView;

/** Promises, and how they stand at a moment. */
public final class Promises {

  private Promises() {}

  /** How a promise stands. */
  public enum Standing {
    /** Not kept, and not yet due or without a date. */
    OPEN,
    /** Not kept, and past its date. */
    OVERDUE,
    /** Not kept, and what it was about is over. */
    BROKEN,
    /** Kept in time, or without a date. */
    KEPT,
    /** Kept after its date. */
    KEPT_LATE
  }

  /**
   * A promise at a moment.
   *
   * @param ageDays calendar days of the zone since it was made, until kept or until the moment
   * @param overdueDays calendar days past its date, until kept or until the moment; empty if it has
   *     none or is not past it
   */
  public record Status(Standing standing, long ageDays, OptionalLong overdueDays) {

    /** Whether it was kept by then. */
    public boolean kept() {
      return standing == Standing.KEPT || standing == Standing.KEPT_LATE;
    }
  }

  /** The promise that an event makes. To be asked before the event is folded. */
  public static PromiseView made(State before, Event event, PromiseMade promise) {
    return PromiseView.newBuilder()
        .setPromise(promise.getPromise())
        .setCommandFirst(event.getSequence() - event.getCommandIndex())
        .setKind(promise.getKind())
        .setText(promise.getText())
        .setSubject(promise.getSubject())
        .setParty(RegisteredNames.named(before, event.getSaid().getParty()))
        .setSource(event.getSaid().getSource())
        .setOccurredAt(event.getSaid().getOccurredAt())
        .setAnnouncedAt(event.getSaid().getAnnouncedAt())
        .setDue(promise.getDue())
        .setMade(event.getSequence())
        .setMadeAt(time(before, event))
        .setKept(-1)
        .setKeptAt(null)
        .setKeptBy(null)
        .build();
  }

  /** The promise after an event that keeps it. To be asked before the event is folded. */
  public static PromiseView kept(State before, PromiseView promise, Event event, PromiseKept kept) {
    return PromiseView.newBuilder(promise)
        .setKept(event.getSequence())
        .setKeptAt(time(before, event))
        .setKeptBy(kept.getText())
        .build();
  }

  private static Instant time(State before, Event event) {
    RecordKind record =
        before.find(Keys.COMPETITION).map(CompetitionState::getRecord).orElse(RecordKind.LIVE);
    return EventTime.of(before, event, record);
  }

  /**
   * Sequence of the event since which what a promise is about is over: the end of its stage, of its
   * call, or of the competition, whichever came last; -1 if it goes on. A promise that was made
   * before and not kept is broken by that event.
   *
   * @param subject what the promise is about; null if it does not say
   */
  public static long over(State state, String subject) {
    long concluded = state.find(Keys.COMPETITION).map(CompetitionState::getConcluded).orElse(-1L);
    if (subject == null) {
      return concluded;
    }
    long stage = state.find(StateKind.STAGE.key(subject)).map(StageState::getClosed).orElse(-1L);
    long call = state.find(StateKind.CALL.key(subject)).map(CallState::getClosed).orElse(-1L);
    return Math.max(concluded, Math.max(stage, call));
  }

  /**
   * How a promise stands at a moment.
   *
   * @param state the competition's state at the moment
   * @param at the moment, in ledger time; what was kept later is open
   * @param zone the competition's zone, in which days are counted
   */
  public static Status at(State state, PromiseView promise, Instant at, ZoneId zone) {
    boolean kept = promise.getKeptAt() != null && !promise.getKeptAt().isAfter(at);
    Instant until = kept ? promise.getKeptAt() : at;
    boolean late = promise.getDue() != null && until.isAfter(promise.getDue().getLatest());
    boolean broken = promise.getKept() < 0 && over(state, promise.getSubject()) > promise.getMade();
    return new Status(
        standing(kept, broken, late),
        days(promise.getMadeAt(), until, zone),
        late
            ? OptionalLong.of(days(promise.getDue().getLatest(), until, zone))
            : OptionalLong.empty());
  }

  private static Standing standing(boolean kept, boolean broken, boolean late) {
    if (kept) {
      return late ? Standing.KEPT_LATE : Standing.KEPT;
    }
    if (broken) {
      return Standing.BROKEN;
    }
    return late ? Standing.OVERDUE : Standing.OPEN;
  }

  private static long days(Instant from, Instant to, ZoneId zone) {
    return ChronoUnit.DAYS.between(from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate());
  }
}
