/** A witness: what it cosigned last of each log, kept, and what it answers to who asks it. */
package org.competitionledger.projections.witness;
