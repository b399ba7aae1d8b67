/**
 * Folds recorded events into the state, a class a family: total, and the only code that changes it.
 */
package org.competitionledger.core.evolve;
