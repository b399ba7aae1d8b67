package org.competitionledger.core.findings;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.competition.StateKind;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
import org.competitionledger.core.wording.Times;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.Party;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.StageClosed;
import org.competitionledger.state.PromiseState;
import org.competitionledger.view.PromiseNote;

/**
 * "Promise open, overdue, broken": open until it is kept; overdue once its date has passed; broken
 * where the call or stage it is about closed, or the competition ended, and no event keeps it.
 */
final class UnkeptPromises {

  private UnkeptPromises() {}

  static void register(Watch watch) {
    watch
        .on(PromiseMade.class, UnkeptPromises::made)
        .on(PromiseKept.class, UnkeptPromises::kept)
        .on(StageClosed.class, (closed, at) -> broken(at))
        .on(CallClosed.class, (closed, at) -> broken(at))
        .on(CompetitionConcluded.class, (concluded, at) -> broken(at));
  }

  private static void made(PromiseMade event, Observed at) {
    String promise = event.getPromise();
    at.board().memory().put(FindingKinds.PROMISE.key(promise), new PromiseNote(event.getText()));
    Term said = Term.of(event.getText()).open().quoted();
    at.raise(
        FindingCode.PROMISE_OPEN,
        promise,
        Template.fill(
            "{0:이} 한 약속을 지켰다는 기록이 아직 없다({1}): {2}.",
            "{0} made a promise that no event on record keeps yet ({1}): {2}.",
            promiser(at),
            when(at),
            said),
        at.sequence());
    if (event.getDue() != null) {
      at.raiseFrom(
          event.getDue().getLatest().plusMillis(1),
          FindingCode.PROMISE_OVERDUE,
          promise,
          Template.fill(
              "기한({0})의 마지막 날인 {2:이} 지나도록 지켰다는 기록이 없는 약속이 있다: {1}.",
              "No event on record keeps a promise due by {0} (last day {2}): {1}.",
              Times.of(event.getDue()),
              said,
              at.day(event.getDue().getLatest())),
          at.sequence());
    }
  }

  private static Term promiser(Observed at) {
    Party party = at.event().getSaid().getParty();
    if (party == null) {
      return new Term("주최 측", "The organiser");
    }
    return at.nameOf(party);
  }

  /** As exactly as it is known. */
  private static Term when(Observed at) {
    ApproximateTime occurred = at.event().getSaid().getOccurredAt();
    return occurred == null ? at.day(at.time()) : Times.written(occurred.getWritten());
  }

  private static void kept(PromiseKept event, Observed at) {
    at.resolve(FindingCode.PROMISE_OPEN, event.getPromise());
    at.resolve(FindingCode.PROMISE_OVERDUE, event.getPromise());
    at.resolve(FindingCode.PROMISE_BROKEN, event.getPromise());
  }

  /** All that this event breaks. */
  private static void broken(Observed at) {
    List<String> open = new ArrayList<>();
    at.state()
        .scan(
            StateKind.PROMISE,
            "",
            (key, promise) -> {
              if (promise.getKept() < 0
                  && Promises.over(at.state(), promise.getSubject()) == at.sequence()) {
                open.add(key.id());
              }
            });
    open.forEach(promise -> broken(promise, at));
  }

  private static void broken(String promise, Observed at) {
    long made =
        at.state().find(StateKind.PROMISE.key(promise)).map(PromiseState::getMade).orElse(-1L);
    Term said =
        at.board()
            .memory()
            .find(FindingKinds.PROMISE.key(promise))
            .map(note -> Term.of(note.getText()).open())
            .orElse(Term.of(promise))
            .quoted();
    at.raise(
        FindingCode.PROMISE_BROKEN,
        promise,
        Template.fill(
            "약속의 대상이 {0} 끝날 때까지 이 약속을 지켰다는 기록이 없다: {1}.",
            "What this promise was about ended on {0}, and no event on record keeps it: {1}.",
            at.day(at.time()),
            said),
        made,
        at.sequence());
  }
}
