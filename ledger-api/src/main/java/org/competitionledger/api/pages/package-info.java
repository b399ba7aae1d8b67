/**
 * Pages for people, made on the server, readable without a script. The classes make texts of
 * everything; the templates only place them.
 */
package org.competitionledger.api.pages;
