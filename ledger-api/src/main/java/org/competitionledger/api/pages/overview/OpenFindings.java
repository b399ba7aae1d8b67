package org.competitionledger.api.pages.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.findings.LogFindings;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.projections.LedgerNode;

/** The findings of a competition that nothing has resolved yet, those of its log too. */
@ApplicationScoped
class OpenFindings {

  private final LedgerNode node;
  private final LogFindings logFindings;

  OpenFindings(LedgerNode node, LogFindings logFindings) {
    this.node = node;
    this.logFindings = logFindings;
  }

  List<FindingAt> of(Reading reading) {
    return FindingsView.withLog(node, logFindings, reading, Optional.empty()).stream()
        .map(FindingsView.Item::found)
        .filter(found -> !found.resolved())
        .toList();
  }
}
