package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.advanced;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.appointed;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.judged;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.panel;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.ruled;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.topOf;
import static org.competitionledger.core.decide.Says.window;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.decide.Says;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.Clause;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionResult;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.Route;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StatisticKind;
import org.junit.jupiter.api.Test;

/** A competition in which everything that a finding could be about was declared, and done well. */
class CleanCompetitionTest {

  @Test
  void hasNoFinding() {
    assertThat(story().told().open()).isEmpty();
  }

  /** The promise was open until it was kept; nothing else ever came up. */
  @Test
  void hadNothingButAPromiseThatWasKept() {
    assertThat(story().told().findings())
        .extracting(FindingAt::code)
        .containsOnly(FindingCode.PROMISE_OPEN);
  }

  static Story story() {
    Clause noAward =
        new Clause("no-award", ClauseKind.NO_AWARD, text("Nobody if none reaches 50 points"));
    List<Object> entries = new ArrayList<>();
    for (String team : List.of("ants", "bees", "crows")) {
      entries.add(applied("spring", team));
    }
    return Story.of(
            RuleCases.goals(true, "speed-first", "then-style"),
            stage("heat", 1),
            stage("final", 2),
            participant("ants"),
            participant("bees"),
            participant("crows"),
            PromiseCases.promise("heat", "2026-02-28"),
            published(
                set(
                        1,
                        "heat",
                        criterion("speed").setGoals(List.of("speed-first")),
                        judged("style").setGoals(List.of("then-style")),
                        gate("safe").setGoals(List.of("speed-first")))
                    .setCutRules(List.of(topOf("heat", 2)))),
            new CallOpened(
                "spring",
                CallKind.INITIAL,
                "heat",
                text("Spring call"),
                window("2026-01-01", "2026-01-31"),
                3,
                List.of(noAward),
                List.of()))
        .on("2026-01-20", entries)
        .on("2026-02-01", new CallClosed("spring"))
        .and(accepted("ants"), accepted("bees"), accepted("crows"))
        .on("2026-02-05", new PromiseKept("p-1", text("Said")))
        .and(opened("heat"))
        .and(entered("ants"), entered("bees"), entered("crows"))
        .and(panel("heat", "jury", "style"), appointed("heat", "jury", "eva"))
        .on("2026-03-01", new EvaluationOpened("heat"))
        .and(scores("ants", "90", "8"), scores("bees", "80", "9"), scores("crows", "70", "7"))
        .and(new EvaluationClosed("heat"))
        .and(
            new ScoreStatisticPublished(
                "heat", "speed", StatisticKind.MEAN, Says.number("80"), 3, null, List.of()))
        .on("2026-03-02", new StageClosed("heat"))
        .then(OutcomeCases::certification)
        .on("2026-03-03", eliminated("heat", "crows"))
        .and(advanced("heat", "ants", "final"), advanced("heat", "bees", "final"))
        .on("2026-03-04", objection("o-1", "crows"))
        .on(
            "2026-03-10",
            new ObjectionDecided("o-1", ObjectionResult.DISMISSED, null, text("The times stand")))
        .on("2026-04-01", new CompetitionConcluded(null));
  }

  private static ApplicationAccepted accepted(String team) {
    return new ApplicationAccepted("spring", team, null);
  }

  private static EntryAdmitted entered(String team) {
    return new EntryAdmitted("heat", team, Route.ORIGINAL, "spring", Story.time("2026-02-05"));
  }

  private static List<Object> scores(String team, String speed, String style) {
    return List.of(
        score("heat", team, "speed", speed),
        score("heat", team, "style", 1, "eva", style),
        ruled("heat", team, "safe"));
  }
}
