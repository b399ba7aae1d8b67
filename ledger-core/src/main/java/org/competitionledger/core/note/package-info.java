/**
 * Signed notes and what the ledger signs with them: checkpoints, cosignatures, proofs. Wire formats
 * of C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy and tlog-proof.
 */
package org.competitionledger.core.note;
