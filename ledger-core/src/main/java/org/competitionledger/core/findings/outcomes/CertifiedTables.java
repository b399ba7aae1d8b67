package org.competitionledger.core.findings.outcomes;

import java.util.Optional;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.TableMark;

/**
 * Certified table differs from the recomputed one (§10.3). This ledger refuses such a
 * certification; the rule is for logs that another wrote.
 */
public final class CertifiedTables {

  private CertifiedTables() {}

  public static void register(Observers observers) {
    observers.on(StandingsCertified.class, CertifiedTables::certified);
  }

  private static void certified(StandingsCertified event, Observed at) {
    long changed =
        at.state()
            .find(StateKind.TABLE.key(event.getStage()))
            .map(TableMark::getRanking)
            .orElse(FindingStore.NONE);
    if (changed > event.getSequence() || !event.getDigest().equals(recomputed(event, at))) {
      at.raise(
          FindingCode.CERTIFIED_TABLE_DIFFERS,
          event.getStage() + '|' + at.sequence(),
          Words.FINDINGS.say(
              "certified-table-of-differs-from",
              at.nameOfStage(event.getStage()),
              Term.of(event.getSequence())),
          changed > event.getSequence() ? changed : FindingStore.NONE,
          at.sequence());
    }
  }

  /** Nothing changed the table since: what the record gives now is what it gave then. */
  private static String recomputed(StandingsCertified event, Observed at) {
    Optional<CriteriaState> rules = at.state().find(Keys.criteria(event.getVersion()));
    return rules
        .map(
            set ->
                Standings.compute(at.state(), event.getStage(), set.getCriteria())
                    .digest(at.event().getCompetition(), event.getVersion(), event.getSequence()))
        .orElse("");
  }
}
