/**
 * The audit bundle: a competition's whole log as files, a static tlog-tiles tree with schemas and
 * keys, and its verification with nothing else at hand. Files come as named streams, from a zip, a
 * directory or a web server.
 */
package org.competitionledger.core.bundle;
