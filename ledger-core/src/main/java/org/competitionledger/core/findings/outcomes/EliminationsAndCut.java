package org.competitionledger.core.findings.outcomes;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.findings.StageTally;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.GateOrder;
import org.competitionledger.view.StageNotes;

/**
 * More or fewer eliminated than the cut rule says (§10.3): more as soon as one too many is out;
 * fewer once something became of every entry. Under BEFORE_CUT entries out by a gate take no place,
 * so that the rule foresees them; under AFTER_CUT it does not. A threshold foresees no number.
 */
public final class EliminationsAndCut {

  private EliminationsAndCut() {}

  public static void register(Observers observers) {
    observers
        .on(EntryAdmitted.class, (event, at) -> count(event.getStage(), at))
        .on(
            EntryAdvanced.class,
            (event, at) -> {
              count(event.getStage(), at);
              count(event.getNextStage(), at);
            })
        .on(EntryEliminated.class, (event, at) -> count(event.getStage(), at))
        .on(EntryWithdrawn.class, (event, at) -> count(event.getStage(), at))
        .on(EntryDisqualified.class, (event, at) -> count(event.getStage(), at))
        .on(EntryReinstated.class, (event, at) -> count(event.getStage(), at));
  }

  private static void count(String stage, Observed at) {
    StageNotes notes = StageTally.of(stage, at);
    if (notes.getEliminated() == 0 && notes.getAdvanced() == 0) {
      return;
    }
    Optional<CutRule> cut = at.governing(stage).flatMap(set -> CriteriaSets.cutRule(set, stage));
    OptionalInt expected = cut.map(rule -> expected(rule, notes)).orElseGet(OptionalInt::empty);
    boolean allDecided =
        notes.getEntries() - notes.getOut() == notes.getEliminated() + notes.getAdvanced();
    boolean differs =
        expected.isPresent()
            && (notes.getEliminated() > expected.getAsInt()
                || allDecided && notes.getEliminated() < expected.getAsInt());
    if (differs) {
      raise(stage, expected.getAsInt(), notes, at);
    } else {
      at.resolve(FindingCode.ELIMINATIONS_DIFFER_FROM_CUT, stage);
    }
  }

  /** How many the rule puts out of a field; empty where it says nothing about their number. */
  static OptionalInt expected(CutRule cut, StageNotes notes) {
    if (cut.getKind() == CutKind.THRESHOLD || cut.getCount() == null) {
      return OptionalInt.empty();
    }
    int field = notes.getEntries() - notes.getOut();
    boolean gatesFirst = cut.getGates() == GateOrder.BEFORE_CUT;
    int byGate = gatesFirst ? notes.getEliminatedByGate() : 0;
    int byPlace =
        cut.getKind() == CutKind.TOP_N
            ? Math.max(0, field - byGate - cut.getCount())
            : Math.min(cut.getCount(), field - byGate);
    return OptionalInt.of(byGate + byPlace);
  }

  private static void raise(String stage, int expected, StageNotes notes, Observed at) {
    Term gate =
        notes.getEliminatedByGate() == 0
            ? Term.of("")
            : Words.FINDINGS.say(
                "those-eliminated-had-failed", Term.of(notes.getEliminatedByGate()));
    at.raise(
        FindingCode.ELIMINATIONS_DIFFER_FROM_CUT,
        stage,
        Words.FINDINGS.say(
            "cut-on-record-would",
            at.nameOfStage(stage),
            Term.of(expected),
            Term.of(notes.getEliminated()),
            gate),
        proofs(expected, notes, at));
  }

  /** Too many: the eliminations. Too few: also what was decided last. */
  private static long[] proofs(int expected, StageNotes notes, Observed at) {
    LongStream eliminations = notes.getEliminations().stream().mapToLong(Long::longValue);
    return notes.getEliminated() > expected
        ? eliminations.toArray()
        : LongStream.concat(eliminations, LongStream.of(at.sequence())).toArray();
  }
}
