/**
 * Judges commands: asks policy, form and acceptance, event by event; and judges recorded events
 * once more. The clock is an argument.
 */
package org.competitionledger.core.decide;
