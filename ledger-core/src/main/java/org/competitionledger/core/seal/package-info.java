/** Sealed scores: what is fixed before anybody can read it, and how its reveal is held to that. */
package org.competitionledger.core.seal;
