/** A competition at a glance. */
package org.competitionledger.api.pages.overview;
