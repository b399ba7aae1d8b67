package org.competitionledger.api.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.competitionledger.core.note.SigningKey;

/**
 * Signs deliveries as Standard Webhooks has it: {@code <id>.<seconds>.<body>} by Ed25519 ({@code
 * v1a}), and by a shared secret ({@code v1}, HMAC-SHA256) for who asked for it.
 *
 * @param key the subscription's pair
 * @param shared what it shares with its owner; empty if nothing
 */
record WebhookSignatures(SigningKey key, Optional<byte[]> shared) {

  private static final String ALGORITHM = "HmacSHA256";

  /** The header {@code webhook-signature}. */
  String header(String id, long seconds, byte[] body) {
    String signed = id + '.' + seconds + '.' + new String(body, UTF_8);
    String asymmetric = "v1a," + base64(key.sign(signed).bytes());
    return shared
        .map(secret -> asymmetric + " v1," + base64(authenticated(secret, signed)))
        .orElse(asymmetric);
  }

  /** The key that verifies, as text. */
  static String publicKey(SigningKey key) {
    return "whpk_" + base64(key.verification().publicKey());
  }

  /** A shared secret as text. */
  static String secret(byte[] shared) {
    return "whsec_" + base64(shared);
  }

  private static byte[] authenticated(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
