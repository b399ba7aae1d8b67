package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LogUnsignedTest {

  private static final Instant SINCE = Instant.parse("2026-11-01T10:00:00Z");

  @Test
  void namesTheFirstEventThatNoHeadSignsAndSaysHowManyFollow() {
    FindingAt found = LogUnsigned.behind(7, 106, SINCE, SINCE.plus(Duration.ofDays(3)));

    assertThat(found.resolved()).isFalse();
    assertThat(found.openDays(ZoneOffset.UTC)).isEqualTo(3);
    assertThat(found.finding().getSequences()).containsExactly(7L);
    assertThat(found.finding().getDetail().getEn())
        .isEqualTo(
            "The log is no longer signed: no signed checkpoint covers the 100 events from number 7"
                + " on.");
    assertThat(found.finding().getDetail().getKo())
        .isEqualTo("기록에 서명이 이어지지 않는다: 7번부터 100건의 기록이 서명된 체크포인트에 들어 있지 않다.");
  }
}
