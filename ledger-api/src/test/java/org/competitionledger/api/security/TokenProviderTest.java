package org.competitionledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    Config none =
        config("mp.jwt.verify.publickey.location", "NONE", "quarkus.http.host", "127.0.0.1");
    TokenProvider.check(none);
    assertThat(TokenProvider.isConfigured(none)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
  void theDevelopmentKeyIsAcceptedOnThisMachine(String host) {
    assertThatCode(() -> TokenProvider.check(config("quarkus.http.host", host)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
  void theDevelopmentKeyIsRefusedWhereOthersReachThePort(String host) {
    assertThatThrownBy(() -> TokenProvider.check(config("quarkus.http.host", host)))
        .isInstanceOf(UnsuitableProvider.class)
        .hasMessageContainingAll(
            host,
            "mp.jwt.verify.publickey.location",
            "LEDGER_DEVELOPMENT_KEY=accepted-from-anywhere");
  }

  @Test
  void unlessASettingSaysSoInWords() {
    String setting = "ledger.development-key";
    assertThatCode(
            () ->
                TokenProvider.check(
                    config("quarkus.http.host", "0.0.0.0", setting, "accepted-from-anywhere")))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> TokenProvider.check(config("quarkus.http.host", "0.0.0.0", setting, "true")))
        .isInstanceOf(UnsuitableProvider.class)
        .hasMessageContaining("accepted-from-anywhere");
  }

  @Test
  void aProviderMayBeReachedFromAnywhere() {
    assertThatCode(
            () ->
                TokenProvider.check(
                    config(
                        "quarkus.http.host",
                        "0.0.0.0",
                        "mp.jwt.verify.publickey.location",
                        "https://x/keys",
                        "mp.jwt.verify.issuer",
                        "https://x")))
        .doesNotThrowAnyException();
  }

  private static Config config(String... namesAndValues) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "test", 0))
        .build();
  }
}
