package org.competitionledger.api.pages.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Told;
import org.competitionledger.api.pages.pictures.WeightBar;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.state.CriteriaState;

/** A version of the rules as a document. */
final class RulesDocument {

  /**
   * What the document says in its own way; the rest of a criterion is how its points come about.
   */
  private static final String[] TOLD = {
    "id", "name", "definition", "kind", "state", "parent", "maximum", "leftOpen"
  };

  private final Frame frame;
  private final Dates dates;
  private final StateNames names;
  private final RecordInWords words;
  private final Map<String, List<Told>> interpretations;

  /**
   * Of versions of a competition.
   *
   * @param interpretations what was said of the meaning of criteria, by {@link #interpreted}
   */
  RulesDocument(Reading reading, Frame frame, Map<String, List<Told>> interpretations) {
    this.frame = frame;
    this.dates = new Dates(reading.zone());
    this.names = new StateNames(reading.state());
    this.words = new RecordInWords(names, frame.language());
    this.interpretations = interpretations;
  }

  /**
   * A version.
   *
   * @param undefined since when its open criteria have been in force; empty where it is not in
   *     force
   */
  RulesModel.Document of(CriteriaState version, List<CriteriaInForce.Undefined> undefined) {
    CriteriaSet set = version.getCriteria();
    Map<String, CriteriaInForce.Undefined> open =
        undefined.stream()
            .collect(Collectors.toMap(each -> each.criterion().getId(), Function.identity()));
    Optional<BigDecimal> total = total(set);
    List<RulesModel.Item> scored = new ArrayList<>();
    List<RulesModel.Item> others = new ArrayList<>();
    add(set, null, 0, total, open, scored, others);
    return new RulesModel.Document(
        set.getVersion(),
        version.getSequence(),
        stages(set.getStages()),
        dates.of(version.getStarts()),
        total.map(RulesDocument::plain).orElse(""),
        scored,
        others,
        new RulesClauses(frame, names).of(set));
  }

  /** An interpretation is of a criterion in one version: of others it says nothing. */
  static String interpreted(String criterion, int version) {
    return criterion + ' ' + version;
  }

  /** Names of stages in a row. */
  String stages(List<String> stages) {
    return stages.stream().map(stage -> text(names.stage(stage))).collect(Collectors.joining(", "));
  }

  /** Each with what is part of it behind it. */
  private void add(
      CriteriaSet set,
      String parent,
      int depth,
      Optional<BigDecimal> total,
      Map<String, CriteriaInForce.Undefined> open,
      List<RulesModel.Item> scored,
      List<RulesModel.Item> others) {
    for (Criterion criterion : set.getCriteria()) {
      if (Objects.equals(criterion.getParent(), parent)) {
        boolean points = criterion.getKind() == CriterionKind.SCORED;
        (points ? scored : others).add(item(criterion, depth, total, set.getVersion(), open));
        add(set, criterion.getId(), depth + 1, total, open, scored, others);
      }
    }
  }

  private RulesModel.Item item(
      Criterion criterion,
      int depth,
      Optional<BigDecimal> total,
      int version,
      Map<String, CriteriaInForce.Undefined> open) {
    boolean scored = criterion.getKind() == CriterionKind.SCORED;
    return new RulesModel.Item(
        text(criterion.getName()),
        depth,
        scored ? "" : frame.say(criterion.getKind() == CriterionKind.GATE ? "gate" : "informative"),
        Optional.ofNullable(criterion.getMaximum())
            .map(maximum -> weight(criterion.getId() + '-' + version, maximum, total)),
        text(criterion.getDefinition()),
        new RulesModel.Open(
            undefined(criterion, Optional.ofNullable(open.get(criterion.getId()))),
            criterion.getLeftOpen().stream().map(this::text).toList()),
        words.parts(criterion, TOLD),
        interpretations.getOrDefault(interpreted(criterion.getId(), version), List.of()));
  }

  private String undefined(Criterion criterion, Optional<CriteriaInForce.Undefined> since) {
    if (criterion.getState() != DefinitionState.TO_BE_SPECIFIED) {
      return "";
    }
    return since
        .map(open -> frame.say("undefined-since", dates.of(open.since()), open.sinceVersion()))
        .orElseGet(() -> frame.say("undefined"));
  }

  private RulesModel.Weight weight(String id, BigDecimal maximum, Optional<BigDecimal> total) {
    String points = frame.say("points", plain(maximum));
    Optional<BigDecimal> share =
        total
            .filter(whole -> whole.signum() > 0)
            .map(whole -> maximum.divide(whole, 6, RoundingMode.HALF_UP));
    String percent =
        share
            .map(part -> plain(part.movePointRight(2).setScale(1, RoundingMode.HALF_UP)) + " %")
            .orElse("");
    return new RulesModel.Weight(
        points,
        percent,
        WeightBar.of(
            "weight-" + id, share.map(BigDecimal::doubleValue).orElse(0.0), percent, points));
  }

  /** As declared, or the sum of the top criteria where all declare theirs. */
  private static Optional<BigDecimal> total(CriteriaSet set) {
    if (set.getMaximum() != null) {
      return Optional.of(set.getMaximum());
    }
    List<Criterion> top =
        set.getCriteria().stream()
            .filter(each -> each.getKind() == CriterionKind.SCORED && each.getParent() == null)
            .toList();
    return top.isEmpty() || top.stream().anyMatch(each -> each.getMaximum() == null)
        ? Optional.empty()
        : Optional.of(
            top.stream().map(Criterion::getMaximum).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private String text(LocalisedText text) {
    return frame.language().text(text);
  }
}
