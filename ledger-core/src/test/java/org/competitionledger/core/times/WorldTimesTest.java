package org.competitionledger.core.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.occurred;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.window;
import static org.competitionledger.core.decide.Specification.given;

import java.time.Instant;
import java.time.ZoneId;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.StageScheduled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTimesTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @ParameterizedTest
  @CsvSource({
    "2026-01-23T09:00:00+09:00, 2026-01-23T00:00:00Z, 2026-01-23T00:00:00Z",
    "2026-01-23T00:00:00Z, 2026-01-23T00:00:00Z, 2026-01-23T00:00:00Z",
    "2026-01-23T00:00:00.5-03:30, 2026-01-23T03:30:00.500Z, 2026-01-23T03:30:00.500Z",
    "2026-01-23T00:00:00.123456Z, 2026-01-23T00:00:00.123456Z, 2026-01-23T00:00:00.123456Z",
    "2026, 2025-12-31T15:00:00Z, 2026-12-31T14:59:59.999999Z",
    "2026-08, 2026-07-31T15:00:00Z, 2026-08-31T14:59:59.999999Z",
    "2026-02, 2026-01-31T15:00:00Z, 2026-02-28T14:59:59.999999Z",
    "2028-02-29, 2028-02-28T15:00:00Z, 2028-02-29T14:59:59.999999Z",
    "2026-01-15/2026-01-26, 2026-01-14T15:00:00Z, 2026-01-26T14:59:59.999999Z",
    "2026-01/2026-02-12, 2025-12-31T15:00:00Z, 2026-02-12T14:59:59.999999Z",
    "2026-02-12/2026-02, 2026-02-11T15:00:00Z, 2026-02-28T14:59:59.999999Z",
    "2026-01-15T00:00:00Z/2026-01-16, 2026-01-15T00:00:00Z, 2026-01-16T14:59:59.999999Z",
  })
  void resolvesFromTheFirstMicrosecondToTheLast(String written, Instant earliest, Instant latest) {
    assertThat(WorldTimes.parse(written, SEOUL)).contains(new WorldTimes.Span(earliest, latest));
  }

  @Test
  void countsTheHoursOfADayAsItsZoneDoes() {
    WorldTimes.Span day = WorldTimes.parse("2026-03-29", ZoneId.of("Europe/Berlin")).orElseThrow();

    assertThat(day.earliest()).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
    assertThat(day.latest()).isEqualTo(Instant.parse("2026-03-29T21:59:59.999999Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "26",
        "2026-13",
        "2026-02-29",
        "2026-1-1",
        "2026/",
        "/2026",
        "2026/2025",
        "2026-01/2026-02/2026-03",
        "2026-01-23T09:00:00",
        "2026-01-23T09:00+09:00",
        "2026-01-23T09:00:00+0900",
        "2026-01-23T24:00:00Z",
        "2026-01-23T09:00:60Z",
        "2026-01-23T09:00:00.Z",
        "2026-01-23T09:00:00.1234567Z",
        "2026-01-23T09:00:00+19:00",
        "2026-01-23 09:00:00Z",
        "+2026-01-23",
        "２０２６",
        "soon"
      })
  void takesNothingElse(String written) {
    assertThat(WorldTimes.parse(written, SEOUL)).isEmpty();
  }

  @Test
  void endsTodayWhereTheLedgersClockStands() {
    ApproximateTime today =
        given(announced())
            .at("2026-05-05T03:00:00Z")
            .when(occurred("2026-05-05", notice("n-1")))
            .events()
            .get(0)
            .event()
            .getSaid()
            .getOccurredAt();

    assertThat(today.getEarliest()).isEqualTo(Instant.parse("2026-05-04T15:00:00Z"));
    assertThat(today.getLatest()).isEqualTo(Instant.parse("2026-05-05T03:01:00Z"));
    assertThat(today.getWritten()).isEqualTo("2026-05-05");
  }

  @Test
  void resolvesTimesWithinThePayload() {
    StageScheduled scheduled =
        (StageScheduled)
            given(announced())
                .when(
                    new StageScheduled(
                        "heat", text("Heat"), 1, null, window("2026-08", null), null))
                .events()
                .get(0)
                .event()
                .getSaid()
                .getPayload();

    assertThat(scheduled.getEvaluation().getStart().getEarliest())
        .isEqualTo(Instant.parse("2026-07-31T15:00:00Z"));
    assertThat(scheduled.getEvaluation().getEnd()).isNull();
  }

  @Test
  void pointsAtTheTimeThatIsMalformed() {
    given(announced())
        .when(new StageScheduled("heat", text("Heat"), 1, null, window("2026", "x"), null))
        .thenRefused(RefusalCode.TIME_MALFORMED, "/data/evaluation/end");
  }

  @Test
  void takesPlansForTheFuture() {
    given(announced())
        .when(
            new StageScheduled("heat", text("Heat"), 1, window("2030", null), null, null),
            stage("final", 2))
        .thenRecorded();
  }
}
