/**
 * The transparency log: RFC 6962 hashes over events as recorded, kept in tiles (C2SP tlog-tiles),
 * and proofs about them. Leaf i is the event with sequence i.
 */
package org.competitionledger.core.log;
