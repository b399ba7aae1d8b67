package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.STAGE;
import static org.competitionledger.core.rules.RuleFixture.criterion;
import static org.competitionledger.core.rules.RuleFixture.decimal;
import static org.competitionledger.core.rules.RuleFixture.open;
import static org.competitionledger.core.rules.RuleFixture.publish;
import static org.competitionledger.core.rules.RuleFixture.scored;
import static org.competitionledger.core.rules.RuleFixture.set;
import static org.competitionledger.core.rules.RuleFixture.state;
import static org.competitionledger.core.rules.RuleFixture.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.RecordKind;
import org.junit.jupiter.api.Test;

class CriteriaInForceTest {

  private final MapState state = state(RecordKind.LIVE, "UTC");

  @Test
  void nothingIsInForceBeforeTheFirstVersionStarts() {
    publish(state, set(1, scored("expert")), "2026-02-01T00:00:00Z", 3);
    assertThat(CriteriaInForce.of(state, STAGE, Instant.parse("2026-01-31T23:59:59Z"))).isEmpty();
    assertThat(inForce("2026-02-01T00:00:00Z").governing().getSequence()).isEqualTo(3);
    assertThat(CriteriaInForce.of(state, "other", Instant.parse("2026-03-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void theHighestStartedVersionGovernsWhateverStartedLast() {
    publish(state, set(1, scored("expert")), "2026-03-01T00:00:00Z", 3);
    publish(state, set(2, scored("expert")), "2026-02-01T00:00:00Z", 4);
    publish(state, set(3, scored("expert")), "2026-12-01T00:00:00Z", 5);
    assertThat(inForce("2026-04-01T00:00:00Z").governing().getCriteria().getVersion()).isEqualTo(2);
  }

  @Test
  void tellsWhatIsUndefinedSinceWhenAndHowMuchHangsOnIt() {
    publish(state, set(1, scored("expert"), scored("user")), "2026-01-01T00:00:00Z", 3);
    publish(state, set(2, open("expert"), scored("user")), "2026-02-01T00:00:00Z", 5);
    publish(state, set(3, open("expert"), open("user")), "2026-03-01T00:00:00Z", 8);

    CriteriaInForce inForce = inForce("2026-04-01T00:00:00Z");

    assertThat(inForce.undefined())
        .extracting(u -> u.criterion().getId(), CriteriaInForce.Undefined::sinceSequence)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("expert", 5L),
            org.assertj.core.api.Assertions.tuple("user", 8L));
    assertThat(inForce.undefined().get(0).since()).isEqualTo("2026-02-01T00:00:00Z");
    assertThat(inForce.undefinedMaximum()).isEqualByComparingTo("20");
    assertThat(inForce.maximum().orElseThrow()).isEqualByComparingTo("20");
    assertThat(inForce("2026-02-15T00:00:00Z").undefinedMaximum()).isEqualByComparingTo("10");
  }

  @Test
  void countsAnOpenPartOfAnOpenCriterionOnce() {
    Criterion part =
        criterion("part", c -> c.setParent("whole").setState(DefinitionState.TO_BE_SPECIFIED));
    publish(state, set(1, open("whole"), part), "2026-01-01T00:00:00Z", 3);
    CriteriaInForce inForce = inForce("2026-04-01T00:00:00Z");
    assertThat(inForce.undefined()).extracting(u -> u.criterion().getId()).containsExactly("whole");
    assertThat(inForce.undefinedMaximum()).isEqualByComparingTo("10");
  }

  @Test
  void anOpenGateIsListedThoughNoPointsHangOnIt() {
    Criterion gate =
        criterion(
            "own",
            c ->
                c.setKind(CriterionKind.GATE)
                    .setMaximum(null)
                    .setState(DefinitionState.TO_BE_SPECIFIED));
    publish(state, set(1, scored("expert"), gate), "2026-01-01T00:00:00Z", 3);
    CriteriaInForce inForce = inForce("2026-04-01T00:00:00Z");
    assertThat(inForce.undefined().get(0).maximum()).isEmpty();
    assertThat(inForce.undefinedMaximum()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void theDeclaredTotalCountsAndAMissingMaximumLeavesItUnknown() {
    CriteriaSet unknown = set(1, criterion("expert", c -> c.setMaximum(null)));
    publish(state, unknown, "2026-01-01T00:00:00Z", 3);
    assertThat(inForce("2026-04-01T00:00:00Z").maximum()).isEmpty();
    CriteriaSet declared =
        CriteriaSet.newBuilder(unknown)
            .setVersion(2)
            .setMaximum(decimal("100"))
            .setCriteria(List.of(scored("expert")))
            .build();
    publish(state, declared, "2026-01-01T00:00:00Z", 4);
    assertThat(inForce("2026-04-01T00:00:00Z").maximum().orElseThrow()).isEqualByComparingTo("100");
  }

  private CriteriaInForce inForce(String at) {
    return CriteriaInForce.of(state, STAGE, Instant.parse(at)).orElseThrow();
  }

  private static Criterion leaving(String point) {
    return criterion("speed", c -> c.setLeftOpen(List.of(text(point))));
  }

  private int leftOpenSince(String at) {
    assertThat(inForce(at).leftOpen()).hasSize(1);
    return inForce(at).leftOpen().get(0).sinceVersion();
  }

  @Test
  void aPointIsLeftOpenSinceTheFirstOfTheVersionsThatLeaveTheSameOne() {
    publish(state, set(1, scored("speed")), "2026-01-01T00:00:00Z", 3);
    publish(state, set(2, leaving("wind")), "2026-02-01T00:00:00Z", 4);
    publish(state, set(3, leaving("wind")), "2026-03-01T00:00:00Z", 5);
    publish(state, set(4, leaving("rain")), "2026-04-01T00:00:00Z", 6);
    publish(state, set(5, open("speed")), "2026-05-01T00:00:00Z", 7);
    assertThat(inForce("2026-01-15T00:00:00Z").leftOpen()).as("nothing is").isEmpty();
    assertThat(leftOpenSince("2026-03-15T00:00:00Z")).isEqualTo(2);
    assertThat(leftOpenSince("2026-04-15T00:00:00Z")).as("another one").isEqualTo(4);
    assertThat(inForce("2026-05-15T00:00:00Z").leftOpen())
        .as("what has no definition leaves no point of it open")
        .isEmpty();
  }

  /** Nor does one that has not started, or is of another stage, break what has lasted. */
  @Test
  void onlyStartedVersionsOfTheStageTellSinceWhen() {
    publish(state, set(1, open("speed")), "2026-01-01T00:00:00Z", 3);
    CriteriaSet elsewhere =
        CriteriaSet.newBuilder(set(2, scored("speed"))).setStages(List.of("other")).build();
    publish(state, elsewhere, "2026-01-01T00:00:00Z", 4);
    publish(state, set(3, scored("speed")), "2026-12-01T00:00:00Z", 5);
    publish(state, set(4, open("speed")), "2026-03-01T00:00:00Z", 6);
    assertThat(inForce("2026-04-01T00:00:00Z").undefined().get(0).sinceVersion()).isEqualTo(1);
  }
}
