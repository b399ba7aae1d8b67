package org.competitionledger.api.pages.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.pictures.Typefaces;
import org.competitionledger.core.findings.Severity;
import org.junit.jupiter.api.Test;

class TypefacesTest {

  private static final int HANGUL_OF_KS_X_1001 = 2_350;

  private final Optional<Typefaces> faces = Typefaces.find();

  @Test
  void haveTheHangulOfKsX1001AndLatin() {
    assumeTrue(faces.isPresent(), "this Java cannot draw text");
    Charset ksx1001 = Charset.forName("EUC-KR");
    for (Font font : List.of(faces.get().regular(), faces.get().bold())) {
      StringBuilder hangul = new StringBuilder();
      for (char c = '가'; c <= '힣'; c++) {
        if (ksx1001.newEncoder().canEncode(c)) {
          hangul.append(c);
        }
      }
      assertThat(hangul.length()).isEqualTo(HANGUL_OF_KS_X_1001);
      assertThat(font.canDisplayUpTo(hangul + "Émile – ‘a’ · “b” … 0123456789 #")).isEqualTo(-1);
    }
  }

  @Test
  void namesOfAnyLengthAreDrawn() {
    assumeTrue(faces.isPresent(), "this Java cannot draw text");
    for (String name :
        List.of("", "가", "a".repeat(5_000), "긴 이름 ".repeat(500), "👩‍🚀 🏁".repeat(99))) {
      Card card =
          new Card("", name, name, name, List.of(new Card.Count(name, Severity.INFO)), name);
      assertThat(CardPicture.png(card, faces.get())).isNotEmpty();
    }
  }
}
