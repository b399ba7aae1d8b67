/**
 * A competition as a pure fold: {@code decide} judges proposals against the state, {@code evolve}
 * folds recorded events into it. The clock is an argument; state is looked up by key.
 */
package org.competitionledger.core.competition;
