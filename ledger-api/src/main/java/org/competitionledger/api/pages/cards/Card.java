package org.competitionledger.api.pages.cards;

import java.util.List;
import org.competitionledger.core.findings.Severity;

/**
 * What a card says; texts only.
 *
 * @param site the name of the product
 * @param name the competition's
 * @param stands its stage and how far that is; empty before the first
 * @param findings what the counts count, or that there are none
 * @param counts open findings, gravest first
 * @param last when something was last recorded
 */
record Card(
    String site, String name, String stands, String findings, List<Count> counts, String last) {

  /** How many findings weigh so much. */
  record Count(String text, Severity severity) {}
}
