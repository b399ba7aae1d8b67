/** One event as a page for people: what it says, where it is known from, what it did, its proof. */
package org.competitionledger.api.pages.events;
