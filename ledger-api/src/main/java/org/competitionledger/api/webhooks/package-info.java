/**
 * Events that are sent to subscribers, as Standard Webhooks. Delivering pulls from the folded log,
 * as streams do: a receiver that is slow or away costs its position, and nothing else.
 */
package org.competitionledger.api.webhooks;
