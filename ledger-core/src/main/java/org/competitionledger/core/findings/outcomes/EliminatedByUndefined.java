package org.competitionledger.core.findings.outcomes;

import java.util.Optional;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryState;

/**
 * Elimination decided by a criterion not defined when the entry was admitted (§10.3): it was open
 * then, or in no rules, or there were no rules yet. Only where the elimination names what decided
 * it.
 */
public final class EliminatedByUndefined {

  private EliminatedByUndefined() {}

  public static void register(Observers observers) {
    observers
        .on(EntryEliminated.class, EliminatedByUndefined::eliminated)
        .on(
            EntryReinstated.class,
            (event, at) ->
                at.resolve(
                    FindingCode.ELIMINATED_BY_UNDEFINED_CRITERION,
                    event.getStage() + '|' + event.getParticipant()));
  }

  private static void eliminated(EntryEliminated event, Observed at) {
    if (event.getDecisiveCriterion() != null) {
      at.entry(event.getStage(), event.getParticipant())
          .filter(entry -> !defined(event.getDecisiveCriterion(), entry, at))
          .ifPresent(entry -> raise(event, entry, at));
    }
  }

  private static boolean defined(String criterion, EntryState entry, Observed at) {
    return at.criterion(entry.getAdmittedUnder(), criterion)
        .filter(found -> found.getState() == DefinitionState.DEFINED)
        .isPresent();
  }

  private static void raise(EntryEliminated event, EntryState entry, Observed at) {
    Optional<CriteriaState> rules = at.state().find(Keys.criteria(entry.getAdmittedUnder()));
    at.raise(
        FindingCode.ELIMINATED_BY_UNDEFINED_CRITERION,
        event.getStage() + '|' + event.getParticipant(),
        Words.FINDINGS.say(
            "eliminated-from-by-the-criterion",
            at.nameOfParticipant(event.getParticipant()),
            at.nameOfStage(event.getStage()),
            at.nameOfCriterion(event.getDecisiveCriterion())),
        rules.map(CriteriaState::getSequence).orElse(FindingStore.NONE),
        entry.getAdmitted(),
        at.sequence());
  }
}
