package org.competitionledger.core.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.Definitions;
import org.competitionledger.core.state.State;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.DefinitionDirection;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;

/** Changes that make or interpret a criteria version. */
final class CriteriaChanges {

  private CriteriaChanges() {}

  static ChangeDraft published(CriteriaPublished event) {
    CriteriaSet set = event.getCriteria();
    return new ChangeDraft(
        ChangeKind.CRITERIA_PUBLISHED,
        set.getVersion(),
        null,
        new ChangeDraft.Words(
            ChangeTitle.published(set.getVersion()), event.getRationale(), event.getLegalBasis()),
        new ChangeDraft.Reach(true, set.getEffectiveFrom(), set.getStages()),
        List.of(initial()),
        List.of());
  }

  static ChangeDraft amended(State before, CriteriaAmended event, int ledgerVersion) {
    Map<String, DefinitionDirection> declared = new LinkedHashMap<>();
    event
        .getDeclared()
        .forEach(change -> declared.put(change.getCriterion(), change.getDirection()));
    return version(
        before,
        set -> Definitions.read(set, ledgerVersion),
        event.getCriteria(),
        declared,
        ChangeKind.CRITERIA_AMENDED,
        new ChangeDraft.Words(
            ChangeTitle.amended(event.getCriteria().getVersion()),
            event.getRationale(),
            event.getLegalBasis()));
  }

  /** Of a base that is not recorded there is no copy, so no version and no change. */
  static Optional<ChangeDraft> specified(State before, CriterionSpecified event) {
    return CriteriaHistory.version(before, event.getBase())
        .map(base -> specified(before, base.getCriteria(), event));
  }

  private static ChangeDraft specified(State before, CriteriaSet base, CriterionSpecified event) {
    Map<String, DefinitionDirection> declared = new LinkedHashMap<>();
    if (event.getDirection() != null) {
      declared.put(event.getCriterion().getId(), event.getDirection());
    }
    return version(
        before,
        UnaryOperator.identity(),
        CriteriaSets.specified(base, event),
        declared,
        ChangeKind.CRITERION_SPECIFIED,
        new ChangeDraft.Words(
            ChangeTitle.specified(event.getCriterion().getName(), event.getVersion()),
            event.getRationale(),
            event.getLegalBasis()));
  }

  /**
   * A new version. It is compared with the highest version that covered one of its stages; its
   * direction counts against every version it takes the place of. For stages that no version
   * covered it is the first: it is then compared with the version before it, but moves nothing,
   * whatever the rules of direction say of the difference.
   *
   * @param reading how sets are read now: older ones too, lest what nobody changed differs
   */
  private static ChangeDraft version(
      State before,
      UnaryOperator<CriteriaSet> reading,
      CriteriaSet said,
      Map<String, DefinitionDirection> declared,
      ChangeKind kind,
      ChangeDraft.Words words) {
    CriteriaSet fresh = reading.apply(said);
    List<CriteriaSet> replaced =
        CriteriaHistory.replaced(before, fresh).stream().map(reading).toList();
    Optional<CriteriaSet> compared =
        replaced.isEmpty()
            ? CriteriaHistory.version(before, fresh.getVersion() - 1)
                .map(CriteriaState::getCriteria)
                .map(reading)
            : Optional.of(replaced.get(0));
    List<DirectionReason> reasons =
        replaced.isEmpty()
            ? first(compared, fresh, declared)
            : reasons(before, replaced, fresh, declared);
    return new ChangeDraft(
        kind,
        fresh.getVersion(),
        compared.map(CriteriaSet::getVersion).orElse(null),
        new ChangeDraft.Words(
            ReasonsInWords.added(words.title(), reasons), words.rationale(), words.legalBasis()),
        new ChangeDraft.Reach(true, fresh.getEffectiveFrom(), fresh.getStages()),
        reasons,
        compared.map(old -> CriteriaDifference.between(old, fresh)).orElse(List.of()));
  }

  private static List<DirectionReason> first(
      Optional<CriteriaSet> compared,
      CriteriaSet fresh,
      Map<String, DefinitionDirection> declared) {
    List<DirectionReason> reasons = new ArrayList<>(List.of(initial()));
    compared.ifPresent(
        old -> {
          reasons.addAll(CriteriaDirection.between(old, fresh, declared));
          reasons.addAll(PublicationDirection.fromStageToStage(old, fresh));
        });
    return reasons;
  }

  /** What is published is stated stage by stage: each against the set that covered it last. */
  private static List<DirectionReason> reasons(
      State before,
      List<CriteriaSet> replaced,
      CriteriaSet fresh,
      Map<String, DefinitionDirection> declared) {
    Set<DirectionReason> reasons = new LinkedHashSet<>();
    replaced.forEach(set -> reasons.addAll(CriteriaDirection.between(set, fresh, declared)));
    for (String stage : fresh.getStages()) {
      CriteriaHistory.covering(before, stage)
          .map(old -> PublicationDirection.between(stage, old.getCriteria(), fresh))
          .ifPresent(reasons::addAll);
    }
    return new ArrayList<>(reasons);
  }

  static ChangeDraft interpreted(State before, CriterionInterpreted event) {
    Optional<CriteriaSet> set =
        CriteriaHistory.version(before, event.getVersion()).map(CriteriaState::getCriteria);
    LocalisedText name =
        set.flatMap(found -> CriteriaHistory.criterion(found, event.getCriterion()))
            .map(Criterion::getName)
            .orElseGet(() -> new LocalisedText(event.getCriterion(), event.getCriterion()));
    String pointer = "/criteria/" + event.getCriterion() + "/interpretation";
    return new ChangeDraft(
        ChangeKind.CRITERION_INTERPRETED,
        event.getVersion(),
        null,
        new ChangeDraft.Words(
            ChangeTitle.interpreted(name, event.getVersion()),
            event.getRationale(),
            event.getLegalBasis()),
        new ChangeDraft.Reach(
            true,
            null,
            event.getStage() == null
                ? set.map(CriteriaSet::getStages).orElse(List.of())
                : List.of(event.getStage())),
        event.getDirection() == null
            ? List.of()
            : List.of(CriteriaDirection.declared(pointer, event.getDirection())),
        interpretation(pointer, event.getText()));
  }

  /** The meaning that was found; what was read into the criterion before is not recorded. */
  private static List<Difference> interpretation(String pointer, LocalisedText text) {
    List<Difference> differences = new ArrayList<>();
    if (text.getKo() != null) {
      differences.add(inserted(pointer + "/ko", text.getKo()));
    }
    if (text.getEn() != null) {
      differences.add(inserted(pointer + "/en", text.getEn()));
    }
    return differences;
  }

  private static Difference inserted(String pointer, String text) {
    return new Difference(pointer, null, ValueText.of(text), WordDifference.between("", text));
  }

  private static DirectionReason initial() {
    return new DirectionReason("first-criteria", "/criteria", Direction.INITIAL);
  }
}
