package org.competitionledger.core.findings.records;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.ScoreOrigin;

/**
 * Panel not announced before evaluation (§10.4): evaluation opened, and nobody is known to judge a
 * criterion that a panel scores. Settled when the panel is announced.
 */
public final class PanelNotAnnounced {

  private PanelNotAnnounced() {}

  public static void register(Observers observers) {
    observers
        .on(EvaluationOpened.class, (event, at) -> opened(event.getStage(), at))
        .on(PanelAnnounced.class, (event, at) -> announced(event.getStage(), at));
  }

  private static void opened(String stage, Observed at) {
    List<Term> unjudged = unjudged(stage, at);
    if (!unjudged.isEmpty()) {
      at.raise(
          FindingCode.PANEL_NOT_ANNOUNCED,
          stage,
          Words.FINDINGS.say(
              "evaluation-of-opened-and-no", at.nameOfStage(stage), Term.list(unjudged)),
          at.sequence());
    }
  }

  private static void announced(String stage, Observed at) {
    if (at.store().find(FindingCode.PANEL_NOT_ANNOUNCED, stage).isPresent()
        && unjudged(stage, at).isEmpty()) {
      at.resolve(FindingCode.PANEL_NOT_ANNOUNCED, stage);
    }
  }

  private static List<Term> unjudged(String stage, Observed at) {
    Set<String> judged = new HashSet<>();
    boolean[] all = {false};
    at.state()
        .scan(
            StateKind.PANEL,
            stage + '|',
            (key, panel) -> {
              all[0] |= panel.getCriteria().isEmpty();
              judged.addAll(panel.getCriteria());
            });
    if (all[0]) {
      return List.of();
    }
    return at.governing(stage).stream()
        .flatMap(set -> set.getCriteria().stream().filter(criterion -> byPanel(criterion, set)))
        .filter(criterion -> !judged.contains(criterion.getId()))
        .map(criterion -> at.nameOfCriterion(criterion.getId()))
        .toList();
  }

  private static boolean byPanel(Criterion criterion, CriteriaSet set) {
    return criterion.getKind() == CriterionKind.SCORED
        && criterion.getScores() == ScoreOrigin.PANEL
        && !CriteriaSets.hasParts(set, criterion.getId());
  }
}
