/**
 * What a link to a competition looks like where it is shared: a picture that says what it is, where
 * it stands and how much is to be looked at, drawn on the server without a browser.
 */
package org.competitionledger.api.pages.cards;
