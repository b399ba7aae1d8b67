package org.competitionledger.api.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.command.Authority;
import org.competitionledger.event.Event;
import org.competitionledger.event.Role;

/**
 * What a link gives to who accepts it first: an event that names no person yet. The link holds it
 * whole, and what only this ledger can have computed over it, so that nothing is kept until it is
 * accepted; that it is accepted once is the doing of its identifier, which is the key of the
 * recorded event.
 *
 * @param id random
 * @param competition the competition
 * @param event the event, in the form that commands have, without the person
 * @param by the organiser under whose name it will be on record
 * @param byToken whether the organiser is one by its token, and not by the record
 * @param until when it ends, in seconds since 1970
 */
record Invitation(
    String id, String competition, ObjectNode event, String by, boolean byToken, long until) {

  /** A link is no longer, so that it fits a cookie while its reader signs in with a provider. */
  static final int LENGTH_MAX = 2_400;

  /** The field of a person, by the types that give somebody something to do. */
  private static final Map<String, String> PERSON =
      Map.of("EvaluatorAppointed", "evaluator", "RoleGranted", "person");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

  /** Whether one can be invited to what a type of event gives. */
  static boolean isTo(String type) {
    return PERSON.containsKey(type);
  }

  /** An event with the person whom it names. */
  static ObjectNode naming(String person, ObjectNode event) {
    ObjectNode named = event.deepCopy();
    named.withObjectProperty("data").put(PERSON.get(event.path("type").asText()), person);
    return named;
  }

  /** The same of a decided event, only to be told in words: the name need be no identifier. */
  static Event naming(String person, Event event) {
    Event named = Event.newBuilder(event).build();
    SpecificRecord payload = (SpecificRecord) named.getSaid().getPayload();
    Schema schema = payload.getSchema();
    payload.put(schema.getField(PERSON.get(schema.getName())).pos(), person);
    return named;
  }

  /** Whether an event names a person already. */
  static boolean names(ObjectNode event) {
    return event.path("data").has(PERSON.get(event.path("type").asText()));
  }

  /** The idempotency key under which it is recorded. */
  String key() {
    return "invitation-" + id;
  }

  /** As whom it is recorded: what the record lets the organiser do is looked up then. */
  Authority authority() {
    return new Authority(
        by,
        byToken ? List.of(Role.ORGANIZER) : List.of(),
        byToken ? List.of(competition) : List.of(),
        List.of());
  }

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
