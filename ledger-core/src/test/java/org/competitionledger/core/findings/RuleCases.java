package org.competitionledger.core.findings;

import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;

import java.util.List;
import org.competitionledger.core.audit.Audit;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.DefinitionDirection;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.PolicyGoal;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.Verdict;

/** Histories about the rules and what they mean. */
final class RuleCases {

  private RuleCases() {}

  static void addTo(Cases cases) {
    cases
        .on(
            FindingCode.RULE_CHANGED_AFTER_EVALUATION_OPENED,
            () ->
                ruled()
                    .and(opened("heat"))
                    .on("2026-02-01", new EvaluationOpened("heat"))
                    .on("2026-02-02", heavier()),
            () ->
                ruled()
                    .on("2026-01-20", heavier())
                    .and(opened("heat"))
                    .on("2026-02-01", new EvaluationOpened("heat")))
        .on(
            FindingCode.RULE_CHANGED_AFTER_FIRST_SCORE,
            () ->
                entered()
                    .on("2026-02-01", score("heat", "ants", "speed", "90"))
                    .on("2026-02-02", heavier()),
            () ->
                entered()
                    .on("2026-02-01", score("heat", "ants", "speed", "90"))
                    .on("2026-02-02", renamed()))
        .on(
            FindingCode.RULE_CHANGED_AFTER_OUTCOME,
            () ->
                entered().on("2026-02-01", eliminated("heat", "ants")).on("2026-02-02", heavier()),
            () -> entered().on("2026-02-01", heavier()).and(eliminated("heat", "ants")))
        .on(
            FindingCode.RULE_RETROACTIVE,
            () -> ruled().on("2026-02-10", from("2026-02-01")),
            () -> ruled().on("2026-02-10", from("2026-02-20")))
        .on(
            FindingCode.AMENDED_ON_CHANGED_FIGURES,
            () ->
                scored().and(corrected("heat", "ants", "speed", null, "80")).and(citing(scored())),
            () -> scored().and(notice("thanks")).and(citing(scored())))
        .on(
            FindingCode.RULES_AFTER_ADMISSION,
            () ->
                Story.of(stage("heat", 1), participant("ants"), opened("heat"))
                    .and(admitted("heat", "ants"))
                    .and(published(set(1, "heat", criterion("speed")))),
            () -> entered())
        .on(
            FindingCode.RULES_FIRST_PUBLISHED_DURING_EVALUATION,
            () ->
                Story.of(stage("heat", 1), participant("ants"), opened("heat"))
                    .and(admitted("heat", "ants"))
                    .on("2026-02-01", published(set(1, "heat", criterion("speed"))))
                    .and(new EvaluationOpened("heat")),
            () ->
                Story.of(stage("heat", 1), participant("ants"), opened("heat"))
                    .and(admitted("heat", "ants"))
                    .on("2026-02-01", published(set(1, "heat", criterion("speed"))))
                    .on("2026-02-02", new EvaluationOpened("heat")))
        .on(
            FindingCode.RULES_FIRST_PUBLISHED_AFTER_EVALUATION,
            () ->
                Story.of(stage("heat", 1), participant("ants"), opened("heat"))
                    .and(admitted("heat", "ants"))
                    .on("2026-02-01", published(set(1, "heat", criterion("speed"))))
                    .and(eliminated("heat", "ants")),
            () ->
                Story.of(stage("heat", 1), participant("ants"), opened("heat"))
                    .and(admitted("heat", "ants"))
                    .on("2026-02-01", published(set(1, "heat", criterion("speed"))))
                    .on("2026-02-02", eliminated("heat", "ants")))
        .on(
            FindingCode.GATE_TIGHTENED_AFTER_CALL_CLOSED,
            () -> ruled().and(call("spring", "heat"), new CallClosed("spring")).and(gated()),
            () -> ruled().and(call("spring", "heat")).and(gated()).and(new CallClosed("spring")))
        .on(
            FindingCode.CRITERION_UNDEFINED_IN_FORCE,
            () -> Story.of(stage("heat", 1), openGate()),
            () -> ruled())
        .on(
            FindingCode.DEFINITION_LEFT_OPEN_IN_FORCE,
            () -> Story.of(stage("heat", 1), published(set(1, "heat", leavingOpen("speed")))),
            () ->
                Story.of(stage("heat", 1), published(set(1, "heat", leavingOpen("speed"))))
                    .and(amended(set(2, "heat", criterion("speed")))))
        .on(
            FindingCode.MEANING_FIXED_WITH_RULING,
            () ->
                Story.of(stage("heat", 1), openGate(), participant("ants"), opened("heat"))
                    .and(admitted("heat", "ants"))
                    .on("2026-02-01", interpreted(DefinitionDirection.NARROWED))
                    .and(failed()),
            () ->
                Story.of(stage("heat", 1), openGate(), participant("ants"), opened("heat"))
                    .and(admitted("heat", "ants"))
                    .on("2026-01-20", interpreted(DefinitionDirection.NARROWED))
                    .on("2026-02-01", failed()))
        .on(
            FindingCode.CRITERION_SERVES_NO_GOAL,
            () -> ruled().and(goals(true, "fun")),
            () ->
                Story.of(
                    stage("heat", 1),
                    goals(true, "fun"),
                    published(set(1, "heat", criterion("speed").setGoals(List.of("fun"))))))
        .on(
            FindingCode.GOALS_UNORDERED,
            () -> Story.of(goals(false, "fun", "fame")),
            () -> Story.of(goals(true, "fun", "fame")));
  }

  /** A stage with one criterion. */
  static Story ruled() {
    return Story.of(stage("heat", 1), published(set(1, "heat", criterion("speed"))));
  }

  /** As above, open, with one entry. */
  static Story entered() {
    return ruled().and(participant("ants"), opened("heat"), admitted("heat", "ants"));
  }

  /** As above, with a score. */
  private static Story scored() {
    return entered().on("2026-02-01", score("heat", "ants", "speed", "90"));
  }

  /** Version 2, which cites what it did in another history. */
  private static Object citing(Story tried) {
    Audit audit = new Audit();
    tried.and(heavier()).events().forEach(audit::next);
    return CriteriaAmended.newBuilder(amended(set(2, "heat", twice())))
        .setDryRun(audit.changes().get(1).impact().getDigest())
        .build();
  }

  /** Version 2: the criterion counts twice. */
  static Object heavier() {
    return amended(set(2, "heat", twice()));
  }

  private static Criterion.Builder twice() {
    return criterion("speed").setFactor(number("2"));
  }

  private static Object from(String day) {
    return amended(
        set(2, "heat", criterion("speed").setFactor(number("2")))
            .setEffectiveFrom(Story.time(day)));
  }

  private static Object renamed() {
    return amended(set(2, "heat", criterion("speed").setName(text("Pace"))));
  }

  private static Object gated() {
    return amended(
        set(2, "heat", criterion("speed"), gate("safe").setDefinition(text("A helmet"))));
  }

  static Criterion.Builder leavingOpen(String id) {
    return criterion(id).setLeftOpen(List.of(text("Whether wind counts")));
  }

  private static Object openGate() {
    return published(
        set(1, "heat", criterion("speed"), gate("safe").setState(DefinitionState.TO_BE_SPECIFIED)));
  }

  static CriterionSpecified specifiedGate() {
    return new CriterionSpecified(
        2,
        1,
        gate("safe").setDefinition(text("A helmet")).build(),
        null,
        null,
        null,
        DefinitionDirection.UNCHANGED);
  }

  static CriterionInterpreted interpreted(DefinitionDirection direction) {
    return new CriterionInterpreted(
        "safe", 1, "heat", text("A helmet of 2026"), null, null, direction);
  }

  private static GateRuled failed() {
    return new GateRuled("heat", "ants", "safe", Verdict.FAILED, null);
  }

  static PolicyGoalsDeclared goals(boolean ordered, String... ids) {
    return new PolicyGoalsDeclared(
        List.of(ids).stream().map(id -> new PolicyGoal(id, text(id))).toList(), ordered);
  }
}
