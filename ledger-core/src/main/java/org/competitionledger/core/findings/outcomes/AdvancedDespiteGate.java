package org.competitionledger.core.findings.outcomes;

import java.util.List;
import java.util.stream.LongStream;
import org.competitionledger.core.findings.FailedGates;
import org.competitionledger.core.findings.FailedGates.Failed;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.GateRuled;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;

/**
 * Entry advanced despite a failed gate (§10.3), whether the ruling came before or after. It is
 * settled once the entry passes after all, or is out.
 */
public final class AdvancedDespiteGate {

  private AdvancedDespiteGate() {}

  public static void register(Observers observers) {
    observers
        .on(EntryAdvanced.class, (event, at) -> look(event.getStage(), event.getParticipant(), at))
        .on(GateRuled.class, (event, at) -> look(event.getStage(), event.getParticipant(), at))
        .on(
            EntryEliminated.class,
            (event, at) -> settle(event.getStage(), event.getParticipant(), at))
        .on(
            EntryWithdrawn.class,
            (event, at) -> settle(event.getStage(), event.getParticipant(), at))
        .on(
            EntryDisqualified.class,
            (event, at) -> settle(event.getStage(), event.getParticipant(), at));
  }

  private static void look(String stage, String participant, Observed at) {
    at.entry(stage, participant)
        .filter(entry -> entry.getStatus() == EntryStatus.ADVANCED)
        .ifPresent(entry -> look(entry, at));
  }

  private static void look(EntryState entry, Observed at) {
    List<Failed> failed = FailedGates.of(entry.getStage(), entry.getParticipant(), at);
    if (failed.isEmpty()) {
      settle(entry.getStage(), entry.getParticipant(), at);
      return;
    }
    at.raise(
        FindingCode.ADVANCED_DESPITE_FAILED_GATE,
        entry.getStage() + '|' + entry.getParticipant(),
        Words.FINDINGS.say(
            "advanced-from-although-it-failed",
            at.nameOfParticipant(entry.getParticipant()),
            at.nameOfStage(entry.getStage()),
            Term.list(failed.stream().map(gate -> at.nameOfCriterion(gate.criterion())).toList())),
        LongStream.concat(
                LongStream.of(entry.getOutcome()), failed.stream().mapToLong(Failed::ruling))
            .toArray());
  }

  private static void settle(String stage, String participant, Observed at) {
    at.resolve(FindingCode.ADVANCED_DESPITE_FAILED_GATE, stage + '|' + participant);
  }
}
