package org.competitionledger.core.findings;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** For each finding the smallest history that triggers it, and one that must not. */
final class Cases {

  /**
   * A finding's histories.
   *
   * @param triggers the smallest that triggers it
   * @param mustNot the like, and it must not
   */
  record Case(Supplier<Story> triggers, Supplier<Story> mustNot) {}

  private final Map<FindingCode, Case> cases = new EnumMap<>(FindingCode.class);

  static Cases all() {
    Cases all = new Cases();
    RuleCases.addTo(all);
    PromiseCases.addTo(all);
    EntryCases.addTo(all);
    OutcomeCases.addTo(all);
    PublicationCases.addTo(all);
    ScoreCases.addTo(all);
    CallCases.addTo(all);
    RecordCases.addTo(all);
    return all;
  }

  Cases on(FindingCode code, Supplier<Story> triggers, Supplier<Story> mustNot) {
    if (cases.put(code, new Case(triggers, mustNot)) != null) {
      throw new IllegalStateException("two cases of " + code);
    }
    return this;
  }

  Case of(FindingCode code) {
    Case found = cases.get(code);
    if (found == null) {
      throw new AssertionError("no case of " + code);
    }
    return found;
  }
}
