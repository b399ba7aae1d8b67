package org.competitionledger.api.append;

import org.competitionledger.api.node.Admission;
import org.competitionledger.api.read.Acknowledged;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.projections.LedgerNode;

/** What every append needs. */
record AppendServices(
    LedgerNode node,
    AppendMetrics metrics,
    Acknowledged acknowledged,
    Admission admission,
    LedgerConfig.Http limits) {}
