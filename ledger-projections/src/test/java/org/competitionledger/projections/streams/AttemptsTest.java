package org.competitionledger.projections.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptsTest {

  @Test
  void whatMayNotBeMadeIsNotCounted() {
    Attempts attempts = new Attempts(2);
    assertThat(attempts.another()).isTrue();
    assertThat(attempts.left()).isTrue();
    assertThat(attempts.another()).isTrue();

    for (int i = 0; i < 5; i++) {
      assertThat(attempts.left()).isFalse();
      assertThat(attempts.another()).isFalse();
    }
    assertThat(attempts).hasToString("2 of 2");
  }
}
