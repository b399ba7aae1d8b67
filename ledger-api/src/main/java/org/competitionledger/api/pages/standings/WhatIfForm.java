package org.competitionledger.api.pages.standings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;

/**
 * The fields of the rules that the form of the room lets a reader change. A field is named by its
 * pointer into the set, so that a browser without a script sends {@code /criteria/race/factor=0.5};
 * the room answers with the address that has it as an edit, without what was left as it is.
 *
 * @param kept what else is chosen
 * @param edits what is edited, in words
 * @param others edits of what has no field here, as they stand in the address
 */
record WhatIfForm(
    List<Field> weights,
    List<Gate> gates,
    Optional<Field> cut,
    List<MomentModel.Kept> kept,
    List<String> edits,
    List<String> others) {

  /**
   * A number.
   *
   * @param name the pointer
   * @param base what the rules say
   */
  record Field(String name, String label, String value, String base) {

    /** Whether it says something else than the rules. */
    public boolean edited() {
      return !isSame(value, base);
    }

    private String told() {
      return label + ": " + base + " → " + value;
    }
  }

  /** A gate that counts, or does not. */
  record Gate(String name, String label, boolean off) {}

  /** Of a set, as edits leave it. */
  static WhatIfForm of(
      CriteriaSet set, String stage, List<String> edits, Address address, Language language) {
    Map<String, String> edited = byPointer(edits);
    List<Field> weights =
        set.getCriteria().stream()
            .filter(one -> one.getKind() == CriterionKind.SCORED)
            .map(
                one -> field(weight(one), language.text(one.getName()), plain(factor(one)), edited))
            .toList();
    List<Gate> gates =
        set.getCriteria().stream()
            .filter(one -> one.getKind() == CriterionKind.GATE)
            .map(
                one ->
                    new Gate(
                        gate(one), language.text(one.getName()), edited.containsKey(gate(one))))
            .toList();
    Optional<Field> cut =
        cutRule(set, stage)
            .map(
                rule ->
                    field(
                        cutPointer(rule),
                        RoomWords.say(
                            language,
                            rule.getKind() == CutKind.THRESHOLD
                                ? "what-if-threshold"
                                : rule.getKind() == CutKind.TOP_N
                                    ? "what-if-top"
                                    : "what-if-bottom"),
                        cutValue(rule),
                        edited));
    List<MomentModel.Kept> kept = new ArrayList<>(address.kept("set", "page"));
    List<String> offered = bases(set, stage).keySet().stream().toList();
    List<String> others = edits.stream().filter(edit -> !offered.contains(pointer(edit))).toList();
    others.forEach(edit -> kept.add(new MomentModel.Kept("set", edit)));
    String leftOut = RoomWords.say(language, "gate-left-out");
    List<String> told =
        Stream.concat(
                Stream.concat(weights.stream(), cut.stream())
                    .filter(Field::edited)
                    .map(Field::told),
                gates.stream().filter(Gate::off).map(gate -> gate.label() + ": " + leftOut))
            .toList();
    return new WhatIfForm(weights, gates, cut, kept, told, others);
  }

  private static Field field(String name, String label, String base, Map<String, String> edited) {
    return new Field(name, label, edited.getOrDefault(name, base), base);
  }

  /** The edits that a sent form means: those of its fields that say something else than the set. */
  static List<String> edits(CriteriaSet set, String stage, Map<String, String> sent) {
    List<String> edits = new ArrayList<>();
    bases(set, stage)
        .forEach(
            (name, base) -> {
              String value = sent.getOrDefault(name, "").strip();
              if (!value.isEmpty() && !isSame(value, base)) {
                edits.add(name + '=' + value);
              }
            });
    return edits;
  }

  /** What the set says in each field, a gate as nothing. */
  private static Map<String, String> bases(CriteriaSet set, String stage) {
    Map<String, String> bases = new LinkedHashMap<>();
    for (Criterion criterion : set.getCriteria()) {
      switch (criterion.getKind()) {
        case SCORED -> bases.put(weight(criterion), plain(factor(criterion)));
        case GATE -> bases.put(gate(criterion), "");
        case INFORMATIVE -> {}
      }
    }
    cutRule(set, stage).ifPresent(rule -> bases.put(cutPointer(rule), cutValue(rule)));
    return bases;
  }

  private static boolean isSame(String value, String base) {
    try {
      return new BigDecimal(value).compareTo(new BigDecimal(base)) == 0;
    } catch (NumberFormatException e) {
      return value.equals(base);
    }
  }

  private static Map<String, String> byPointer(List<String> edits) {
    Map<String, String> edited = new LinkedHashMap<>();
    for (String edit : edits) {
      int equals = edit.indexOf('=');
      if (equals > 0) {
        edited.put(edit.substring(0, equals), edit.substring(equals + 1));
      }
    }
    return edited;
  }

  private static String pointer(String edit) {
    return edit.substring(0, Math.max(0, edit.indexOf('=')));
  }

  private static String weight(Criterion criterion) {
    return gate(criterion) + "/factor";
  }

  private static String gate(Criterion criterion) {
    return "/criteria/" + criterion.getId();
  }

  private static BigDecimal factor(Criterion criterion) {
    return criterion.getFactor() == null ? BigDecimal.ONE : criterion.getFactor();
  }

  private static Optional<CutRule> cutRule(CriteriaSet set, String stage) {
    return set.getCutRules().stream().filter(rule -> rule.getStage().equals(stage)).findFirst();
  }

  private static String cutPointer(CutRule rule) {
    return rule.getKind() == CutKind.THRESHOLD ? "/cutRule/threshold" : "/cutRule/count";
  }

  private static String cutValue(CutRule rule) {
    return rule.getKind() == CutKind.THRESHOLD
        ? plain(rule.getThreshold())
        : rule.getCount().toString();
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
