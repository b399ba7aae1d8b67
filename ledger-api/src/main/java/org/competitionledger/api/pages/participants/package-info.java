/** Who took part and how it came to that: together, and a dossier of each. */
package org.competitionledger.api.pages.participants;
