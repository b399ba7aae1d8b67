/** The commands that run without the service. */
package org.competitionledger.cli;
