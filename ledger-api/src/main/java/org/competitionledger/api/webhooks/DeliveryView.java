package org.competitionledger.api.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.webhook.WebhookDelivery;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of an event on its way to a receiver.
 *
 * @param event its id, which is the delivery's {@code webhook-id}
 * @param status how it stands
 * @param attempts how often it was tried
 * @param lastAt when the last attempt ended
 * @param nextAt when the next one is due, if there is one
 * @param responseStatus what the receiver answered last, if it did
 */
@Schema(name = "WebhookDelivery")
record DeliveryView(
    String event,
    @Schema(enumeration = {"delivered", "failing", "dead"}) String status,
    int attempts,
    Instant lastAt,
    Optional<Instant> nextAt,
    Optional<Integer> responseStatus) {

  /** How a delivery stands. */
  enum Status implements PublicName {
    DELIVERED,
    FAILING,
    DEAD
  }

  /** Deliveries, the last first. */
  @Schema(name = "WebhookDeliveries")
  record Deliveries(List<DeliveryView> deliveries) {}

  static DeliveryView of(String competition, Status status, WebhookDelivery delivery) {
    return new DeliveryView(
        competition + '/' + delivery.getSequence(),
        status.text(),
        delivery.getAttempts(),
        delivery.getLastAt(),
        Optional.ofNullable(delivery.getNextAt()),
        Optional.ofNullable(delivery.getResponseStatus()));
  }
}
