package org.competitionledger.api.pages.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.competitionledger.api.pages.pictures.Typefaces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class CardTest {

  private final Api api = new Api();

  @BeforeAll
  static void whereJavaDraws() {
    assumeTrue(Typefaces.find().isPresent(), "this Java cannot draw text");
  }

  @Test
  void isDrawnInTheSizeThatPagesSay() throws IOException {
    String competition = announced();
    String card = "/competitions/" + competition + "/card.png?lang=ko";

    HttpResponse<byte[]> answer = bytes(card);

    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(image.getWidth()).isEqualTo(CardPicture.WIDTH);
    assertThat(image.getHeight()).isEqualTo(CardPicture.HEIGHT);
    String address = api.request(card).build().uri().toString();
    assertThat(api.get("/competitions/" + competition + "?lang=ko").body())
        .contains(
            "<meta property=\"og:image\" content=\"" + address + "\">",
            "<meta property=\"og:image:width\" content=\"1200\">",
            "<meta property=\"og:title\" content=\"시험 대회",
            "<meta property=\"og:locale\" content=\"ko_KR\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">");
    assertThat(api.get("/?lang=en").body())
        .contains("<meta name=\"twitter:card\" content=\"summary\">")
        .doesNotContain("og:image");
  }

  @Test
  void changesWithTheRecordAndTheLanguageAndElseNot() {
    String competition = announced();
    String card = "/competitions/" + competition + "/card.png?lang=";
    HttpResponse<byte[]> before = bytes(card + "en");
    String tag = before.headers().firstValue("ETag").orElseThrow();

    assertThat(api.get(card + "en", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(bytes(card + "ko").body()).isNotEqualTo(before.body());
    api.append(competition, "notice", Events.notice("one"));
    api.get("/v1/competitions/" + competition + "?atLeast=1");
    assertThat(bytes(card + "en").body()).isNotEqualTo(before.body());
    assertThat(api.get("/competitions/no-such-competition/card.png").statusCode()).isEqualTo(404);
  }

  /** A competition that can be read. */
  private String announced() {
    String competition = api.announced();
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=0").statusCode())
        .isEqualTo(200);
    return competition;
  }

  private HttpResponse<byte[]> bytes(String path) {
    try {
      return api.client().send(api.request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
