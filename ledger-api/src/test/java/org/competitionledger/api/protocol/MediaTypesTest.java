package org.competitionledger.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaTypesTest {

  private static final List<String> OFFERED = List.of(MediaTypes.JSON, MediaTypes.CSV);

  @Test
  void firstOfferWinsWhereAnythingIsTaken() {
    assertThat(MediaTypes.best(null, OFFERED)).contains(MediaTypes.JSON);
    assertThat(MediaTypes.best("*/*", OFFERED)).contains(MediaTypes.JSON);
    assertThat(MediaTypes.best("text/html, */*;q=0.1", OFFERED)).contains(MediaTypes.JSON);
  }

  @Test
  void highestQualityWins() {
    assertThat(MediaTypes.best("application/json;q=0.4, text/csv", OFFERED))
        .contains(MediaTypes.CSV);
    assertThat(MediaTypes.best("text/*", OFFERED)).contains(MediaTypes.CSV);
  }

  @Test
  void mostSpecificRangeDecides() {
    assertThat(MediaTypes.best("*/*, application/json;q=0", OFFERED)).contains(MediaTypes.CSV);
  }

  @Test
  void nothingFitsWhereNothingIsOffered() {
    assertThat(MediaTypes.best("image/png", OFFERED)).isEmpty();
    assertThat(MediaTypes.best("application/json;q=nonsense", OFFERED)).isEmpty();
  }

  @Test
  void headerThatNobodyCanReadAsksForNothing() {
    assertThat(MediaTypes.best(";;;", OFFERED)).contains(MediaTypes.JSON);
    assertThat(MediaTypes.best("text/csv;charset=", OFFERED)).contains(MediaTypes.CSV);
    assertThat(MediaTypes.legible(";;;")).isEmpty();
    assertThat(MediaTypes.legible("text/html;charset=, ;")).contains("text/html;q=1");
  }

  @Test
  void browsersPreferPages() {
    assertThat(MediaTypes.prefersHtml("text/html,application/xhtml+xml,*/*;q=0.8")).isTrue();
    assertThat(MediaTypes.prefersHtml("*/*")).isFalse();
    assertThat(MediaTypes.prefersHtml("application/json, text/html;q=0.5")).isFalse();
    assertThat(MediaTypes.prefersHtml(null)).isFalse();
  }
}
