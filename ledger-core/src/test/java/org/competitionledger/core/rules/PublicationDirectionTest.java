package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.STAGE;
import static org.competitionledger.core.rules.RuleFixture.at;
import static org.competitionledger.core.rules.RuleFixture.scored;
import static org.competitionledger.core.rules.RuleFixture.set;

import java.util.List;
import java.util.Optional;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Publication is a rule too": what of a stage's scores is to be published, and by when. */
class PublicationDirectionTest {

  private static CriteriaSet publishing(PublicationScope scope, String due) {
    return CriteriaSet.newBuilder(set(1, scored("x")))
        .setPublication(List.of(new Publication(STAGE, scope, due == null ? null : at(due), null)))
        .build();
  }

  private static List<String> rules(List<DirectionReason> reasons) {
    return reasons.stream().map(DirectionReason::getRule).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "ALL, LEADERS, publication-narrowed",
    "AGGREGATES, NONE, publication-narrowed",
    "LEADERS, ALL, publication-widened"
  })
  void lessOrMoreMayBePublished(PublicationScope before, PublicationScope after, String rule) {
    List<DirectionReason> reasons =
        PublicationDirection.between(STAGE, publishing(before, null), publishing(after, null));
    assertThat(rules(reasons)).containsExactly(rule);
    assertThat(reasons.get(0).getPointer()).isEqualTo("/publication/" + STAGE);
    assertThat(reasons.get(0).getEffect())
        .as("nobody gets in more easily by it")
        .isEqualTo(Direction.NEUTRAL);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z, publication-put-back",
        "2026-04-01T00:00:00Z, 2026-03-01T00:00:00Z, publication-brought-forward",
        "-, 2026-03-01T00:00:00Z, publication-redated",
        "2026-03-01T00:00:00Z, -, publication-redated"
      })
  void itMayComeLaterOrEarlier(String before, String after, String rule) {
    assertThat(
            rules(
                PublicationDirection.between(
                    STAGE,
                    publishing(PublicationScope.ALL, before),
                    publishing(PublicationScope.ALL, after))))
        .containsExactly(rule);
  }

  @Test
  void whatStaysTheSameIsNoChange() {
    for (String due : new String[] {null, "2026-03-01T00:00:00Z"}) {
      CriteriaSet same = publishing(PublicationScope.ALL, due);
      assertThat(PublicationDirection.between(STAGE, same, same)).isEmpty();
    }
    CriteriaSet silent = set(1, scored("x"));
    assertThat(PublicationDirection.between(STAGE, silent, silent)).isEmpty();
  }

  @Test
  void itMayBeStatedAndWithdrawn() {
    CriteriaSet silent = set(1, scored("x"));
    CriteriaSet stated = publishing(PublicationScope.ALL, null);
    assertThat(rules(PublicationDirection.between(STAGE, silent, stated)))
        .containsExactly("publication-stated");
    assertThat(rules(PublicationDirection.between(STAGE, stated, silent)))
        .containsExactly("publication-withdrawn");
    assertThat(PublicationDirection.between("other", silent, stated))
        .as("of another stage nothing is said")
        .isEmpty();
  }

  private static CriteriaSet covering(PublicationScope scope, String... stages) {
    return CriteriaSet.newBuilder(set(1, scored("x")))
        .setStages(List.of(stages))
        .setPublication(List.of(new Publication(stages[0], scope, null, null)))
        .build();
  }

  @Test
  void theNextStageIsComparedWithTheOneBeforeWhereEachSetCoversOne() {
    CriteriaSet heat = covering(PublicationScope.ALL, "heat");
    assertThat(
            rules(
                PublicationDirection.fromStageToStage(
                    heat, covering(PublicationScope.NONE, "final"))))
        .containsExactly("publication-narrowed");
    assertThat(
            PublicationDirection.fromStageToStage(
                heat, covering(PublicationScope.NONE, "final", "playoff")))
        .isEmpty();
    assertThat(
            PublicationDirection.fromStageToStage(
                covering(PublicationScope.ALL, "heat", "trial"),
                covering(PublicationScope.NONE, "final")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "narrowed, true, false",
    "withdrawn, true, false",
    "put-back, true, false",
    "widened, false, true",
    "brought-forward, false, true",
    "stated, false, false",
    "redated, false, false"
  })
  void itIsKnownForWhichStageThereIsLessOrMore(String what, boolean less, boolean more) {
    DirectionReason reason =
        new DirectionReason("publication-" + what, "/publication/final", Direction.NEUTRAL);
    assertThat(PublicationDirection.lessFor(reason))
        .isEqualTo(less ? Optional.of("final") : Optional.empty());
    assertThat(PublicationDirection.moreFor(reason))
        .isEqualTo(more ? Optional.of("final") : Optional.empty());
  }
}
