package org.competitionledger.core.findings.changes;

import java.util.Optional;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.findings.StageTally;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryState;
import org.competitionledger.view.StageNotes;

/**
 * Entries of one stage under different rule sets (§10.2): admitted while versions with different
 * rules for the stage governed it. An entry admitted before there were any rules says nothing.
 */
public final class DifferentRules {

  private DifferentRules() {}

  public static void register(Observers observers) {
    observers
        .on(
            EntryAdmitted.class,
            (event, at) -> admitted(event.getStage(), event.getParticipant(), at))
        .on(
            EntryAdvanced.class,
            (event, at) -> admitted(event.getNextStage(), event.getParticipant(), at));
  }

  private static void admitted(String stage, String participant, Observed at) {
    int version = at.entry(stage, participant).map(EntryState::getAdmittedUnder).orElse(0);
    StageNotes notes = StageTally.of(stage, at);
    if (version == 0) {
      return;
    }
    if (notes.getFirstVersion() == 0) {
      at.store()
          .memory()
          .put(
              FindingKinds.STAGE.key(stage),
              StageNotes.newBuilder(notes)
                  .setFirstVersion(version)
                  .setFirstVersionEntry(at.sequence())
                  .build());
    } else if (version != notes.getFirstVersion() && differ(stage, version, notes, at)) {
      raise(stage, version, notes, at);
    }
  }

  private static boolean differ(String stage, int version, StageNotes notes, Observed at) {
    Optional<CriteriaSet> first = set(notes.getFirstVersion(), at);
    Optional<CriteriaSet> now = set(version, at);
    return first.isPresent()
        && now.isPresent()
        && RuleChangedLate.differ(first.get(), now.get(), stage);
  }

  private static Optional<CriteriaSet> set(int version, Observed at) {
    return at.state().find(Keys.criteria(version)).map(CriteriaState::getCriteria);
  }

  private static void raise(String stage, int version, StageNotes notes, Observed at) {
    at.raise(
        FindingCode.ENTRIES_UNDER_DIFFERENT_RULES,
        stage,
        Words.FINDINGS.say(
            "entries-of-were-admitted-under",
            at.nameOfStage(stage),
            Term.of(notes.getFirstVersion()),
            Term.of(version)),
        notes.getFirstVersionEntry(),
        at.state().find(Keys.criteria(version)).map(CriteriaState::getSequence).orElse(-1L),
        at.sequence());
  }
}
