package org.competitionledger.core.findings.records;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.StageState;

/**
 * A score outside a later version's scale is never rescaled: 'not comparable', and a finding
 * (§7.7). Looked for once, when the version is recorded, with the first such score of a criterion
 * as proof; settled by one whose scale holds them all. And for a score that was sealed before, when
 * it is revealed.
 */
public final class ScoreNotComparable {

  private ScoreNotComparable() {}

  public static void register(Observers observers) {
    observers
        .on(CriteriaAmended.class, (event, at) -> rules(event.getCriteria().getVersion(), at))
        .on(CriterionSpecified.class, (event, at) -> rules(event.getVersion(), at))
        .on(ScoreRevealed.class, ScoreNotComparable::revealed);
  }

  /** It kept the scale that governed when it was sealed, and none that came since. */
  private static void revealed(ScoreRevealed event, Observed at) {
    String criterion = event.getCriterion();
    GoverningRules.of(at.state(), event.getStage(), at.time())
        .ifPresent(
            rules ->
                at.state()
                    .find(Keys.score(event))
                    .filter(score -> isOutside(score, criterion, rules.getCriteria()))
                    .ifPresent(score -> raise(event.getStage(), criterion, score, rules, at)));
  }

  private static void rules(int version, Observed at) {
    at.state()
        .find(Keys.criteria(version))
        .ifPresent(
            rules -> {
              for (String stage : rules.getCriteria().getStages()) {
                if (at.stage(stage).map(StageState::getFirstScore).orElse(-1L) >= 0) {
                  look(stage, rules, at);
                }
              }
            });
  }

  private static void look(String stage, CriteriaState rules, Observed at) {
    Map<String, ScoreEntry> outside = new LinkedHashMap<>();
    at.state()
        .scan(
            StateKind.SCORE,
            stage + '|',
            (key, score) -> {
              String criterion = key.part(2);
              if (isOutside(score, criterion, rules.getCriteria())) {
                outside.putIfAbsent(criterion, score);
              }
            });
    rules.getCriteria().getCriteria().stream()
        .filter(criterion -> !outside.containsKey(criterion.getId()))
        .forEach(
            criterion ->
                at.store()
                    .resolve(
                        FindingCode.SCORE_NOT_COMPARABLE,
                        stage + '|' + criterion.getId(),
                        rules.getStarts(),
                        at.sequence()));
    outside.forEach((criterion, score) -> raise(stage, criterion, score, rules, at));
  }

  private static boolean isOutside(ScoreEntry score, String criterion, CriteriaSet set) {
    Scale scale =
        CriteriaSets.criterion(set, criterion).map(found -> found.getScale()).orElse(null);
    BigDecimal value = score.getValue();
    if (scale == null || value == null || score.getVoided()) {
      return false;
    }
    return score.getState() == ScoreState.NUMBER
        && (scale.getMin() != null && value.compareTo(scale.getMin()) < 0
            || scale.getMax() != null && value.compareTo(scale.getMax()) > 0);
  }

  private static void raise(
      String stage, String criterion, ScoreEntry score, CriteriaState rules, Observed at) {
    at.raiseFrom(
        rules.getStarts(),
        FindingCode.SCORE_NOT_COMPARABLE,
        stage + '|' + criterion,
        Words.FINDINGS.say(
            "scores-for-lie-outside",
            at.nameOfStage(stage),
            at.nameOfCriterion(criterion),
            Term.of(rules.getCriteria().getVersion())),
        score.getLatest(),
        at.sequence());
  }
}
