package org.competitionledger.core.findings.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.DefinitionDirection;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.Verdict;
import org.competitionledger.view.MeaningNote;

/**
 * Meaning fixed only with or after the ruling it decides (§10.3): a gate was failed on a meaning
 * that was recorded on the same calendar day, that the ruling itself names as its cause, or that
 * came later. Nobody could have acted on it.
 */
public final class MeaningFixedWithRuling {

  private MeaningFixedWithRuling() {}

  public static void register(Observers observers) {
    observers
        .on(CriterionInterpreted.class, MeaningFixedWithRuling::interpreted)
        .on(CriterionSpecified.class, MeaningFixedWithRuling::specified)
        .on(GateRuled.class, MeaningFixedWithRuling::ruled);
  }

  /** An interpretation that is declared to change nothing fixes nothing. */
  private static void interpreted(CriterionInterpreted event, Observed at) {
    if (event.getDirection() == DefinitionDirection.UNCHANGED) {
      return;
    }
    List<String> stages =
        event.getStage() == null ? stages(event.getVersion(), at) : List.of(event.getStage());
    fixed(event.getCriterion(), event.getStage(), stages, at);
  }

  private static void specified(CriterionSpecified event, Observed at) {
    fixed(event.getCriterion().getId(), null, stages(event.getVersion(), at), at);
  }

  private static List<String> stages(int version, Observed at) {
    return at.state()
        .find(Keys.criteria(version))
        .map(set -> set.getCriteria().getStages())
        .orElse(List.of());
  }

  private static void fixed(String criterion, String only, List<String> stages, Observed at) {
    at.store().memory().put(key(criterion), new MeaningNote(at.sequence(), at.time(), only));
    for (String stage : stages) {
      for (long ruling : failed(stage, criterion, at)) {
        raise(stage, criterion, ruling, at.sequence(), at);
      }
    }
  }

  private static StateKey<MeaningNote> key(String criterion) {
    return FindingKinds.MEANING.key(criterion);
  }

  private static List<Long> failed(String stage, String criterion, Observed at) {
    List<Long> failed = new ArrayList<>();
    at.state()
        .scan(
            StateKind.RULING,
            stage + '|',
            (key, ruling) -> {
              if (ruling.getVerdict() == Verdict.FAILED && key.part(2).equals(criterion)) {
                failed.add(ruling.getSequence());
              }
            });
    return failed;
  }

  private static void ruled(GateRuled event, Observed at) {
    if (event.getVerdict() != Verdict.FAILED) {
      return;
    }
    Optional<MeaningNote> meaning = at.store().memory().find(key(event.getCriterion()));
    meaning
        .filter(note -> note.getStage() == null || note.getStage().equals(event.getStage()))
        .filter(note -> together(note, at))
        .ifPresent(
            note ->
                raise(
                    event.getStage(), event.getCriterion(), at.sequence(), note.getSequence(), at));
  }

  private static boolean together(MeaningNote meaning, Observed at) {
    Long cause = at.event().getSaid().getCausedBy();
    return at.dayOf(meaning.getAt()).equals(at.dayOf(at.time()))
        || cause != null && cause == meaning.getSequence();
  }

  private static void raise(
      String stage, String criterion, long ruling, long meaning, Observed at) {
    at.raise(
        FindingCode.MEANING_FIXED_WITH_RULING,
        stage + '|' + criterion,
        Words.FINDINGS.say(
            "gate-was-ruled-failed-what", at.nameOfStage(stage), at.nameOfCriterion(criterion)),
        ruling,
        meaning);
  }
}
