/** Webhook subscriptions on a compacted topic, read by every instance; keys from the ledger's. */
package org.competitionledger.projections.webhooks;
