/**
 * What was recorded and what was found, as feeds that any reader follows: Atom (RFC 4287) and JSON
 * Feed 1.1. Both are written from one list of entries, newest first.
 */
package org.competitionledger.api.feeds;
