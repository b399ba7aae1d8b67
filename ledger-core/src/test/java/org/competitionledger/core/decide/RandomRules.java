package org.competitionledger.core.decide;

import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.judged;
import static org.competitionledger.core.decide.Says.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CountbackBy;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ResultMethod;
import org.competitionledger.event.Scale;
import org.competitionledger.event.Teams;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;
import org.competitionledger.event.Transform;
import org.competitionledger.event.TransformMethod;

/**
 * Well-formed rules over the same few criteria: every way to score, to break ties and to cut comes
 * up. Scored are {@code speed} and the children {@code style} and {@code grace} of {@code art};
 * {@code note} informs; {@code safe} is ruled upon and {@code level} computed.
 */
final class RandomRules {

  private final Random random;
  private final Set<TieBreakMethod> tieBreaksLeftOut;

  RandomRules(Random random) {
    this(random, Set.of());
  }

  RandomRules(Random random, Set<TieBreakMethod> tieBreaksLeftOut) {
    this.random = random;
    this.tieBreaksLeftOut = tieBreaksLeftOut;
  }

  CriteriaSet.Builder version(int version, List<String> stages) {
    List<Criterion> criteria = new ArrayList<>();
    criteria.add(speed().build());
    boolean artByOccasion = chance(1, 2);
    criteria.add(
        criterion("art")
            .setScale(null)
            .setOccasions(artByOccasion ? occasions() : null)
            .setFactor(factor())
            .build());
    criteria.add(panel("style").build());
    if (chance(5, 6)) {
      criteria.add(panel("grace").build());
    }
    criteria.add(criterion("note").setKind(CriterionKind.INFORMATIVE).build());
    if (chance(3, 4)) {
      criteria.add(gate("safe").build());
    }
    if (chance(1, 3)) {
      criteria.add(level().build());
    }
    return CriteriaSet.newBuilder()
        .setVersion(version)
        .setStages(stages)
        .setCriteria(criteria)
        .setCutRules(stages.stream().filter(stage -> chance(2, 3)).map(this::cut).toList())
        .setTieBreaks(tieBreaks(artByOccasion))
        .setDigits(chance(1, 2) ? 2 : null);
  }

  /** Rules for the league of squads, whose members compete in the heat. */
  CriteriaSet.Builder league(int version) {
    boolean lower = chance(1, 4);
    List<Criterion> criteria = new ArrayList<>();
    criteria.add(
        criterion("speed")
            .setScale(null)
            .setOccasions(occasions())
            .setBetter(lower ? Better.LOWER : Better.HIGHER)
            .setAbsent(lower ? absent() : null)
            .setFactor(lower ? number("-0.5") : factor())
            .build());
    criteria.add(criterion("art").setScale(null).build());
    criteria.add(criterion("style").setScale(null).setParent("art").setDigits(1).build());
    criteria.add(criterion("note").setScale(null).setKind(CriterionKind.INFORMATIVE).build());
    if (chance(1, 2)) {
      criteria.add(gate("safe").build());
    }
    return CriteriaSet.newBuilder()
        .setVersion(version)
        .setStages(List.of("league"))
        .setTeams(new Teams("heat", lower || chance(1, 2) ? 1 + random.nextInt(2) : null))
        .setCriteria(criteria)
        .setCutRules(chance(1, 2) ? List.of(cut("league")) : List.of())
        .setTieBreaks(tieBreaks(false));
  }

  private Criterion.Builder speed() {
    Criterion.Builder speed =
        criterion("speed")
            .setOccasions(occasions())
            .setResults(chance(1, 2) ? pick(ResultMethod.values()) : null);
    switch (random.nextInt(5)) {
      case 4 -> {
        return speed.setBetter(Better.LOWER).setAbsent(absent()).setFactor(number("-0.5"));
      }
      case 0 ->
          speed
              .setBetter(Better.LOWER)
              .setTransform(
                  transform(TransformMethod.POINTS_TABLE)
                      .setTable(List.of(number("9"), number("6"), number("4")))
                      .build());
      case 1 ->
          speed.setTransform(
              transform(TransformMethod.RATIO_TO_BEST)
                  .setBest(number("50"))
                  .setDigits(random.nextInt(4))
                  .build());
      case 2 -> speed.setScale(new Scale(number("0"), number("60")));
      default -> {
        // as it is recorded
      }
    }
    return speed.setFactor(factor());
  }

  private AbsentFigure absent() {
    return switch (pick(AbsentMethod.values())) {
      case LAST -> chance(1, 2) ? null : AbsentFigure.newBuilder().build();
      case FIGURE -> new AbsentFigure(AbsentMethod.FIGURE, number("60"), null);
      case WORST_PLUS -> new AbsentFigure(AbsentMethod.WORST_PLUS, null, random.nextInt(3));
    };
  }

  private static Transform.Builder transform(TransformMethod method) {
    return Transform.newBuilder().setMethod(method);
  }

  private OccasionAggregation occasions() {
    OccasionMethod method = pick(OccasionMethod.values());
    return OccasionAggregation.newBuilder()
        .setMethod(method)
        .setN(method == OccasionMethod.BEST_N ? 1 + random.nextInt(2) : null)
        .setDigits(method == OccasionMethod.MEAN ? random.nextInt(3) : null)
        .build();
  }

  private Criterion.Builder panel(String id) {
    PanelMethod method = pick(PanelMethod.values());
    boolean trims = method == PanelMethod.TRIMMED_MEAN;
    boolean divides = method != PanelMethod.SINGLE && method != PanelMethod.SUM;
    return judged(id)
        .setParent("art")
        .setPanel(
            new PanelAggregation(
                method,
                trims ? random.nextInt(2) : 0,
                trims ? random.nextInt(2) : 0,
                divides ? random.nextInt(4) : null))
        .setFactor(factor())
        .setDigits(chance(1, 2) ? 1 : null);
  }

  private BigDecimal factor() {
    return chance(1, 2) ? null : number(pick("0.5", "2", "0.333333", "0"));
  }

  private Criterion.Builder level() {
    return gate("level")
        .setGate(
            Gate.newBuilder()
                .setMethod(GateMethod.COMPUTED)
                .setCriterion(pick("speed", "art"))
                .setComparison(pick(Comparison.values()))
                .setThreshold(number(Integer.toString(random.nextInt(100))))
                .build());
  }

  private CutRule cut(String stage) {
    CutKind kind = pick(CutKind.values());
    boolean threshold = kind == CutKind.THRESHOLD;
    return new CutRule(
        stage,
        kind,
        threshold ? null : 1 + random.nextInt(4),
        threshold ? number(Integer.toString(random.nextInt(120))) : null,
        pick(GateOrder.values()));
  }

  private List<TieBreak> tieBreaks(boolean artByOccasion) {
    String occasional = artByOccasion ? pick("speed", "art", "style") : pick("speed", "style");
    List<TieBreak> all =
        new ArrayList<>(
            List.of(
                new TieBreak(TieBreakMethod.CRITERION, pick("art", "note"), null, null, null),
                new TieBreak(TieBreakMethod.COUNTBACK, "speed", 1 + random.nextInt(3), null, null),
                countback(occasional),
                new TieBreak(TieBreakMethod.LAST_OCCASION, occasional, null, null, null),
                new TieBreak(TieBreakMethod.BEST_SINGLE, occasional, null, null, null),
                new TieBreak(TieBreakMethod.REACHED_FIRST, null, null, null, null),
                new TieBreak(TieBreakMethod.EARLIEST, null, null, null, null),
                new TieBreak(TieBreakMethod.DECISION, null, null, null, null)));
    all.removeIf(tieBreak -> chance(3, 4) || tieBreaksLeftOut.contains(tieBreak.getMethod()));
    return all;
  }

  private TieBreak countback(String criterion) {
    CountbackBy by = pick(CountbackBy.values());
    Integer depth = by == CountbackBy.PLACE || chance(1, 3) ? 1 + random.nextInt(3) : null;
    CountbackOver over = pick(CountbackOver.values());
    return new TieBreak(TieBreakMethod.COUNTBACK, criterion, depth, over, by);
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean chance(int of, int times) {
    return random.nextInt(times) < of;
  }
}
