package org.competitionledger.api.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Whether tokens are those of an OpenID Connect provider, or of the local development key. */
public final class TokenProvider {

  private static final String KEY = "mp.jwt.verify.publickey";
  private static final String KEY_LOCATION = "mp.jwt.verify.publickey.location";
  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String HOST = "quarkus.http.host";
  private static final String DEVELOPMENT_KEY = "ledger.development-key";
  private static final String FROM_ANYWHERE = "accepted-from-anywhere";

  private TokenProvider() {}

  /** Whether a provider's keys are named. */
  public static boolean isConfigured(Config config) {
    return isSet(config, KEY) || isSet(config, KEY_LOCATION);
  }

  /**
   * Without an issuer any token would do that the same keys signed for somebody else. "On a port
   * that others can reach (anything but loopback) the development key is refused unless a setting
   * says so in words": whoever reads the data directory can write as anybody.
   *
   * @throws UnsuitableProvider if a provider's keys are named, but not the provider; or if neither
   *     is, and others reach the port
   */
  public static void check(Config config) {
    if (isConfigured(config)) {
      if (!isSet(config, ISSUER)) {
        throw new UnsuitableProvider(
            KEY_LOCATION + " says whose keys sign tokens; " + ISSUER + " must say who issues them");
      }
      return;
    }
    Optional<String> accepted = config.getOptionalValue(DEVELOPMENT_KEY, String.class);
    if (accepted.isPresent() && !accepted.get().equals(FROM_ANYWHERE)) {
      throw new UnsuitableProvider(
          "LEDGER_DEVELOPMENT_KEY is " + accepted.get() + "; it can only be " + FROM_ANYWHERE);
    }
    String host = config.getOptionalValue(HOST, String.class).orElse("");
    if (accepted.isEmpty() && !isLoopback(host)) {
      throw new UnsuitableProvider(
          "others can reach this port ("
              + HOST
              + " is "
              + host
              + "), where tokens of the development key are not accepted: name a provider ("
              + KEY_LOCATION
              + " and "
              + ISSUER
              + "), or set LEDGER_DEVELOPMENT_KEY="
              + FROM_ANYWHERE);
    }
  }

  /** Whether the development key is taken from whoever reaches the port. */
  public static boolean isFromAnywhere(Config config) {
    return config
        .getOptionalValue(DEVELOPMENT_KEY, String.class)
        .filter(FROM_ANYWHERE::equals)
        .isPresent();
  }

  /** Whether only this machine reaches what listens there; a name that is not known may be any. */
  private static boolean isLoopback(String host) {
    try {
      return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
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
