package org.competitionledger.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityValuesTest {

  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

  @Test
  void whatIsLikedBestComesFirst() {
    assertThat(languages("en;q=0.5, ko-KR, fr;q=0.8, de;q=0").wanted())
        .containsExactly("ko-kr", "fr", "en");
  }

  @Test
  void membersWithoutFormAreLeftOut() {
    assertThat(languages("-, ko-, ,;q=1, en;;q=0.3, k o").members())
        .containsExactly(new QualityValues.Member("en", 0.3));
    assertThat(
            QualityValues.parse(";;;, text/html;charset=, a/, /b", QualityValues.MEDIA_RANGE)
                .text())
        .isEqualTo("text/html;q=1");
  }

  @Test
  void weightThatIsNoneIsNoWish() {
    for (String weight : List.of("q=x", "q=2", "q=-1", "q=", "q", "q=.", "q=1e9", "q=NaN")) {
      assertThat(languages("ko;" + weight).wanted()).as(weight).isEmpty();
    }
    assertThat(languages("ko;Q=0.001").wanted()).containsExactly("ko");
  }

  /** Java's own client for one. */
  @Test
  void weightIsReadAsClientsSendIt() {
    String javas = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2";
    assertThat(MediaTypes.best(javas, List.of(MediaTypes.JSON))).contains(MediaTypes.JSON);
    assertThat(MediaTypes.legible(javas).orElseThrow())
        .isEqualTo("text/html;q=1, image/gif;q=1, image/jpeg;q=1, */*;q=0.200");
    assertThat(languages("en;q=.8, ko;q=.9, de;q=0.8333").wanted())
        .containsExactly("ko", "de", "en");
    assertThat(QualityValues.parse("a/b;q=0.00001", QualityValues.MEDIA_RANGE).text())
        .isEqualTo("a/b;q=0.001");
  }

  @Test
  void everyHeaderIsRead() {
    Random random = new Random(SEED);
    String letters = "ko-en,;q=01.*/ \t\"\\\u0000\uac00-_=";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder header = new StringBuilder();
      for (int length = random.nextInt(24); length > 0; length--) {
        header.append(letters.charAt(random.nextInt(letters.length())));
      }
      String text = header.toString();
      assertThat(Languages.of(null, text)).as("seed %s: %s", SEED, text).isNotNull();
      MediaTypes.best(text, List.of(MediaTypes.JSON, MediaTypes.CSV));
      String legible = QualityValues.parse(text, QualityValues.MEDIA_RANGE).text();
      assertThat(QualityValues.parse(legible, QualityValues.MEDIA_RANGE).text())
          .as("seed %s: %s", SEED, text)
          .isEqualTo(legible);
    }
  }

  private static QualityValues languages(String header) {
    return QualityValues.parse(header, QualityValues.LANGUAGE);
  }
}
