package org.competitionledger.core.findings.changes;

import java.time.Instant;
import java.util.List;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.findings.StageTally;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.Times;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.FirstRulesNote;

/**
 * Rules of a stage first published with or after its evaluation, or with its outcome (§10.2): the
 * gravest of after its entries were admitted, with or after the opening of the evaluation, with or
 * after its end or the first outcome. 'With' is in one command, or on a day on which the record
 * does not tell them apart; who entered after the rules in the log's order knew them.
 */
public final class RulesFirstPublished {

  /** What the rules came with or after; a graver one takes the place of a lighter one. */
  private enum Late {
    OUTCOME(
        FindingCode.RULES_FIRST_PUBLISHED_AFTER_EVALUATION,
        Words.FINDINGS.say("after-its-first-outcome-2")),
    EVALUATION_CLOSED(
        FindingCode.RULES_FIRST_PUBLISHED_AFTER_EVALUATION, Words.FINDINGS.say("after-the-end")),
    EVALUATION_OPENED(
        FindingCode.RULES_FIRST_PUBLISHED_DURING_EVALUATION,
        Words.FINDINGS.say("after-the-opening")),
    ADMISSION(FindingCode.RULES_AFTER_ADMISSION, Words.FINDINGS.say("after-its-entries-had-been"));

    private final FindingCode code;
    private final Term words;

    Late(FindingCode code, Term words) {
      this.code = code;
      this.words = words;
    }
  }

  private RulesFirstPublished() {}

  public static void register(Observers observers) {
    observers
        .on(CriteriaPublished.class, (event, at) -> published(event.getCriteria(), at))
        .on(CriteriaAmended.class, (event, at) -> published(event.getCriteria(), at))
        .on(
            EvaluationOpened.class,
            (event, at) -> {
              reached(event.getStage(), Late.EVALUATION_OPENED, at);
              evaluated(event.getStage(), at);
            })
        .on(
            EvaluationClosed.class,
            (event, at) -> reached(event.getStage(), Late.EVALUATION_CLOSED, at))
        .onFirstOutcome((stage, at) -> reached(stage, Late.OUTCOME, at));
  }

  /** Whether it told of an event, which makes the first rules of a stage, that they came late. */
  static boolean told(String stage, long sequence, Observed at) {
    return List.of(Late.OUTCOME, Late.EVALUATION_OPENED).stream()
        .flatMap(late -> at.store().find(late.code, stage).stream())
        .anyMatch(found -> found.getRaisedBy() == sequence);
  }

  private static void published(CriteriaSet set, Observed at) {
    for (String stage : set.getStages()) {
      if (isFirst(set.getVersion(), stage, at)) {
        FirstRulesNote note = note(set, stage, at);
        at.store().memory().put(FindingKinds.FIRST_RULES.key(stage), note);
        at.stage(stage).ifPresent(known -> late(known, note, at));
      }
    }
  }

  private static boolean isFirst(int version, String stage, Observed at) {
    for (int earlier = version - 1; earlier > 0; earlier--) {
      if (at.state()
          .find(Keys.criteria(earlier))
          .filter(set -> set.getCriteria().getStages().contains(stage))
          .isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** When they became known: not before they were announced, where that was later. */
  private static FirstRulesNote note(CriteriaSet set, String stage, Observed at) {
    Proposal said = at.event().getSaid();
    boolean live = live(at);
    ApproximateTime known =
        said.getAnnouncedAt() == null ? said.getOccurredAt() : said.getAnnouncedAt();
    boolean byLedger = live || known == null;
    Instant earliest = byLedger ? at.time() : known.getEarliest();
    Instant latest = byLedger ? at.time() : known.getLatest();
    return FirstRulesNote.newBuilder()
        .setSequence(at.sequence())
        .setCommandFirst(at.commandFirst())
        .setEarliest(earliest)
        .setLatest(latest.isBefore(at.time()) ? at.time() : latest)
        .setEntered(StageTally.of(stage, at).getEntries() > 0)
        .setEvaluated(false)
        .setDated(dated(set, said, at).text())
        .build();
  }

  private static boolean live(Observed at) {
    return at.state()
        .find(Keys.COMPETITION)
        .map(CompetitionState::getRecord)
        .filter(RecordKind.LIVE::equals)
        .isPresent();
  }

  /** Where the record itself gives an earlier time: that, and no more. */
  private static Term dated(CriteriaSet set, Proposal said, Observed at) {
    ApproximateTime made = said.getOccurredAt();
    ApproximateTime announced = said.getAnnouncedAt();
    ApproximateTime from = set.getEffectiveFrom();
    Term when = Term.of("");
    if (made != null && announced != null && earlier(made, announced.getEarliest(), at)) {
      when = Words.FINDINGS.say("record-dates-their-making", Times.of(made), Times.of(announced));
    } else if (announced != null && earlier(announced, at.time(), at)) {
      when = Words.FINDINGS.say("record-dates-their-announcement", Times.of(announced));
    } else if (made != null && earlier(made, at.time(), at)) {
      when = Words.FINDINGS.say("record-dates-their-making-2", Times.of(made));
    }
    return from == null || !earlier(from, at.time(), at)
        ? when
        : Words.FINDINGS.say("they-say-that-they-apply", when, Times.of(from));
  }

  private static boolean earlier(ApproximateTime time, Instant than, Observed at) {
    return at.dayOf(time.getEarliest()).isBefore(at.dayOf(than));
  }

  /** What the stage had reached when its first rules came. */
  private static void late(StageState stage, FirstRulesNote note, Observed at) {
    if (stage.getFirstOutcome() >= 0) {
      raise(Late.OUTCOME, stage.getStage(), stage.getFirstOutcome(), note, at);
    } else if (stage.getEvaluationClosed() >= 0) {
      raise(Late.EVALUATION_CLOSED, stage.getStage(), stage.getEvaluationClosed(), note, at);
    } else if (stage.getEvaluationOpened() >= 0) {
      raise(Late.EVALUATION_OPENED, stage.getStage(), stage.getEvaluationOpened(), note, at);
    } else if (StageTally.of(stage.getStage(), at).getEntries() > 0) {
      raise(Late.ADMISSION, stage.getStage(), firstEntry(stage.getStage(), at), note, at);
    }
  }

  private static long firstEntry(String stage, Observed at) {
    long[] first = {Long.MAX_VALUE};
    at.state()
        .scan(
            StateKind.ENTRY,
            stage + '|',
            (key, entry) -> first[0] = Math.min(first[0], entry.getAdmitted()));
    return first[0] == Long.MAX_VALUE ? FindingStore.NONE : first[0];
  }

  private static void reached(String stage, Late late, Observed at) {
    at.store()
        .memory()
        .find(FindingKinds.FIRST_RULES.key(stage))
        .filter(note -> with(note, at))
        .ifPresent(note -> raise(late, stage, at.sequence(), note, at));
  }

  /** On one day the order of the log stands where the evaluation lies between. */
  private static void evaluated(String stage, Observed at) {
    StateKey<FirstRulesNote> key = FindingKinds.FIRST_RULES.key(stage);
    at.store()
        .memory()
        .find(key)
        .filter(note -> !at.dayOf(at.time()).isBefore(at.dayOf(note.getEarliest())))
        .ifPresent(
            note ->
                at.store()
                    .memory()
                    .put(key, FirstRulesNote.newBuilder(note).setEvaluated(true).build()));
  }

  /** Whether a later event of the log came no later in the world. */
  private static boolean with(FirstRulesNote note, Observed at) {
    if (!note.getEntered() || note.getEvaluated()) {
      return false;
    }
    return note.getCommandFirst() == at.commandFirst()
        || !at.time().isAfter(note.getLatest())
            && !at.dayOf(note.getEarliest()).isBefore(at.dayOf(latest(at)));
  }

  private static Instant latest(Observed at) {
    ApproximateTime occurred = at.event().getSaid().getOccurredAt();
    return live(at) || occurred == null ? at.time() : occurred.getLatest();
  }

  private static void raise(
      Late late, String stage, long reached, FirstRulesNote note, Observed at) {
    for (Late lighter : Late.values()) {
      if (lighter.code != late.code && lighter.ordinal() > late.ordinal()) {
        at.withdraw(lighter.code, stage);
      }
    }
    Instant since = note.getLatest().isBefore(at.time()) ? at.time() : note.getLatest();
    at.raiseFrom(
        since,
        late.code,
        stage,
        Words.FINDINGS.say(
            "first-rules-of-on-record",
            at.nameOfStage(stage),
            late.words,
            new Term(note.getDated().getKo(), note.getDated().getEn())),
        reached,
        note.getSequence());
  }
}
