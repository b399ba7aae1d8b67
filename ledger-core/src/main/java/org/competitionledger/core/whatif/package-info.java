/**
 * Rules as they might have been: a criteria set edited field by field, held to the form that
 * recorded ones have, and then scored by like any other. Nothing here is official.
 */
package org.competitionledger.core.whatif;
