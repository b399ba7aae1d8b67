package org.competitionledger.projections.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * What a token of the local development key says.
 *
 * @param subject who writes; an evaluator's id
 * @param roles organizer, evaluator, applicant, clerk, admin
 * @param competitions ids, or {@code *} for all
 * @param participants ids of the participants it may act for
 * @param issuedAt from when it is valid
 * @param timeToLive for how long it is valid
 */
public record DevelopmentToken(
    String subject,
    List<String> roles,
    List<String> competitions,
    List<String> participants,
    Instant issuedAt,
    Duration timeToLive) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The compact form, {@code header.claims.signature} (RFC 7519, ES256 of RFC 7518). */
  public String signed(DevelopmentKey key) {
    ObjectNode header = JSON.createObjectNode().put("alg", "ES256").put("typ", "JWT");
    String signed = base64(header) + '.' + base64(claims());
    return signed + '.' + base64(key.sign(signed.getBytes(UTF_8)));
  }

  private ObjectNode claims() {
    ObjectNode claims =
        JSON.createObjectNode().put("iss", DevelopmentKey.ISSUER).put("sub", subject);
    claims.set("groups", array(roles));
    claims.set("competitions", array(competitions));
    claims.set("participants", array(participants));
    return claims
        .put("iat", issuedAt.getEpochSecond())
        .put("exp", issuedAt.plus(timeToLive).getEpochSecond());
  }

  private static ArrayNode array(List<String> values) {
    ArrayNode array = JSON.createArrayNode();
    values.forEach(array::add);
    return array;
  }

  private static String base64(ObjectNode node) {
    return base64(node.toString().getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
