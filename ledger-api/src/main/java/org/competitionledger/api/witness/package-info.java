/**
 * Witnesses: others, who are asked to cosign this ledger's heads before they are shown, and this
 * service as a witness of other logs.
 */
package org.competitionledger.api.witness;
