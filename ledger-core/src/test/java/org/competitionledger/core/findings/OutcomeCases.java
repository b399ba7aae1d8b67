package org.competitionledger.core.findings;

import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.ruled;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;

import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StandingsCertified;

/** Histories about what outcomes rest on. */
final class OutcomeCases {

  private OutcomeCases() {}

  static void addTo(Cases cases) {
    cases
        .on(
            FindingCode.OUTCOME_WITHOUT_CERTIFIED_TABLE,
            () -> RuleCases.entered().on("2026-02-01", eliminated("heat", "ants")),
            () -> certified().on("2026-02-01", eliminated("heat", "ants")))
        .on(
            FindingCode.OUTCOME_BEFORE_GATE_RULED,
            () -> gated().on("2026-02-01", eliminated("heat", "ants")),
            () ->
                gated()
                    .and(ruled("heat", "ants", "safe"))
                    .on("2026-02-01", eliminated("heat", "ants")))
        .on(
            FindingCode.OUTCOME_ON_POINT_LEFT_OPEN,
            () -> leavingOpen("speed").on("2026-02-01", eliminatedBy("speed")),
            () -> leavingOpen("style").on("2026-02-01", eliminatedBy("speed")))
        .on(
            FindingCode.OUTCOME_ON_UNPUBLISHED_SCORES,
            () -> RuleCases.entered().and(hidden()).on("2026-02-01", eliminated("heat", "ants")),
            () ->
                RuleCases.entered()
                    .and(score("heat", "ants", "speed", "90"))
                    .on("2026-02-01", eliminated("heat", "ants")))
        .on(
            FindingCode.CERTIFIED_TABLE_DIFFERS,
            () -> closed().forged(new StandingsCertified("heat", 1, 7L, "0".repeat(64))),
            OutcomeCases::certified);
  }

  /** A stage with a criterion and a gate, and one entry. */
  static Story gated() {
    return entered(criterion("speed"), gate("safe"));
  }

  /** As above; the definition of one of its criteria leaves a point open. */
  private static Story leavingOpen(String open) {
    return entered(
        open.equals("speed") ? RuleCases.leavingOpen("speed") : criterion("speed"),
        open.equals("style") ? RuleCases.leavingOpen("style") : criterion("style"));
  }

  static Story entered(Criterion.Builder... criteria) {
    return Story.of(stage("heat", 1), published(set(1, "heat", criteria)))
        .and(participant("ants"), opened("heat"), admitted("heat", "ants"));
  }

  private static EntryEliminated eliminatedBy(String criterion) {
    return new EntryEliminated("heat", "ants", null, criterion, 1);
  }

  private static ScoreRecorded hidden() {
    return new ScoreRecorded(
        "heat",
        "ants",
        "speed",
        1,
        null,
        ScoreState.NOT_PUBLISHED,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static Story closed() {
    return RuleCases.entered()
        .and(score("heat", "ants", "speed", "90"))
        .and(new StageClosed("heat"));
  }

  static Story certified() {
    return closed().then(OutcomeCases::certification);
  }

  /** What the history so far supports. */
  static StandingsCertified certification(Story story) {
    return new StandingsCertified(
        "heat",
        1,
        story.lastSequence(),
        Standings.compute(
                story.state(),
                "heat",
                story.state().find(Keys.criteria(1)).orElseThrow().getCriteria())
            .digest(Story.COMPETITION, 1, story.lastSequence()));
  }
}
