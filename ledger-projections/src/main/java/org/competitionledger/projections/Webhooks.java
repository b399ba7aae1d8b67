package org.competitionledger.projections;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.webhook.WebhookProgress;
import org.competitionledger.webhook.WebhookSubscription;

/**
 * Webhook subscriptions and how far each is, as they stand in Kafka. Every instance knows all of
 * them; who decides for a competition of the subscription's name writes, and delivers. Safe for use
 * by many threads.
 */
public interface Webhooks {

  /** All subscriptions, as far as they were read. */
  List<WebhookSubscription> all();

  /** A subscription; empty if it is not known. */
  Optional<WebhookSubscription> find(String id);

  /** How far a subscription is in the competitions in which anything happened to it. */
  Map<String, WebhookProgress> progress(String id);

  /** How far it is in one of them; empty if nothing happened to it there. */
  Optional<WebhookProgress> progress(String id, String competition);

  /** Whether this instance is to write and deliver for a subscription. */
  boolean isHere(String id);

  /**
   * Keeps a subscription, and returns once Kafka has it.
   *
   * @throws LedgerUnavailable if it is not known whether Kafka has it
   */
  void put(WebhookSubscription subscription);

  /** Keeps nothing of a subscription any more, and returns once Kafka was told. */
  void remove(String id);

  /** Keeps how far a subscription is in a competition; completes once Kafka has it. */
  CompletableFuture<Void> note(String id, String competition, WebhookProgress progress);

  /**
   * Returns once all that was written before is read.
   *
   * @throws LedgerUnavailable if Kafka does not answer in time
   */
  void catchUp();

  /** Tells of subscriptions that were read, by id; the listener must be quick. */
  void onChange(Consumer<String> listener);

  /** The key that signs a subscription's deliveries: its own, and the same on every instance. */
  SigningKey key(String id);

  /** The 32 bytes that a subscriber shares who wants signatures by a shared secret. */
  byte[] secret(String id);
}
