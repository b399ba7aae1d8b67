/**
 * What every event has: one payload of the schema's types, and the version of the ledger's rules
 * that decided it.
 */
package org.competitionledger.core.event;
