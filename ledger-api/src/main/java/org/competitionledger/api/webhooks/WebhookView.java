package org.competitionledger.api.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.webhook.WebhookEvents;
import org.competitionledger.webhook.WebhookSubscription;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A subscription as its owner sees it.
 *
 * @param id identifier
 * @param owner the subject of the token that made it
 * @param url where events are posted
 * @param description what it is for
 * @param events which ones
 * @param signing how deliveries are signed
 * @param status whether events are delivered
 * @param createdAt when it was made
 */
@Schema(name = "Webhook")
record WebhookView(
    String id,
    String owner,
    String url,
    Optional<String> description,
    Events events,
    Signing signing,
    @Schema(description = "active, paused, gone (the receiver answered 410) or failing (given up)")
        String status,
    Instant createdAt) {

  /**
   * Which events; what is left out stands for all.
   *
   * @param competitions at most 50
   * @param type types of events
   * @param entry participants
   * @param stage stages
   * @param actor subjects of the writers
   * @param party who acted in the world
   * @param after the sequence to begin behind
   */
  @Schema(name = "WebhookEvents")
  record Events(
      @Schema(examples = "[\"k-ai\"]") List<String> competitions,
      List<String> type,
      List<String> entry,
      List<String> stage,
      List<String> actor,
      List<String> party,
      @Schema(
              minimum = "-1",
              description =
                  "-1 begins with the first event of each competition, nothing with the next;"
                      + " any other sequence needs exactly one competition")
          Optional<Long> after) {

    static final Events ALL = new Events(null, null, null, null, null, null, Optional.empty());

    Events {
      competitions = present(competitions);
      type = present(type);
      entry = present(entry);
      stage = present(stage);
      actor = present(actor);
      party = present(party);
    }

    private static List<String> present(List<String> given) {
      return given == null ? List.of() : given.stream().distinct().toList();
    }

    /** As it is kept. */
    WebhookEvents kept() {
      return new WebhookEvents(competitions, type, entry, stage, actor, party, after.orElse(null));
    }

    static Events of(WebhookEvents events) {
      return new Events(
          events.getCompetitions(),
          events.getType(),
          events.getEntry(),
          events.getStage(),
          events.getActor(),
          events.getParty(),
          Optional.ofNullable(events.getAfter()));
    }
  }

  /**
   * How deliveries are signed.
   *
   * @param publicKey verifies {@code v1a}, Ed25519: {@code whpk_…}
   * @param secret verifies {@code v1}, HMAC-SHA256: {@code whsec_…}; shown once
   */
  @Schema(name = "WebhookSigning")
  record Signing(
      String publicKey,
      @Schema(description = "Only where `symmetric` was asked for, and in this answer alone")
          Optional<String> secret) {}

  /** What makes a subscription. */
  @Schema(name = "WebhookRequest")
  record Asked(
      @Schema(
              required = true,
              maxLength = 2048,
              examples = "https://receiver.example/competition-ledger",
              description = "https; all addresses of the host must be public")
          String url,
      @Schema(maxLength = 200) Optional<String> description,
      Optional<Events> events,
      @Schema(description = "Also sign by a shared secret (`v1`), for who cannot verify Ed25519")
          Optional<Boolean> symmetric) {}

  /** What changes one; what is left out stays. */
  @Schema(name = "WebhookChange")
  record Changed(
      Optional<String> url,
      @Schema(maxLength = 200) Optional<String> description,
      @Schema(enumeration = {"active", "paused"}) Optional<String> status) {}

  /** Subscriptions, the oldest first. */
  @Schema(name = "Webhooks")
  record Webhooks(List<WebhookView> webhooks) {}

  static WebhookView of(WebhookSubscription subscription, Optional<String> secret) {
    return new WebhookView(
        subscription.getId(),
        subscription.getOwner(),
        subscription.getUrl(),
        Optional.ofNullable(subscription.getDescription()),
        Events.of(subscription.getEvents()),
        new Signing(subscription.getPublicKey(), secret),
        PublicName.of(subscription.getStatus()),
        subscription.getCreatedAt());
  }
}
