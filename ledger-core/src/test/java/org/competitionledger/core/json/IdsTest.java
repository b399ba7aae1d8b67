package org.competitionledger.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void takesWhatWritersMayChoose() {
    assertThat(new String[] {"a", "7", "k-ai", "x-", "a".repeat(63)}).allMatch(Ids::isId);
  }

  @Test
  void takesNothingElse() {
    assertThat(new String[] {"", "-a", "A", "a_b", "ä", "a".repeat(64), "a/b", null})
        .noneMatch(Ids::isId);
  }
}
