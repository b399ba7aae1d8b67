package org.competitionledger.core.findings.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.PolicyGoal;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.GoalsState;

/**
 * Criterion serving no declared goal (§10.4), by the latest rules of each stage: neither the
 * criterion, nor what it is part of, nor a part of it names one. Goals declared without order
 * (§10.4): two or more, explicitly unordered. Only where goals were declared.
 */
public final class PolicyGoals {

  private static final String GOALS = "goals";

  private PolicyGoals() {}

  public static void register(Observers observers) {
    observers
        .on(PolicyGoalsDeclared.class, PolicyGoals::declared)
        .on(CriteriaPublished.class, (event, at) -> rules(event.getCriteria().getStages(), at))
        .on(CriteriaAmended.class, (event, at) -> rules(event.getCriteria().getStages(), at))
        .on(
            CriterionSpecified.class,
            (event, at) ->
                at.state()
                    .find(Keys.criteria(event.getVersion()))
                    .ifPresent(set -> rules(set.getCriteria().getStages(), at)));
  }

  private static void declared(PolicyGoalsDeclared event, Observed at) {
    if (event.getOrdered() || event.getGoals().size() < 2) {
      at.resolve(FindingCode.GOALS_UNORDERED, GOALS);
    } else {
      List<Term> goals =
          event.getGoals().stream().map(goal -> Term.of(goal.getText()).open().quoted()).toList();
      at.raise(
          FindingCode.GOALS_UNORDERED,
          GOALS,
          Words.FINDINGS.say(
              "goals-were-declared-together-without", Term.of(goals.size()), Term.list(goals)),
          at.sequence());
    }
    List<String> stages = new ArrayList<>();
    at.state().scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage.getStage()));
    rules(stages, at);
  }

  private static void rules(List<String> stages, Observed at) {
    Optional<GoalsState> goals = at.state().find(StateKind.GOALS.key(""));
    if (goals.isPresent()) {
      for (String stage : stages) {
        latest(stage, at).ifPresent(rules -> look(stage, rules, goals.get(), at));
      }
    }
  }

  private static Optional<CriteriaState> latest(String stage, Observed at) {
    int latest =
        at.state().find(Keys.COMPETITION).map(CompetitionState::getLatestVersion).orElse(0);
    for (int version = latest; version > 0; version--) {
      Optional<CriteriaState> found =
          at.state()
              .find(Keys.criteria(version))
              .filter(set -> set.getCriteria().getStages().contains(stage));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static void look(String stage, CriteriaState rules, GoalsState goals, Observed at) {
    List<Term> without =
        servingNone(rules.getCriteria(), goals).stream()
            .map(criterion -> at.nameOfCriterion(criterion.getId()))
            .toList();
    if (without.isEmpty()) {
      at.resolve(FindingCode.CRITERION_SERVES_NO_GOAL, stage);
      return;
    }
    at.raise(
        FindingCode.CRITERION_SERVES_NO_GOAL,
        stage,
        Words.FINDINGS.say("criteria-of-for-which-none", at.nameOfStage(stage), Term.list(without)),
        rules.getSequence(),
        goals.getSequence());
  }

  /** Outermost criteria only. */
  private static List<Criterion> servingNone(CriteriaSet set, GoalsState goals) {
    Set<String> declared =
        goals.getGoals().stream().map(PolicyGoal::getId).collect(Collectors.toSet());
    Map<String, Criterion> byId = CriteriaSets.byId(set);
    Set<String> serving = new HashSet<>();
    for (Criterion criterion : set.getCriteria()) {
      if (criterion.getGoals().stream().anyMatch(declared::contains)) {
        serving.add(root(criterion, byId));
      }
    }
    return set.getCriteria().stream()
        .filter(criterion -> criterion.getKind() != CriterionKind.INFORMATIVE)
        .filter(criterion -> criterion.getParent() == null)
        .filter(criterion -> !serving.contains(criterion.getId()))
        .toList();
  }

  private static String root(Criterion criterion, Map<String, Criterion> byId) {
    Criterion root = criterion;
    while (byId.containsKey(root.getParent())) {
      root = byId.get(root.getParent());
    }
    return root.getId();
  }
}
