package org.competitionledger.projections.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;

/**
 * Keys of subscriptions: {@code HMAC-SHA256(the ledger's first signing key, purpose ‖ 0 ‖ id)}. So
 * nothing secret is kept in Kafka, and every instance with the ledger's key file has the same keys.
 *
 * @param ledger the first key with which the ledger signs its logs
 */
record WebhookKeys(SigningKey ledger) {

  private static final String NAME = "webhook";
  private static final String ALGORITHM = "HmacSHA256";

  /** The key pair of a subscription. */
  SigningKey pair(String id) {
    return new SigningKey(NAME, SignatureType.ED25519, derived("webhook v1a", id));
  }

  /** What a subscription shares with its owner. */
  byte[] shared(String id) {
    return derived("webhook v1", id);
  }

  private byte[] derived(String purpose, String id) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(ledger.secretText().getBytes(UTF_8), ALGORITHM));
      return mac.doFinal((purpose + '\0' + id).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
