/**
 * What all of HTTP shares: the reader's language, public headers, forwarding to another instance.
 */
package org.competitionledger.api.http;
