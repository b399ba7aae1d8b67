package org.competitionledger.api.security;

import org.eclipse.microprofile.config.Config;

/** Whether tokens are those of an OpenID Connect provider, or of the local development key. */
public final class TokenProvider {

  private static final String KEY = "mp.jwt.verify.publickey";
  private static final String KEY_LOCATION = "mp.jwt.verify.publickey.location";
  private static final String ISSUER = "mp.jwt.verify.issuer";

  private TokenProvider() {}

  /** Whether a provider's keys are named. */
  static boolean isConfigured(Config config) {
    return isSet(config, KEY) || isSet(config, KEY_LOCATION);
  }

  /**
   * Without an issuer any token would do that the same keys signed for somebody else.
   *
   * @throws UnsuitableProvider if a provider's keys are named, but not the provider
   */
  public static void check(Config config) {
    if (isConfigured(config) && !isSet(config, ISSUER)) {
      throw new UnsuitableProvider(
          KEY_LOCATION + " says whose keys sign tokens; " + ISSUER + " must say who issues them");
    }
  }

  /** Quarkus sets a key that nobody has configured to NONE. */
  private static boolean isSet(Config config, String property) {
    return config
        .getOptionalValue(property, String.class)
        .filter(value -> !value.isBlank() && !value.equalsIgnoreCase("NONE"))
        .isPresent();
  }
}
