/** The transparency log: RFC 6962 hashes over events as recorded. */
package org.competitionledger.core.log;
