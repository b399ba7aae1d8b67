/** The transparency log over HTTP: C2SP tlog-tiles, proofs, and the audit bundle. */
package org.competitionledger.api.transparency;
