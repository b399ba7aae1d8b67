package org.competitionledger.api.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void parameterWinsOverHeader() {
    assertThat(Language.of("ko", "en")).isEqualTo(Language.KO);
    assertThat(Language.of("en", "ko")).isEqualTo(Language.EN);
  }

  @Test
  void headerIsReadByItsQualities() {
    assertThat(Language.of(null, "fr, ko-KR;q=0.8, en;q=0.5")).isEqualTo(Language.KO);
    assertThat(Language.of(null, "ko;q=0.3, en-GB;q=0.5")).isEqualTo(Language.EN);
  }

  @Test
  void englishIsTheDefault() {
    assertThat(Language.of(null, null)).isEqualTo(Language.EN);
    assertThat(Language.of("xx", "fr")).isEqualTo(Language.EN);
    assertThat(Language.of(null, ";;=q,,")).isEqualTo(Language.EN);
  }

  @Test
  void headerThatNobodyCanReadAsksForNothing() {
    assertThat(Language.of(null, "-")).isEqualTo(Language.EN);
    assertThat(Language.of(null, "ko,-")).isEqualTo(Language.KO);
    assertThat(Language.of(null, "-,ko")).isEqualTo(Language.KO);
  }
}
