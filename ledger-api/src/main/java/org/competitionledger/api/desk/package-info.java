/**
 * The desk: where those who write the record are signed in, see what they may do, fill in forms,
 * see what it would do, and record it. It says nothing to the ledger that the API could not: every
 * event is decided by the same rules, under the name of who is signed in.
 */
package org.competitionledger.api.desk;
