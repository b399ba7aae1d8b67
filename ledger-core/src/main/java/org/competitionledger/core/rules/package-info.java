/**
 * The history of rule changes: what changed, when, with how much notice, against which stage, and
 * in which direction. One idea: a change is computed once, from the state before its event.
 */
package org.competitionledger.core.rules;
