/** Audit bundles where they lie: in a zip, in a directory. */
package org.competitionledger.cli.bundle;
