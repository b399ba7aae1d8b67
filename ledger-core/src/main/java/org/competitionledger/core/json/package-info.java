/**
 * The JSON of the API, derived from the Avro schema in both directions: a record is an object, an
 * enum its symbol, a decimal an exact number, an optional value itself or nothing. There is no
 * second definition of any event; what the schema gains, the JSON has.
 */
package org.competitionledger.core.json;
