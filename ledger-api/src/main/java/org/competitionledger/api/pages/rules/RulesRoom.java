package org.competitionledger.api.pages.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Told;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.PromisesView;
import org.competitionledger.api.rules.RuleChanges;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.rules.CriteriaDifference;
import org.competitionledger.core.rules.CriteriaHistory;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.DifferencesInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.projections.Impacts.Detail;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.RuleChange;

/** Gathers what the pages of the rules show. */
@ApplicationScoped
class RulesRoom {

  private static final int HISTORY_MAX = 20;
  private static final int DIFFERENCES_BRIEF = 4;
  private static final int DIFFERENCES_MAX = 200;
  private static final int STAGES_MAX = 50;

  private final LedgerNode node;
  private final RuleChanges rules;

  RulesRoom(LedgerNode node, RuleChanges rules) {
    this.node = node;
    this.rules = rules;
  }

  /**
   * The room.
   *
   * @param reading as it stands now
   * @param then as of when the rules in force are asked for
   * @param moment the same in words; empty for now
   * @param before changes before this sequence are told; those up to now where it is {@link
   *     Long#MAX_VALUE}
   */
  RulesModel.Overview overview(
      Reading reading, Reading then, String moment, long before, Frame frame) {
    List<RuleChange> all = changes(reading);
    List<RuleChange> told =
        new ArrayList<>(all.stream().filter(each -> each.getSequence() < before).toList());
    Collections.reverse(told);
    List<RuleChange> shown = told.subList(0, Math.min(HISTORY_MAX, told.size()));
    ChangeModel model = new ChangeModel(reading, frame, node.events());
    return new RulesModel.Overview(
        moment,
        inForce(then, frame, interpretations(all, reading, frame)),
        versions(reading),
        rules
            .withImpact(reading.competition(), shown, Detail.BRIEF, together(reading, all))
            .stream()
            .map(change -> model.of(change, DIFFERENCES_BRIEF))
            .toList(),
        shown.size() < told.size() ? shown.get(shown.size() - 1).getSequence() : -1,
        new PromiseModel(frame, new StateNames(reading.state()))
            .of(PromisesView.all(node, reading, all)));
  }

  /** One change, whole; a 404 where the event is none. */
  RulesModel.Change change(Reading reading, long sequence, Frame frame) {
    RuleChange change =
        node.views()
            .change(reading.competition(), sequence)
            .orElseThrow(ProblemCode.CHANGE_NOT_FOUND::exception);
    AnnouncedTogether together = together(reading, changes(reading));
    return new ChangeModel(reading, frame, node.events())
        .of(
            rules.withImpact(reading.competition(), List.of(change), Detail.FULL, together).get(0),
            DIFFERENCES_MAX);
  }

  /** One version as a document. */
  RulesModel.Document version(Reading reading, int version, Frame frame) {
    return new RulesDocument(reading, frame, interpretations(changes(reading), reading, frame))
        .of(find(reading, version), List.of());
  }

  RulesModel.Comparison compare(Reading reading, int from, int to, Frame frame) {
    List<DifferencesInWords.Told> all =
        new DifferencesInWords(new StateNames(reading.state()), frame.language())
            .ofCriteria(
                CriteriaDifference.between(
                    find(reading, from).getCriteria(), find(reading, to).getCriteria()));
    return new RulesModel.Comparison(
        from,
        to,
        versions(reading),
        all.subList(0, Math.min(DIFFERENCES_MAX, all.size())),
        Math.max(0, all.size() - DIFFERENCES_MAX));
  }

  List<Integer> versions(Reading reading) {
    return IntStream.rangeClosed(1, reading.announced().getLatestVersion()).boxed().toList();
  }

  private static CriteriaState find(Reading reading, int version) {
    return CriteriaHistory.version(reading.state(), version)
        .orElseThrow(ProblemCode.VERSION_NOT_FOUND::exception);
  }

  private List<RuleChange> changes(Reading reading) {
    return RuleChanges.all(node, reading.competition());
  }

  private AnnouncedTogether together(Reading reading, List<RuleChange> changes) {
    return PromisesView.together(node, reading.competition(), changes);
  }

  /** Stages that the same version governs are told together, in the order of the stages. */
  private static List<RulesModel.InForce> inForce(
      Reading then, Frame frame, Map<String, List<Told>> interpretations) {
    RulesDocument document = new RulesDocument(then, frame, interpretations);
    Map<Optional<Integer>, List<String>> byVersion = new LinkedHashMap<>();
    for (StageState stage : stages(then)) {
      Optional<Integer> governing =
          GoverningRules.of(then.state(), stage.getStage(), then.ledgerTime())
              .map(set -> set.getCriteria().getVersion());
      byVersion.computeIfAbsent(governing, any -> new ArrayList<>()).add(stage.getStage());
    }
    return byVersion.values().stream()
        .map(
            stages ->
                new RulesModel.InForce(
                    document.stages(stages),
                    CriteriaInForce.of(then.state(), stages.get(0), then.ledgerTime())
                        .map(found -> document.of(found.governing(), found.undefined())),
                    announced(then, stages, frame)))
        .toList();
  }

  private static List<StageState> stages(Reading reading) {
    List<StageState> stages = new ArrayList<>();
    reading
        .state()
        .scan(
            StateKind.STAGE,
            "",
            (key, stage) -> {
              if (stages.size() < STAGES_MAX) {
                stages.add(stage);
              }
            });
    stages.sort(Comparator.comparingInt(StageState::getOrder));
    return stages;
  }

  /** The versions of stages that are known and take hold later. */
  private static List<Told> announced(Reading then, List<String> stages, Frame frame) {
    Dates dates = new Dates(then.zone());
    return stages.stream()
        .flatMap(stage -> GoverningRules.announced(then.state(), stage, then.ledgerTime()).stream())
        .distinct()
        .map(
            set ->
                new Told(
                    set.getSequence(),
                    frame.say(
                        "announced", set.getCriteria().getVersion(), dates.of(set.getStarts()))))
        .toList();
  }

  /** What was said of the meaning of criteria, by criterion and version. */
  private static Map<String, List<Told>> interpretations(
      List<RuleChange> changes, Reading reading, Frame frame) {
    DifferencesInWords model =
        new DifferencesInWords(new StateNames(reading.state()), frame.language());
    return changes.stream()
        .filter(change -> change.getKind() == ChangeKind.CRITERION_INTERPRETED)
        .filter(change -> !change.getDifferences().isEmpty())
        .collect(
            Collectors.groupingBy(
                change ->
                    RulesDocument.interpreted(
                        change.getDifferences().get(0).getPointer().split("/")[2],
                        change.getVersion()),
                Collectors.mapping(
                    change -> new Told(change.getSequence(), model.meaning(change)),
                    Collectors.toList())));
  }
}
