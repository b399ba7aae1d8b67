package org.competitionledger.core.scoring;

import java.util.Arrays;
import java.util.List;
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
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.OccasionWindow;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreOrigin;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;
import org.competitionledger.event.Transform;
import org.competitionledger.event.TransformMethod;

/** Short forms of criteria sets for the stage of {@link StageFixture}. */
public final class Criteria {

  private Criteria() {}

  /** A set of version 1. */
  public static CriteriaSet.Builder set(Criterion.Builder... criteria) {
    return CriteriaSet.newBuilder()
        .setVersion(1)
        .setStages(List.of(StageFixture.STAGE))
        .setCriteria(Arrays.stream(criteria).map(Criterion.Builder::build).toList());
  }

  /** A scored criterion with DIRECT scores. */
  public static Criterion.Builder direct(String id) {
    return criterion(id, CriterionKind.SCORED).setScores(ScoreOrigin.DIRECT);
  }

  /** A criterion that is shown and counts for nothing, with DIRECT scores. */
  public static Criterion.Builder informative(String id) {
    return criterion(id, CriterionKind.INFORMATIVE).setScores(ScoreOrigin.DIRECT);
  }

  /** A scored criterion with PANEL scores, results rounded to two digits. */
  public static Criterion.Builder judged(String id, PanelMethod method) {
    return judged(id, method, 0, 0);
  }

  /** The same, trimmed. */
  public static Criterion.Builder judged(String id, PanelMethod method, int low, int high) {
    return criterion(id, CriterionKind.SCORED)
        .setScores(ScoreOrigin.PANEL)
        .setPanel(new PanelAggregation(method, low, high, 2));
  }

  /** A gate that somebody rules on. */
  public static Criterion.Builder gate(String id) {
    return criterion(id, CriterionKind.GATE)
        .setGate(Gate.newBuilder().setMethod(GateMethod.RULED).build());
  }

  /** A gate that is computed. */
  public static Criterion.Builder gate(
      String id, String criterion, Comparison comparison, String threshold) {
    return criterion(id, CriterionKind.GATE)
        .setGate(
            Gate.newBuilder()
                .setMethod(GateMethod.COMPUTED)
                .setCriterion(criterion)
                .setComparison(comparison)
                .setThreshold(StageFixture.decimal(threshold))
                .build());
  }

  private static Criterion.Builder criterion(String id, CriterionKind kind) {
    return Criterion.newBuilder()
        .setId(id)
        .setName(new LocalisedText(null, id))
        .setKind(kind)
        .setBetter(Better.HIGHER);
  }

  public static Scale scale(String min, String max) {
    return new Scale(
        min == null ? null : StageFixture.decimal(min),
        max == null ? null : StageFixture.decimal(max));
  }

  /** A finishing position worth points. */
  public static Transform table(String... points) {
    return Transform.newBuilder()
        .setMethod(TransformMethod.POINTS_TABLE)
        .setTable(Arrays.stream(points).map(StageFixture::decimal).toList())
        .build();
  }

  public static Transform ratio(String best, int digits) {
    return Transform.newBuilder()
        .setMethod(TransformMethod.RATIO_TO_BEST)
        .setBest(best == null ? null : StageFixture.decimal(best))
        .setDigits(digits)
        .build();
  }

  public static OccasionAggregation over(OccasionMethod method) {
    return OccasionAggregation.newBuilder().setMethod(method).setDigits(2).build();
  }

  public static OccasionAggregation best(int n) {
    return OccasionAggregation.newBuilder().setMethod(OccasionMethod.BEST_N).setN(n).build();
  }

  public static OccasionAggregation windows(OccasionWindow... windows) {
    return OccasionAggregation.newBuilder()
        .setMethod(OccasionMethod.BEST_N)
        .setWindows(List.of(windows))
        .build();
  }

  public static TieBreak byPoints(String criterion) {
    return new TieBreak(TieBreakMethod.CRITERION, criterion, null, null, null);
  }

  public static TieBreak countback(String criterion, Integer depth) {
    return new TieBreak(TieBreakMethod.COUNTBACK, criterion, depth, null, null);
  }

  /** A countback by the scores themselves. */
  public static TieBreak byScores(String criterion, CountbackOver over) {
    return new TieBreak(TieBreakMethod.COUNTBACK, criterion, null, over, CountbackBy.SCORE);
  }

  public static TieBreak lastOccasion(String criterion) {
    return new TieBreak(TieBreakMethod.LAST_OCCASION, criterion, null, null, null);
  }

  public static TieBreak bestSingle(String criterion) {
    return new TieBreak(TieBreakMethod.BEST_SINGLE, criterion, null, null, null);
  }

  public static TieBreak reachedFirst() {
    return new TieBreak(TieBreakMethod.REACHED_FIRST, null, null, null, null);
  }

  public static TieBreak earliest() {
    return new TieBreak(TieBreakMethod.EARLIEST, null, null, null, null);
  }

  public static TieBreak decision() {
    return new TieBreak(TieBreakMethod.DECISION, null, null, null, null);
  }

  public static CutRule cut(CutKind kind, int count, GateOrder gates) {
    return new CutRule(StageFixture.STAGE, kind, count, null, gates);
  }

  public static CutRule threshold(String points, GateOrder gates) {
    return new CutRule(
        StageFixture.STAGE, CutKind.THRESHOLD, null, StageFixture.decimal(points), gates);
  }
}
