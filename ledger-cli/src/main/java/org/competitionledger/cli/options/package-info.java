/** What several commands are told alike: which competition, as whom, which keys, which language. */
package org.competitionledger.cli.options;
