/**
 * What all readings of the projection share: the state as of a sequence, pages, who waits for it.
 */
package org.competitionledger.api.read;
