package org.competitionledger.api.append;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.read.Acknowledged;
import org.competitionledger.projections.LedgerNode;

/**
 * What every append needs.
 *
 * @param refusal why nothing is appended now; empty if appends are welcome
 * @param bodyWithin a body has so long
 * @param lineWithin a bulk append brings at least a line in so long
 */
record AppendServices(
    LedgerNode node,
    AppendMetrics metrics,
    Acknowledged acknowledged,
    Supplier<Optional<Problem>> refusal,
    Duration bodyWithin,
    Duration lineWithin) {}
