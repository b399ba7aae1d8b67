/**
 * The rules of every type of event, a class a family: which state refuses it. All are pure, and see
 * only {@code Facts}.
 */
package org.competitionledger.core.acceptance;
