package org.competitionledger.core.findings.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.Times;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.Party;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.StageClosed;
import org.competitionledger.state.PromiseState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.PromiseNote;

/**
 * Promise open, overdue, broken (§10.4): open until it is kept; overdue once its date has passed;
 * broken where the call or stage it is about closed, or the competition ended, and no event keeps
 * it. Kept only after what it was about (§10.4): where one keeps it afterwards.
 */
public final class UnkeptPromises {

  private UnkeptPromises() {}

  public static void register(Observers observers) {
    observers
        .on(PromiseMade.class, UnkeptPromises::made)
        .on(PromiseKept.class, UnkeptPromises::kept)
        .on(StageClosed.class, (closed, at) -> broken(at))
        .on(CallClosed.class, (closed, at) -> broken(at))
        .on(CompetitionConcluded.class, (concluded, at) -> broken(at));
  }

  private static void made(PromiseMade event, Observed at) {
    String promise = event.getPromise();
    at.store().memory().put(FindingKinds.PROMISE.key(promise), new PromiseNote(event.getText()));
    Term said = Term.of(event.getText()).open().quoted();
    at.raise(
        FindingCode.PROMISE_OPEN,
        promise,
        Words.FINDINGS.say("no-event-on-record-keeps", promiser(at), when(at), said),
        at.sequence());
    if (event.getDue() != null) {
      at.raiseFrom(
          event.getDue().getLatest().plusMillis(1),
          FindingCode.PROMISE_OVERDUE,
          promise,
          Words.FINDINGS.say(
              "no-event-on-record-keeps-a-promise",
              Times.of(event.getDue()),
              said,
              at.day(event.getDue().getLatest())),
          at.sequence());
    }
  }

  private static Term promiser(Observed at) {
    Party party = at.event().getSaid().getParty();
    if (party == null) {
      return Words.FINDINGS.say("the-organiser");
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
    at.state()
        .find(StateKind.PROMISE.key(event.getPromise()))
        .ifPresent(promise -> keptLate(event.getPromise(), promise, at));
  }

  /** What a promise came too late for. */
  private record Missed(long sequence, Term words) {}

  /** Kept only after what it was about (§10.4). */
  private static void keptLate(String promise, PromiseState state, Observed at) {
    missed(state, at)
        .ifPresent(
            missed ->
                at.raise(
                    FindingCode.PROMISE_KEPT_LATE,
                    promise,
                    Words.FINDINGS.say("promise-is-on-record", missed.words(), words(promise, at)),
                    state.getMade(),
                    missed.sequence(),
                    at.sequence()));
  }

  /**
   * The end of what it was about; what was to be specified is due before the evaluation for which
   * it counts, and most of all before its outcome; or else its own date. Only what came after it
   * was made.
   */
  private static Optional<Missed> missed(PromiseState promise, Observed at) {
    List<Missed> missed = new ArrayList<>();
    if (promise.getSubject() != null) {
      String subject = promise.getSubject();
      long over = Promises.over(at.state(), subject);
      boolean ends = at.call(subject).isPresent() || at.stage(subject).isPresent();
      if (ends) {
        missed.add(new Missed(over, Words.FINDINGS.say("after-had-ended", subject(subject, at))));
      }
      if (promise.getKind() == PromiseKind.SPECIFY) {
        at.state()
            .scan(
                StateKind.STAGE,
                "",
                (key, stage) -> {
                  if (isAbout(subject, stage, at)) {
                    missed.addAll(missed(stage, at));
                  }
                });
      }
      if (!ends) {
        missed.add(new Missed(over, Words.FINDINGS.say("after-the-competition-had-ended")));
      }
    }
    Optional<Missed> gravest =
        missed.stream().filter(one -> one.sequence() > promise.getMade()).findFirst();
    return gravest.isPresent() || promise.getDue() == null
        ? gravest
        : Optional.of(promise.getDue())
            .filter(due -> at.time().isAfter(due.getLatest()))
            .map(
                due ->
                    new Missed(
                        FindingStore.NONE, Words.FINDINGS.say("after-it-was-due", Times.of(due))));
  }

  private static List<Missed> missed(StageState stage, Observed at) {
    Term name = at.nameOfStage(stage.getStage());
    return List.of(
        new Missed(stage.getFirstOutcome(), Words.FINDINGS.say("after-the-first-outcome-2", name)),
        new Missed(stage.getEvaluationClosed(), Words.FINDINGS.say("after-the-evaluation", name)),
        new Missed(
            stage.getEvaluationOpened(),
            Words.FINDINGS.say("after-the-evaluation-of-had-opened", name)));
  }

  private static boolean isAbout(String subject, StageState stage, Observed at) {
    return stage.getStage().equals(subject)
        || at.governing(stage.getStage())
            .flatMap(set -> CriteriaSets.criterion(set, subject))
            .isPresent();
  }

  private static Term subject(String subject, Observed at) {
    return at.call(subject).isPresent() ? at.nameOfCall(subject) : at.nameOfStage(subject);
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
    at.raise(
        FindingCode.PROMISE_BROKEN,
        promise,
        Words.FINDINGS.say("what-this-promise-was-about", at.day(at.time()), words(promise, at)),
        made,
        at.sequence());
  }

  private static Term words(String promise, Observed at) {
    return at.store()
        .memory()
        .find(FindingKinds.PROMISE.key(promise))
        .map(note -> Term.of(note.getText()).open())
        .orElse(Term.of(promise))
        .quoted();
  }
}
