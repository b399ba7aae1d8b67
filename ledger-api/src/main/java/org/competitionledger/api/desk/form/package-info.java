/**
 * Forms for events, made from their Avro schemas: what to draw, and what was filled in. A field is
 * named by its JSON pointer into the proposed event, so that whatever refuses it finds its place.
 */
package org.competitionledger.api.desk.form;
