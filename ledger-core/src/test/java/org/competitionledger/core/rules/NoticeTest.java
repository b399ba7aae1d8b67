package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.NOON;
import static org.competitionledger.core.rules.RuleFixture.at;
import static org.competitionledger.core.rules.RuleFixture.event;
import static org.competitionledger.core.rules.RuleFixture.range;

import java.time.ZoneId;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.StageOpened;
import org.junit.jupiter.api.Test;

/** The ledger's clock in these tests is {@link RuleFixture#NOON}, 2026-03-10T12:00Z. */
class NoticeTest {

  @Test
  void countsCalendarDaysNotHours() {
    assertThat(live("UTC", at("2026-03-11T00:00:00Z"))).isEqualTo(1);
    assertThat(live("UTC", at("2026-03-10T23:59:59Z"))).isZero();
    assertThat(live("UTC", at("2026-04-10T00:00:00Z"))).isEqualTo(31);
  }

  @Test
  void countsThemInTheZoneOfTheCompetition() {
    ApproximateTime effective = at("2026-03-10T15:00:00Z");
    assertThat(live("UTC", effective)).isZero();
    assertThat(live("Asia/Seoul", effective)).isEqualTo(1);
    assertThat(live("Pacific/Kiritimati", at("2026-03-11T09:59:59Z"))).isZero();
  }

  @Test
  void aDayOfTwentyThreeOrTwentyFiveHoursIsADay() {
    String newYork = "America/New_York";
    Event spring = announced("2026-03-08T05:00:00Z");
    assertThat(reconstructed(newYork, spring, at("2026-03-09T04:00:00Z"))).isEqualTo(1);
    Event autumn = announced("2026-11-01T04:00:00Z");
    assertThat(reconstructed(newYork, autumn, at("2026-11-02T05:00:00Z"))).isEqualTo(1);
    assertThat(reconstructed(newYork, autumn, at("2026-11-02T04:59:59Z"))).isZero();
  }

  @Test
  void isNegativeIfRetroactive() {
    assertThat(live("UTC", at("2026-03-01T00:00:00Z"))).isEqualTo(-9);
  }

  @Test
  void isNothingWhereItAppliesAtOnce() {
    assertThat(live("UTC", null)).isZero();
  }

  @Test
  void countsFromRecordingInALiveCompetitionWhateverWasAnnounced() {
    Event announcedLongAgo = announced("2026-01-01T00:00:00Z");
    assertThat(
            Notice.days(
                RecordKind.LIVE,
                ZoneId.of("UTC"),
                announcedLongAgo,
                NOON,
                at("2026-03-12T00:00:00Z")))
        .isEqualTo(2);
  }

  @Test
  void countsFromTheLaterEndOfTheAnnouncementInAReconstructedOne() {
    Event announced =
        event(
            new StageOpened("final"),
            p -> p.setAnnouncedAt(range("2026-01-01T00:00:00Z", "2026-01-05T00:00:00Z")));
    assertThat(reconstructed("UTC", announced, at("2026-01-08T00:00:00Z"))).isEqualTo(3);
  }

  @Test
  void countsToTheEarliestMeaningOfAnApproximateEffectiveTime() {
    assertThat(live("UTC", range("2026-04-01T00:00:00Z", "2026-04-30T23:59:59Z"))).isEqualTo(22);
  }

  private static int live(String zone, ApproximateTime effective) {
    return Notice.days(
        RecordKind.LIVE, ZoneId.of(zone), event(new StageOpened("final")), NOON, effective);
  }

  private static int reconstructed(String zone, Event event, ApproximateTime effective) {
    return Notice.days(RecordKind.RECONSTRUCTED, ZoneId.of(zone), event, NOON, effective);
  }

  private static Event announced(String instant) {
    return event(new StageOpened("final"), p -> p.setAnnouncedAt(at(instant)));
  }
}
