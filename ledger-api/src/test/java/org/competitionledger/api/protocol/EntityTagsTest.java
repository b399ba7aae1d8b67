package org.competitionledger.api.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagsTest {

  private static final String TAG = EntityTags.of("body".getBytes(UTF_8));

  @Test
  void encodingHasATagOfItsOwn() {
    String zipped = EntityTags.encoded(TAG, "gzip");
    assertThat(zipped).isNotEqualTo(TAG).startsWith("\"").endsWith("-gzip\"");
    assertThat(EntityTags.encoded("W/\"x\"", "gzip")).isEqualTo("W/\"x\"");
  }

  @Test
  void readerOfAnyEncodingHasTheBody() {
    String zipped = EntityTags.encoded(TAG, "gzip");
    assertThat(EntityTags.matches(TAG, TAG)).isTrue();
    assertThat(EntityTags.matches("\"other\", W/" + zipped, TAG)).isTrue();
    assertThat(EntityTags.matches("*", TAG)).isTrue();
    assertThat(EntityTags.matching("\"other\", " + zipped, TAG)).contains(zipped);
    assertThat(EntityTags.matches("\"other\"", TAG)).isFalse();
    assertThat(EntityTags.matches(zipped.replace("gzip", "tar"), TAG)).isFalse();
    assertThat(EntityTags.matches(null, TAG)).isFalse();
  }

  @Test
  void encodingIsTheOneThatTheServerUses() {
    assertThat(ContentEncodings.chosen("gzip, deflate")).contains("gzip");
    assertThat(ContentEncodings.chosen("deflate")).contains("deflate");
    assertThat(ContentEncodings.chosen("gzip;q=0")).isEmpty();
    assertThat(ContentEncodings.chosen(";;;q=x,-")).isEmpty();
    assertThat(ContentEncodings.chosen(null)).isEmpty();
  }
}
