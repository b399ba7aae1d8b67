package org.competitionledger.core.findings.changes;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.rules.CriteriaDifference;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.Direction;
import org.competitionledger.view.Phase;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.StageTiming;

/**
 * Rule changed after evaluation opened / after first score / after an outcome (§10.2): the gravest
 * of the three, for each stage whose rules the change touches. An interpretation counts where its
 * recorder declares that it narrows or widens; names and the goals that a criterion serves don't,
 * and what is published has findings of its own.
 */
public final class RuleChangedLate {

  /** The gravest first. */
  private static final List<Reached> REACHED =
      List.of(
          new Reached(
              Phase.AFTER_OUTCOME,
              FindingCode.RULE_CHANGED_AFTER_OUTCOME,
              StageState::getFirstOutcome,
              Words.FINDINGS.say("after-its-first-outcome")),
          new Reached(
              Phase.AFTER_FIRST_SCORE,
              FindingCode.RULE_CHANGED_AFTER_FIRST_SCORE,
              StageState::getFirstScore,
              Words.FINDINGS.say("after-its-first-score")),
          new Reached(
              Phase.AFTER_EVALUATION_OPENED,
              FindingCode.RULE_CHANGED_AFTER_EVALUATION_OPENED,
              StageState::getEvaluationOpened,
              Words.FINDINGS.say("after-its-evaluation-had-opened")));

  private record Reached(
      Phase phase, FindingCode code, ToLongFunction<StageState> began, Term words) {}

  private RuleChangedLate() {}

  public static void register(Observers observers) {
    observers.onChange(RuleChangedLate::changed);
  }

  private static void changed(RuleChange change, Observed at) {
    for (StageTiming timing : change.getTiming()) {
      if (touches(change, timing.getStage(), at)) {
        REACHED.stream()
            .filter(reached -> timing.getReached().contains(reached.phase()))
            .findFirst()
            .ifPresent(reached -> raise(reached, change, timing.getStage(), at));
      }
    }
  }

  private static boolean touches(RuleChange change, String stage, Observed at) {
    return switch (change.getKind()) {
      case CRITERIA_AMENDED, CRITERION_SPECIFIED -> differs(at.state(), stage, change.getVersion());
      case CRITERION_INTERPRETED ->
          change.getDirection() == Direction.TIGHTENED
              || change.getDirection() == Direction.LOOSENED;
      case OCCASION_REWEIGHTED -> true;
      default -> false;
    };
  }

  /** Whether a version has other rules for a stage than the version before it had. */
  private static boolean differs(State state, String stage, int version) {
    Optional<CriteriaSet> fresh = set(state, version);
    for (int earlier = version - 1; earlier > 0 && fresh.isPresent(); earlier--) {
      Optional<CriteriaSet> old =
          set(state, earlier).filter(found -> found.getStages().contains(stage));
      if (old.isPresent()) {
        return differ(old.get(), fresh.get(), stage);
      }
    }
    return false;
  }

  private static Optional<CriteriaSet> set(State state, int version) {
    return state.find(Keys.criteria(version)).map(CriteriaState::getCriteria);
  }

  /** Whether two sets have different rules for a stage, beyond what things are called. */
  static boolean differ(CriteriaSet old, CriteriaSet fresh, String stage) {
    Predicate<String[]> matters =
        pointer ->
            switch (pointer[1]) {
              case "stages", "effectiveFrom", "digits", "publication" -> false;
              case "cutRules" -> pointer.length < 3 || pointer[2].equals(stage);
              case "criteria" ->
                  pointer.length == 3
                      || pointer.length > 3
                          && !pointer[3].equals("name")
                          && !pointer[3].equals("goals");
              default -> true;
            };
    return CriteriaDifference.between(old, fresh).stream()
        .map(difference -> difference.getPointer().split("/", -1))
        .anyMatch(matters);
  }

  private static void raise(Reached reached, RuleChange change, String stage, Observed at) {
    long began = at.stage(stage).map(reached.began()::applyAsLong).orElse(FindingStore.NONE);
    at.raise(
        reached.code(),
        stage + '|' + change.getSequence(),
        Words.FINDINGS.say(
            "rules-of-changed", at.nameOfStage(stage), reached.words(), what(change).open()),
        began,
        change.getSequence());
  }

  /** The title of a change says it in a few words. */
  private static Term what(RuleChange change) {
    return Term.of(change.getTitle());
  }
}
