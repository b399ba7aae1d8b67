package org.competitionledger.core.acceptance;

import static org.competitionledger.core.acceptance.Facts.STAGE;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;
import static org.competitionledger.core.state.State.NOT_YET;

import java.time.Instant;
import java.util.Optional;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.HeadState;

/**
 * Refused is a certification whose digest differs from the table computed at that sequence, after
 * which an event changed that table, or with a pending cell (§5.9). What is certified is a closed
 * stage's table under its governing version.
 */
final class Certification {

  private static final String SEQUENCE = "/data/sequence";

  private Certification() {}

  static Optional<Refusal> check(StandingsCertified certified, Facts facts) {
    String stage = certified.getStage();
    return facts
        .inStage(
            stage,
            known -> when(known.getClosed() == NOT_YET, STAGE, RefusalCode.STAGE_NOT_CLOSED, stage))
        .or(() -> facts.recordedBefore(certified.getSequence(), SEQUENCE))
        .or(() -> unchanged(certified, facts))
        .or(() -> ofGoverningSet(certified, facts));
  }

  private static Optional<Refusal> unchanged(StandingsCertified certified, Facts facts) {
    long changed = TableMemo.ranking(facts.state(), certified.getStage());
    return changed > certified.getSequence()
        ? changed(certified, changed)
        : when(
            startsNow(certified.getStage(), facts)
                || membersIn(certified.getStage(), facts)
                    .filter(stage -> startsNow(stage, facts))
                    .isPresent(),
            SEQUENCE,
            RefusalCode.TABLE_CHANGED,
            Long.toString(certified.getSequence()),
            Long.toString(facts.sequence()),
            certified.getStage());
  }

  private static Optional<Refusal> changed(StandingsCertified certified, long by) {
    return refuse(
        SEQUENCE,
        RefusalCode.TABLE_CHANGED,
        Long.toString(certified.getSequence()),
        Long.toString(by),
        certified.getStage());
  }

  /** A version that takes hold with this very event was not yet the table's at that sequence. */
  private static boolean startsNow(String stage, Facts facts) {
    return versionAt(stage, lastLedgerTime(facts), facts)
        != versionAt(stage, facts.ledgerTime(), facts);
  }

  /** Where the members compete, if the table is of teams. */
  private static Optional<String> membersIn(String stage, Facts facts) {
    return facts
        .governing(stage)
        .map(set -> set.getCriteria().getTeams())
        .map(teams -> teams.getOf());
  }

  private static int versionAt(String stage, Instant ledgerTime, Facts facts) {
    return GoverningRules.of(facts.state(), stage, ledgerTime, facts.latestVersion())
        .map(set -> set.getCriteria().getVersion())
        .orElse(0);
  }

  private static Instant lastLedgerTime(Facts facts) {
    return facts.state().find(Keys.HEAD).map(HeadState::getLastLedgerTime).orElseThrow();
  }

  private static Optional<Refusal> ofGoverningSet(StandingsCertified certified, Facts facts) {
    Optional<CriteriaState> governing = facts.governing(certified.getStage());
    if (governing.isEmpty()) {
      return refuse(STAGE, RefusalCode.NO_GOVERNING_CRITERIA, certified.getStage());
    }
    CriteriaSet set = governing.get().getCriteria();
    return set.getVersion() == certified.getVersion()
        ? table(certified, set, facts)
        : refuse(
            "/data/version",
            RefusalCode.VERSION_NOT_GOVERNING,
            Integer.toString(certified.getVersion()),
            Integer.toString(set.getVersion()));
  }

  /** No event changed the table since that sequence: today's is the one of then. */
  private static Optional<Refusal> table(
      StandingsCertified certified, CriteriaSet governing, Facts facts) {
    StageTable table = Standings.compute(facts.state(), certified.getStage(), governing);
    if (table.hasPending()) {
      return refuse(STAGE, RefusalCode.TABLE_PENDING);
    }
    String digest = table.digest(facts.id(), governing.getVersion(), certified.getSequence());
    return digest.equals(certified.getDigest())
        ? none()
        : refuse(
            "/data/digest",
            RefusalCode.DIGEST_MISMATCH,
            certified.getDigest(),
            digest,
            certified.getStage());
  }
}
