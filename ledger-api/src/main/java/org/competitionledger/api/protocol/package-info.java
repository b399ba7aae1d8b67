/** What RFC 9110 says of headers and bodies. Knows nothing of the ledger. */
package org.competitionledger.api.protocol;
