/** The Avro schemas with which events were recorded. */
package org.competitionledger.api.schemas;
