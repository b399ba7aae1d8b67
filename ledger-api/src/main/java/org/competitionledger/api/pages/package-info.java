/**
 * Pages for people, made on the server, readable without a script: what all have in common. Each
 * room of a competition is a package of its own behind this one, with a resource that gathers, a
 * model whose classes make texts of everything, and templates that only place them.
 */
package org.competitionledger.api.pages;
