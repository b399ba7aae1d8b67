package org.competitionledger.api.read;

import jakarta.enterprise.context.ApplicationScoped;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;

/** Events as plain sentences, with the names that the projection knows. */
@ApplicationScoped
public class Sentences {

  private final LedgerNode node;

  public Sentences(LedgerNode node) {
    this.node = node;
  }

  /** The sentence; where names are not to be had, with identifiers. */
  public LocalisedText of(Event event) {
    return Headlines.of(event, names(event.getCompetition()));
  }

  private Names names(String competition) {
    try {
      return node.views()
          .state(competition)
          .map(state -> (Names) new StateNames(state))
          .orElse(Names.IDENTIFIERS);
    } catch (LedgerUnavailable e) {
      return Names.IDENTIFIERS;
    }
  }
}
