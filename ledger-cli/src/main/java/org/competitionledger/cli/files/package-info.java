/** Files that people write: what they would do, and their append as one command. */
package org.competitionledger.cli.files;
