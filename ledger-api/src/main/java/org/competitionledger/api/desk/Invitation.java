package org.competitionledger.api.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a link gives to who opens it first: a seat on a panel. The link holds it whole, and what
 * only this ledger can have computed over it, so that nothing is kept until it is accepted; that it
 * is accepted once is the doing of its identifier, which is the key of the recorded appointment.
 *
 * @param id random
 * @param competition the competition
 * @param stage the stage
 * @param panel the panel
 * @param ko the published name in Korean; empty for none
 * @param en the same in English
 * @param by the organiser under whose name it will be on record
 * @param until when it ends, in seconds since 1970
 */
record Invitation(
    String id,
    String competition,
    String stage,
    String panel,
    String ko,
    String en,
    String by,
    long until) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final int LENGTH_MAX = 4_096;

  /** The text of a link. */
  String text(byte[] secret) {
    try {
      byte[] said = JSON.writeValueAsBytes(this);
      return TO_TEXT.encodeToString(said) + '.' + TO_TEXT.encodeToString(code(said, secret));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and a number", e);
    }
  }

  /** The invitation of a link; empty if this ledger did not make it. */
  static Optional<Invitation> of(String text, byte[] secret) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    try {
      byte[] said = Base64.getUrlDecoder().decode(text.substring(0, dot));
      byte[] code = Base64.getUrlDecoder().decode(text.substring(dot + 1));
      return MessageDigest.isEqual(code, code(said, secret))
          ? Optional.of(JSON.readValue(new String(said, UTF_8), Invitation.class))
          : Optional.empty();
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  boolean hasEnded() {
    return Instant.now().getEpochSecond() >= until;
  }

  private static byte[] code(byte[] said, byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(said);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
