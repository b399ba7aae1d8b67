package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.at;
import static org.competitionledger.core.rules.RuleFixture.event;
import static org.competitionledger.core.rules.RuleFixture.state;
import static org.competitionledger.core.rules.RuleFixture.text;

import java.time.Instant;
import java.time.ZoneId;
import org.competitionledger.core.rules.Promises.Standing;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.view.PromiseView;
import org.junit.jupiter.api.Test;

class PromisesTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private final MapState before = state(RecordKind.RECONSTRUCTED, "Asia/Seoul");

  @Test
  void anOpenPromiseAgesInCalendarDaysOfTheZone() {
    PromiseView promise = made(null);
    assertThat(Promises.at(before, promise, Instant.parse("2026-01-23T14:59:59Z"), SEOUL).ageDays())
        .isZero();
    Promises.Status status =
        Promises.at(before, promise, Instant.parse("2026-01-23T15:00:00Z"), SEOUL);
    assertThat(status.ageDays()).isEqualTo(1);
    assertThat(status.standing()).isEqualTo(Standing.OPEN);
    assertThat(status.overdueDays()).isEmpty();
  }

  @Test
  void isOverdueAfterTheLastMomentOfItsDate() {
    PromiseView promise = made("2026-02-01T00:00:00Z");
    assertThat(
            Promises.at(before, promise, Instant.parse("2026-02-01T00:00:00Z"), SEOUL).standing())
        .isEqualTo(Standing.OPEN);
    Promises.Status status =
        Promises.at(before, promise, Instant.parse("2026-02-04T00:00:00Z"), SEOUL);
    assertThat(status.standing()).isEqualTo(Standing.OVERDUE);
    assertThat(status.overdueDays()).hasValue(3);
  }

  @Test
  void aKeptPromiseAgesNoMoreAndWasOpenBefore() {
    PromiseView kept = kept(made("2026-02-01T00:00:00Z"), "2026-01-25T00:00:00Z");
    Promises.Status later = Promises.at(before, kept, Instant.parse("2026-12-31T00:00:00Z"), SEOUL);
    assertThat(later.standing()).isEqualTo(Standing.KEPT);
    assertThat(later.ageDays()).isEqualTo(2);
    assertThat(Promises.at(before, kept, Instant.parse("2026-01-24T00:00:00Z"), SEOUL).standing())
        .isEqualTo(Standing.OPEN);
  }

  @Test
  void aPromiseKeptAfterItsDateWasKeptLate() {
    PromiseView kept = kept(made("2026-02-01T00:00:00Z"), "2026-02-11T00:00:00Z");
    Promises.Status status =
        Promises.at(before, kept, Instant.parse("2026-12-31T00:00:00Z"), SEOUL);
    assertThat(status.standing()).isEqualTo(Standing.KEPT_LATE);
    assertThat(status.overdueDays()).hasValue(10);
  }

  @Test
  void isBrokenOnceWhatItIsAboutIsOverUnlessItIsKept() {
    PromiseView promise = made("2026-02-01T00:00:00Z");
    Instant later = Instant.parse("2026-02-04T00:00:00Z");
    over(promise.getMade() - 1);
    assertThat(Promises.at(before, promise, later, SEOUL).standing()).isEqualTo(Standing.OVERDUE);
    over(promise.getMade() + 1);
    Promises.Status status = Promises.at(before, promise, later, SEOUL);
    assertThat(status.standing()).isEqualTo(Standing.BROKEN);
    assertThat(status.overdueDays()).hasValue(3);
    assertThat(Promises.at(before, kept(promise, "2026-02-03T00:00:00Z"), later, SEOUL).standing())
        .isEqualTo(Standing.KEPT_LATE);
  }

  /** The competition ends with an event. */
  private void over(long sequence) {
    before.put(
        Keys.COMPETITION,
        CompetitionState.newBuilder(before.find(Keys.COMPETITION).orElseThrow())
            .setConcluded(sequence)
            .build());
  }

  private PromiseView made(String due) {
    PromiseMade promise =
        new PromiseMade(
            "details", PromiseKind.SPECIFY, text("later"), "own", due == null ? null : at(due));
    return Promises.made(
        before, event(promise, p -> p.setOccurredAt(at("2026-01-23T00:00:00Z"))), promise);
  }

  private PromiseView kept(PromiseView promise, String when) {
    PromiseKept kept = new PromiseKept("details", text("done"));
    return Promises.kept(before, promise, event(kept, p -> p.setOccurredAt(at(when))), kept);
  }

  @Test
  void whatAPromiseIsAboutIsOverWithItsStageItsCallOrTheCompetition() {
    assertThat(Promises.over(before, "own")).as("it goes on").isEqualTo(-1);
    before.put(StateKind.CALL.key("spring"), RuleFixture.call("spring", 3, 9));
    RuleFixture.putStage(before, stage -> stage.setClosed(12));
    assertThat(Promises.over(before, "spring")).isEqualTo(9);
    assertThat(Promises.over(before, RuleFixture.STAGE)).isEqualTo(12);
    assertThat(Promises.over(before, null)).as("of no one thing").isEqualTo(-1);
    over(20);
    assertThat(Promises.over(before, "spring")).isEqualTo(20);
    assertThat(Promises.over(before, null)).isEqualTo(20);
  }
}
