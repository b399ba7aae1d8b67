/** Tokens signed with the local development key. */
package org.competitionledger.cli.token;
