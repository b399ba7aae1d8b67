package org.competitionledger.core.findings;

import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.advanced;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.topOf;

import java.util.List;
import org.competitionledger.event.Accommodation;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.Route;
import org.competitionledger.event.Verdict;

/** Histories about entries: how they come in, and how they leave. */
final class EntryCases {

  private EntryCases() {}

  static void addTo(Cases cases) {
    cases
        .on(
            FindingCode.ELIMINATED_BY_UNDEFINED_CRITERION,
            () ->
                Story.of(stage("heat", 1), participant("ants"), opened("heat"))
                    .and(admitted("heat", "ants"))
                    .and(published(set(1, "heat", criterion("speed"))))
                    .on("2026-02-01", bySpeed()),
            () -> RuleCases.entered().on("2026-02-01", bySpeed()))
        .on(
            FindingCode.ENTRIES_UNDER_DIFFERENT_RULES,
            () -> withBees().and(RuleCases.heavier()).and(admitted("heat", "bees")),
            () -> withBees().and(admitted("heat", "bees")).and(RuleCases.heavier()))
        .on(
            FindingCode.PREPARATION_UNEQUAL,
            () -> prepared("2026-02-01"),
            () ->
                prepared("2026-02-01")
                    .and(
                        new AccommodationDecided(
                            "heat", "bees", Accommodation.NONE, text("No favour"))))
        .on(
            FindingCode.ELIMINATIONS_DIFFER_FROM_CUT,
            () -> field().on("2026-02-01", out("ants")).and(out("bees")),
            () -> field().on("2026-02-01", out("ants")))
        .on(
            FindingCode.ADVANCED_DESPITE_FAILED_GATE,
            () ->
                gated()
                    .and(new GateRuled("heat", "ants", "safe", Verdict.FAILED, null))
                    .on("2026-02-01", advanced("heat", "ants", "final")),
            () ->
                gated()
                    .and(new GateRuled("heat", "ants", "safe", Verdict.PASSED, null))
                    .on("2026-02-01", advanced("heat", "ants", "final")));
  }

  private static EntryEliminated bySpeed() {
    return new EntryEliminated("heat", "ants", text("Too slow"), "speed", 1);
  }

  private static Story withBees() {
    return RuleCases.entered().and(participant("bees"));
  }

  private static Story prepared(String other) {
    return Story.of(stage("heat", 1), participant("ants"), participant("bees"), opened("heat"))
        .and(preparing("ants", "2026-01-15"))
        .and(preparing("bees", other));
  }

  static EntryAdmitted preparing(String participant, String from) {
    return new EntryAdmitted("heat", participant, Route.ORIGINAL, null, Story.time(from));
  }

  /** Three entries of which two stay. */
  private static Story field() {
    return Story.of(
            stage("heat", 1),
            participant("ants"),
            participant("bees"),
            participant("crows"),
            published(set(1, "heat", criterion("speed")).setCutRules(List.of(topOf("heat", 2)))))
        .and(opened("heat"))
        .and(admitted("heat", "ants"), admitted("heat", "bees"), admitted("heat", "crows"));
  }

  private static EntryEliminated out(String participant) {
    return new EntryEliminated("heat", participant, text("Out"), null, null);
  }

  private static Story gated() {
    return Story.of(
        stage("heat", 1),
        stage("final", 2),
        participant("ants"),
        published(set(1, "heat", criterion("speed"), gate("safe"))),
        opened("heat"),
        admitted("heat", "ants"));
  }
}
