package org.competitionledger.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.competitionledger.core.words.Language;
import org.junit.jupiter.api.Test;

class LanguagesTest {

  @Test
  void parameterWinsOverHeader() {
    assertThat(Languages.of("ko", "en")).isEqualTo(Language.KO);
    assertThat(Languages.of("en", "ko")).isEqualTo(Language.EN);
  }

  @Test
  void headerIsReadByItsQualities() {
    assertThat(Languages.of(null, "fr, ko-KR;q=0.8, en;q=0.5")).isEqualTo(Language.KO);
    assertThat(Languages.of(null, "ko;q=0.3, en-GB;q=0.5")).isEqualTo(Language.EN);
  }

  @Test
  void englishIsTheDefault() {
    assertThat(Languages.of(null, null)).isEqualTo(Language.EN);
    assertThat(Languages.of("xx", "fr")).isEqualTo(Language.EN);
    assertThat(Languages.of(null, ";;=q,,")).isEqualTo(Language.EN);
  }

  @Test
  void headerThatNobodyCanReadAsksForNothing() {
    assertThat(Languages.of(null, "-")).isEqualTo(Language.EN);
    assertThat(Languages.of(null, "ko,-")).isEqualTo(Language.KO);
    assertThat(Languages.of(null, "-,ko")).isEqualTo(Language.KO);
  }
}
