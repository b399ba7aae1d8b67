/** The first page: what this is, and which competitions there are. */
package org.competitionledger.api.pages.home;
