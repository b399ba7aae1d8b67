package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.competitionledger.view.Finding;
import org.junit.jupiter.api.Test;

class LogForkTest {

  private static final Instant SINCE = Instant.parse("2026-08-12T09:00:00Z");
  private static final FindingAt FORK =
      LogFork.refused("witness.example", 7, SINCE, SINCE.plus(Duration.ofDays(3)));

  @Test
  void namesTheWitnessThatRefuses() {
    assertThat(FORK.finding().getSubject()).isEqualTo("witness witness.example");
    assertThat(FORK.finding().getDetail().getEn())
        .isEqualTo(
            "The log has forked: the witness witness.example cosigned other records of the first 7"
                + " events.");
  }

  @Test
  void standsAtTheLastEventThatTheWitnessCosigned() {
    assertThat(FORK.finding())
        .extracting(Finding::getCode, Finding::getSequences, Finding::getRaisedBy)
        .containsExactly("log-fork", List.of(6L), 6L);
  }

  @Test
  void isOpenSinceTheWitnessRefusedForTheFirstTime() {
    assertThat(FORK.resolved()).isFalse();
    assertThat(FORK.openDays(ZoneOffset.UTC)).isEqualTo(3);
  }
}
