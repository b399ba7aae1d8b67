package org.competitionledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class TokenProviderTest {

  @Test
  void keysWithoutAnIssuerAreRefused() {
    assertThatThrownBy(
            () -> TokenProvider.check(config("mp.jwt.verify.publickey.location", "https://x/keys")))
        .isInstanceOf(UnsuitableProvider.class)
        .hasMessageContaining("mp.jwt.verify.issuer");
  }

  @Test
  void neitherIsTheDevelopmentKey() {
    Config none = config("mp.jwt.verify.publickey.location", "NONE");
    TokenProvider.check(none);
    assertThat(TokenProvider.isConfigured(none)).isFalse();
  }

  private static Config config(String name, String value) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(Map.of(name, value), "test", 0))
        .build();
  }
}
