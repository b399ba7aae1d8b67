/** Tables as JSON and CSV. */
package org.competitionledger.api.standings;
