package org.competitionledger.core.acceptance;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;

import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.Definitions;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.form.CriteriaForm;
import org.competitionledger.core.form.Lists;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.DefinitionChange;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.state.CriteriaState;

/**
 * What refuses the events of the rules. Never their moment: A well-formed rule change in
 * mid-competition is never refused: it is recorded, classified and shown (§5.1).
 */
final class CriteriaRules {

  private CriteriaRules() {}

  static void register(Rules rules) {
    rules
        .on(CriteriaPublished.class, CriteriaRules::published)
        .on(CriteriaAmended.class, CriteriaRules::amended)
        .on(CriterionSpecified.class, CriteriaRules::specified)
        .on(CriterionInterpreted.class, CriteriaRules::interpreted);
  }

  /** The first version is published, the later ones amend it. */
  private static Optional<Refusal> published(CriteriaPublished published, Facts facts) {
    return when(facts.latestVersion() > 0, "/data", RefusalCode.CRITERIA_ALREADY_PUBLISHED)
        .or(() -> set(published.getCriteria(), facts));
  }

  /** Directions are declared of criteria that the old set or the new one has. */
  private static Optional<Refusal> amended(CriteriaAmended amended, Facts facts) {
    return when(facts.latestVersion() == 0, "/data", RefusalCode.CRITERIA_NOT_PUBLISHED)
        .or(() -> set(amended.getCriteria(), facts))
        .or(
            () ->
                Lists.unique(
                    amended.getDeclared(),
                    DefinitionChange::getCriterion,
                    "/data/declared",
                    "/criterion"))
        .or(
            () ->
                Lists.each(
                    amended.getDeclared(),
                    "/data/declared",
                    (change, pointer) -> declared(change, pointer, amended, facts)));
  }

  private static Optional<Refusal> declared(
      DefinitionChange change, String pointer, CriteriaAmended amended, Facts facts) {
    boolean inNew =
        CriteriaSets.criterion(amended.getCriteria(), change.getCriterion()).isPresent();
    return inNew
        ? none()
        : criterionOf(
            facts.latestVersion(),
            change.getCriterion(),
            pointer + "/criterion",
            facts,
            criterion -> none());
  }

  private static Optional<Refusal> set(CriteriaSet set, Facts facts) {
    return next(set.getVersion(), "/data/criteria/version", facts)
        .or(() -> stagesKnown(set, facts))
        .or(() -> CriteriaForm.check(set, "/data/criteria", facts.ledgerVersion()))
        .or(() -> TeamRules.check(set, facts));
  }

  /** A criteria version that skips a number (§5.7) is refused. */
  private static Optional<Refusal> next(int version, String pointer, Facts facts) {
    int next = facts.latestVersion() + 1;
    return version == next
        ? none()
        : refuse(
            pointer,
            RefusalCode.VERSION_NOT_NEXT,
            Integer.toString(version),
            Integer.toString(next));
  }

  private static Optional<Refusal> stagesKnown(CriteriaSet set, Facts facts) {
    return Lists.each(
        set.getStages(),
        "/data/criteria/stages",
        (stage, pointer) ->
            when(facts.stage(stage).isEmpty(), pointer, RefusalCode.UNKNOWN_STAGE, stage));
  }

  /**
   * A criterion is specified that its base left TO_BE_SPECIFIED; the version that comes of it is
   * well-formed as any other.
   */
  private static Optional<Refusal> specified(CriterionSpecified specified, Facts facts) {
    Criterion criterion = specified.getCriterion();
    return next(specified.getVersion(), "/data/version", facts)
        .or(
            () ->
                when(
                    criterion.getState() != DefinitionState.DEFINED,
                    "/data/criterion/state",
                    RefusalCode.CRITERION_NOT_SPECIFIED,
                    criterion.getId()))
        .or(() -> hasDefinition(specified, facts))
        .or(
            () ->
                criterionOf(
                    specified.getBase(),
                    criterion.getId(),
                    "/data/criterion/id",
                    facts,
                    before -> open(before, specified.getBase())))
        .or(() -> wellFormed(specified, facts));
  }

  /** Without a text it would be read as TO_BE_SPECIFIED again. */
  private static Optional<Refusal> hasDefinition(CriterionSpecified specified, Facts facts) {
    Criterion criterion = specified.getCriterion();
    boolean missing =
        facts.ledgerVersion() >= LedgerVersion.DEFINITION_NEEDED
            && facts
                .state()
                .find(Keys.criteria(specified.getBase()))
                .filter(base -> Definitions.isMissing(criterion, base.getCriteria()))
                .isPresent();
    return when(
        missing,
        "/data/criterion/definition",
        RefusalCode.CRITERION_NOT_SPECIFIED,
        criterion.getId());
  }

  private static Optional<Refusal> open(Criterion before, int version) {
    return when(
        before.getState() != DefinitionState.TO_BE_SPECIFIED,
        "/data/criterion/id",
        RefusalCode.CRITERION_ALREADY_SPECIFIED,
        before.getId(),
        Integer.toString(version));
  }

  private static Optional<Refusal> wellFormed(CriterionSpecified specified, Facts facts) {
    return facts
        .state()
        .find(Keys.criteria(specified.getBase()))
        .map(base -> CriteriaSets.specified(base.getCriteria(), specified))
        .flatMap(set -> CriteriaForm.check(set, "", facts.ledgerVersion()))
        .map(
            refusal ->
                new Refusal(refusal.code(), Optional.of("/data/criterion"), refusal.arguments()));
  }

  /** What is interpreted stands in a version, for a stage that it covers. */
  private static Optional<Refusal> interpreted(CriterionInterpreted interpreted, Facts facts) {
    return criterionOf(
            interpreted.getVersion(),
            interpreted.getCriterion(),
            Facts.CRITERION,
            facts,
            criterion -> none())
        .or(() -> covered(interpreted.getVersion(), interpreted.getStage(), facts));
  }

  private static Optional<Refusal> covered(int version, String stage, Facts facts) {
    boolean covers =
        stage == null
            || facts
                .state()
                .find(Keys.criteria(version))
                .filter(set -> set.getCriteria().getStages().contains(stage))
                .isPresent();
    return covers
        ? none()
        : refuse(Facts.STAGE, RefusalCode.STAGE_NOT_COVERED, stage, Integer.toString(version));
  }

  /** A rule on a criterion of a version, both of which must be known. */
  static Optional<Refusal> criterionOf(
      int version,
      String id,
      String pointer,
      Facts facts,
      Function<Criterion, Optional<Refusal>> rule) {
    Optional<CriteriaState> set = facts.state().find(Keys.criteria(version));
    if (set.isEmpty()) {
      return refuse(pointer, RefusalCode.UNKNOWN_VERSION, Integer.toString(version));
    }
    return CriteriaSets.criterion(set.get().getCriteria(), id)
        .map(rule)
        .orElseGet(
            () -> refuse(pointer, RefusalCode.UNKNOWN_CRITERION, id, Integer.toString(version)));
  }
}
