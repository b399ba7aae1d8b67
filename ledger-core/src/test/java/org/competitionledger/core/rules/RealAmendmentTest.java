package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;
import org.competitionledger.event.ScoreOrigin;
import org.competitionledger.event.Transform;
import org.competitionledger.event.TransformMethod;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;
import org.junit.jupiter.api.Test;

/** Rules of a second phase beside those of a first: each difference told, by stated rules. */
class RealAmendmentTest {

  private static final PanelAggregation TRIMMED =
      new PanelAggregation(PanelMethod.TRIMMED_MEAN, 1, 1, 2);
  private static final Transform RELATIVE =
      new Transform(TransformMethod.RATIO_TO_BEST, List.of(), null, 1);

  @Test
  void tellsWhatWasDroppedReweighedDividedAndFormalised() {
    List<DirectionReason> reasons =
        CriteriaDirection.between(firstPhase(), secondPhase(), Map.of());

    assertThat(reasons)
        .extracting(
            reason -> reason.getRule() + ' ' + reason.getPointer() + ' ' + reason.getEffect())
        .containsExactlyInAnyOrder(
            "scored-criterion-removed /criteria/common MIXED",
            "scored-criterion-removed /criteria/individual MIXED",
            "scored-criterion-added /criteria/index MIXED",
            "scoring-changed /criteria/agency/maximum MIXED",
            "scoring-changed /criteria/results/maximum MIXED",
            "scoring-changed /criteria/ripple/maximum MIXED",
            "criterion-split /criteria/users MIXED",
            "points-no-longer-relative /criteria/users/transform MIXED",
            "gate-added /criteria/independence TIGHTENED");
    assertThat(ReasonsInWords.added(new LocalisedText("개정", "Amended"), reasons))
        .isEqualTo(
            new LocalisedText(
                "개정(평가 기준 세분, 최고점 대비 환산 폐지)",
                "Amended (criterion divided into parts, points no longer relative to the best)"));
  }

  @Test
  void tellsTheReverseAsAMerger() {
    assertThat(CriteriaDirection.between(secondPhase(), firstPhase(), Map.of()))
        .extracting(DirectionReason::getRule)
        .contains("criterion-merged", "points-relative-to-best", "gate-removed")
        .filteredOn("scored-criterion-removed"::equals)
        .hasSize(1);
  }

  @Test
  void tellsInWhichDirectionPublicationMoves() {
    assertThat(published(PublicationScope.LEADERS, null, PublicationScope.AGGREGATES, null))
        .containsExactly("publication-narrowed");
    assertThat(published(PublicationScope.AGGREGATES, null, PublicationScope.LEADERS, null))
        .containsExactly("publication-widened");
    assertThat(published(PublicationScope.ALL, "2026-08-18", PublicationScope.ALL, "2026-08-20"))
        .containsExactly("publication-put-back");
    assertThat(published(PublicationScope.ALL, "2026-08-20", PublicationScope.ALL, "2026-08-18"))
        .containsExactly("publication-brought-forward");
    assertThat(published(PublicationScope.ALL, null, PublicationScope.ALL, "2026-08-18"))
        .containsExactly("publication-redated");
    assertThat(published(PublicationScope.ALL, null, null, null))
        .containsExactly("publication-withdrawn");
    assertThat(published(null, null, PublicationScope.NONE, null))
        .containsExactly("publication-stated");
    assertThat(published(PublicationScope.ALL, null, PublicationScope.ALL, null)).isEmpty();
  }

  @Test
  void whatIsPublishedMovesNobody() {
    List<DirectionReason> narrowed =
        PublicationDirection.between(
            "phase",
            publishing(PublicationScope.ALL, null),
            publishing(PublicationScope.NONE, null));

    assertThat(Directions.combined(narrowed)).isEqualTo(Direction.NEUTRAL);
    assertThat(ReasonsInWords.added(ChangeTitle.amended(4), narrowed))
        .isEqualTo(
            new LocalisedText(
                "평가 기준 제4판으로 개정(점수 공개 범위 축소)",
                "Criteria amended: version 4 (less of the scores to be published)"));
  }

  private static List<String> published(
      PublicationScope before, String dueBefore, PublicationScope after, String dueAfter) {
    return PublicationDirection.between(
            "phase", publishing(before, dueBefore), publishing(after, dueAfter))
        .stream()
        .map(DirectionReason::getRule)
        .toList();
  }

  private static CriteriaSet publishing(PublicationScope of, String due) {
    Instant day = due == null ? null : Instant.parse(due + "T00:00:00Z");
    return CriteriaSet.newBuilder(set(scored("speed", null, "100")))
        .setPublication(
            of == null
                ? List.of()
                : List.of(
                    new Publication(
                        "phase",
                        of,
                        due == null ? null : new ApproximateTime(due, day, day, null),
                        null)))
        .build();
  }

  private static CriteriaSet firstPhase() {
    return set(
        scored("benchmark", null, "40"),
        scored("agency", "benchmark", "10"),
        scored("common", "benchmark", "20"),
        scored("individual", "benchmark", "10"),
        scored("expert", null, "35"),
        judged("strategy", "expert", "10"),
        judged("results", "expert", "15"),
        judged("ripple", "expert", "10"),
        scored("users", null, "25").setScores(ScoreOrigin.PANEL).setTransform(RELATIVE));
  }

  private static CriteriaSet secondPhase() {
    return set(
        scored("benchmark", null, "40"),
        scored("index", "benchmark", "25"),
        scored("agency", "benchmark", "15"),
        scored("expert", null, "35"),
        judged("strategy", "expert", "10"),
        judged("results", "expert", "10"),
        judged("ripple", "expert", "15"),
        scored("users", null, "25"),
        judged("specialists", "users", "15"),
        judged("citizens", "users", "10"),
        Criterion.newBuilder()
            .setId("independence")
            .setName(new LocalisedText("독자성", "Independence"))
            .setKind(CriterionKind.GATE));
  }

  private static CriteriaSet set(Criterion.Builder... criteria) {
    List<Criterion> built = new ArrayList<>();
    for (Criterion.Builder criterion : criteria) {
      built.add(criterion.build());
    }
    return CriteriaSet.newBuilder()
        .setVersion(1)
        .setStages(List.of("phase"))
        .setCriteria(built)
        .build();
  }

  private static Criterion.Builder scored(String id, String parent, String maximum) {
    return Criterion.newBuilder()
        .setId(id)
        .setName(new LocalisedText(id, id))
        .setKind(CriterionKind.SCORED)
        .setParent(parent)
        .setScores(ScoreOrigin.DIRECT)
        .setMaximum(new BigDecimal(maximum).setScale(6));
  }

  private static Criterion.Builder judged(String id, String parent, String maximum) {
    return scored(id, parent, maximum).setScores(ScoreOrigin.PANEL).setPanel(TRIMMED);
  }
}
