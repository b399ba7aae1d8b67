package org.competitionledger.core.findings;

import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.appointed;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.judged;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.panel;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.revealed;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.sealed;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;

import java.util.List;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StatisticKind;

/** Histories about scores and those who give them. */
final class ScoreCases {

  private ScoreCases() {}

  static void addTo(Cases cases) {
    cases
        .on(
            FindingCode.SCORE_CORRECTED_AFTER_PUBLICATION,
            () -> scored().and(new StageClosed("heat")).on("2026-02-01", fix()),
            () -> scored().and(fix()).on("2026-02-01", new StageClosed("heat")))
        .on(
            FindingCode.RECUSED_EVALUATOR_SCORED,
            () -> judgedHeat().and(byEva()).on("2026-02-01", recused()),
            () -> judgedHeat().on("2026-02-01", recused()))
        .on(
            FindingCode.SEALED_SCORE_NOT_REVEALED,
            () -> judgedHeat().and(sealedByEva(), eliminated("heat", "ants")),
            () -> judgedHeat().and(sealedByEva(), revealedByEva(), eliminated("heat", "ants")))
        .on(
            FindingCode.SEALED_SCORE_REVEALED_LATE,
            () -> judgedHeat().and(sealedByEva(), eliminated("heat", "ants"), revealedByEva()),
            () -> judgedHeat().and(sealedByEva(), revealedByEva(), eliminated("heat", "ants")))
        .on(
            FindingCode.PANEL_NOT_ANNOUNCED,
            () -> unannounced().and(new EvaluationOpened("heat")),
            () -> unannounced().and(panel("heat", "jury")).and(new EvaluationOpened("heat")))
        .on(
            FindingCode.STATISTIC_CONTRADICTS_SCORES,
            () -> scored().and(mean("80", 1)),
            () -> scored().and(mean("90", 1)))
        .on(
            FindingCode.REPORTED_OUTSIDE_RANGE,
            () -> hidden().and(reported("100.1")),
            () -> hidden().and(reported("100")))
        .on(
            FindingCode.SCORE_NOT_COMPARABLE,
            () -> scored().on("2026-02-01", upTo("50")),
            () -> scored().on("2026-02-01", upTo("95")));
  }

  private static Story scored() {
    return RuleCases.entered().and(score("heat", "ants", "speed", "90"));
  }

  /** An entry whose points, of at most 100, were not published. */
  private static Story hidden() {
    return RuleCases.entered()
        .and(
            new ScoreRecorded(
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
                null));
  }

  private static FigureReported reported(String value) {
    return new FigureReported("heat", "ants", "speed", number(value), null, null);
  }

  private static Object fix() {
    return corrected("heat", "ants", "speed", null, "91");
  }

  private static Story unannounced() {
    return Story.of(
        stage("heat", 1),
        published(set(1, "heat", judged("style"))),
        participant("ants"),
        opened("heat"),
        admitted("heat", "ants"));
  }

  private static Story judgedHeat() {
    return unannounced().and(panel("heat", "jury"), appointed("heat", "jury", "eva"));
  }

  private static Object byEva() {
    return score("heat", "ants", "style", 1, "eva", "9");
  }

  private static Object sealedByEva() {
    return sealed("heat", "ants", "style", "eva", "9");
  }

  private static Object revealedByEva() {
    return revealed("heat", "ants", "style", "eva", "9");
  }

  private static EvaluatorRecused recused() {
    return new EvaluatorRecused("heat", "eva", "ants", null);
  }

  static ScoreStatisticPublished mean(String value, int of) {
    return new ScoreStatisticPublished(
        "heat", "speed", StatisticKind.MEAN, number(value), of, null, List.of());
  }

  private static Object upTo(String most) {
    return amended(
        set(2, "heat", criterion("speed").setScale(new Scale(number("0"), number(most)))));
  }
}
