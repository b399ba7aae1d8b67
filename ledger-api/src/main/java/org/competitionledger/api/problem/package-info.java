/**
 * Everything that goes wrong, as RFC 9457 problems: one list of the codes of HTTP, one mapping of
 * the refusals of the rules, one writer.
 */
package org.competitionledger.api.problem;
