/**
 * What all readings of the projection share: the state as of a sequence, pages, JSON of records.
 */
package org.competitionledger.api.read;
