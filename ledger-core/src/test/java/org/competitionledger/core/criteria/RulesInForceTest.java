package org.competitionledger.core.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.set;

import java.time.Instant;
import java.util.List;
import org.competitionledger.core.decide.Says;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.junit.jupiter.api.Test;

/** Two clocks: which rules govern, and which of those known apply at a time in the world. */
class RulesInForceTest {

  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

  private final MapState state = new MapState();

  /** Records a version at a time, to apply from another; null says nothing of it. */
  private RulesInForceTest recorded(int version, String stage, Instant at, Instant from) {
    CriteriaSet.Builder set = set(version, stage, criterion("speed"));
    if (from != null) {
      set.setEffectiveFrom(new ApproximateTime(from.toString(), from, from, null));
    }
    Instant starts = from != null && from.isAfter(at) ? from : at;
    state.put(Keys.criteria(version), new CriteriaState((long) version, starts, set.build()));
    state.put(
        Keys.COMPETITION,
        new CompetitionState(
            RecordKind.LIVE,
            "Asia/Seoul",
            Says.text("Cup"),
            version,
            null,
            -1L,
            starts.isAfter(at) ? starts : null,
            false));
    return this;
  }

  private int inForce(Instant at) {
    return GoverningRules.inForce(state, "final", at)
        .map(set -> set.getCriteria().getVersion())
        .orElse(0);
  }

  private int governing(Instant at) {
    return GoverningRules.of(state, "final", at)
        .map(set -> set.getCriteria().getVersion())
        .orElse(0);
  }

  @Test
  void aSetThatSaysNothingAppliesFromWhenItWasRecorded() {
    recorded(1, "final", APRIL, null);
    assertThat(inForce(MARCH)).isZero();
    assertThat(inForce(APRIL)).isEqualTo(1);
  }

  @Test
  void aRetroactiveSetAppliesToThePastButGovernsFromItsRecordingOn() {
    recorded(1, "final", MARCH, null).recorded(2, "final", MAY, APRIL);
    assertThat(inForce(APRIL)).isEqualTo(2);
    assertThat(inForce(APRIL.minusNanos(1_000))).isEqualTo(1);
    assertThat(governing(APRIL)).isEqualTo(1);
    assertThat(governing(MAY)).isEqualTo(2);
  }

  @Test
  void aSetAnnouncedAheadAppliesFromThenOn() {
    recorded(1, "final", MARCH, null).recorded(2, "final", APRIL, JUNE);
    assertThat(inForce(MAY)).isEqualTo(1);
    assertThat(inForce(JUNE)).isEqualTo(2);
  }

  @Test
  void aTableAnnouncesTheSetsThatAreKnownAndHaveNotStarted() {
    recorded(1, "final", MARCH, null).recorded(2, "heat", APRIL, JUNE);
    recorded(3, "final", APRIL, JUNE);
    assertThat(announced(APRIL)).containsExactly(3);
    assertThat(announced(JUNE.minusNanos(1_000))).containsExactly(3);
    assertThat(announced(JUNE)).isEmpty();
  }

  private List<Integer> announced(Instant at) {
    return GoverningRules.announced(state, "final", at).stream()
        .map(set -> set.getCriteria().getVersion())
        .toList();
  }

  @Test
  void setsOfOtherStagesDoNotCount() {
    recorded(1, "final", MARCH, null).recorded(2, "heat", MARCH, null);
    assertThat(inForce(MAY)).isEqualTo(1);
  }
}
