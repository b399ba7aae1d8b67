/**
 * Reading events: pages, NDJSON and server-sent events. Streams pull: each holds its position in
 * the log and reads on when there is something new and room in its connection.
 */
package org.competitionledger.api.events;
