/**
 * Audit bundles where they lie: in a zip, in a directory, on a server; room for what is worked out
 * of them.
 */
package org.competitionledger.cli.bundle;
