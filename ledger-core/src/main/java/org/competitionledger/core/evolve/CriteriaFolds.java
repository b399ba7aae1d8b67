package org.competitionledger.core.evolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.Definitions;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.evolve.FoldContext.Folds;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.ScoringState;
import org.competitionledger.state.StageState;

/** What the events of the rules do to the state: each version is kept whole, for ever. */
final class CriteriaFolds {

  private CriteriaFolds() {}

  static void register(Folds folds) {
    folds
        .on(CriteriaPublished.class, (published, context) -> read(published.getCriteria(), context))
        .on(CriteriaAmended.class, (amended, context) -> read(amended.getCriteria(), context))
        .on(CriterionSpecified.class, CriteriaFolds::specified)
        .on(CriterionInterpreted.class, (interpreted, context) -> {});
  }

  private static void read(CriteriaSet said, FoldContext context) {
    newVersion(Definitions.read(said, context.event().getLedgerVersion()), context);
  }

  /** The base is as it was read, and the criterion in its place has a definition. */
  private static void specified(CriterionSpecified specified, FoldContext context) {
    context
        .state()
        .find(Keys.criteria(specified.getBase()))
        .ifPresent(
            base -> newVersion(CriteriaSets.specified(base.getCriteria(), specified), context));
  }

  private static void newVersion(CriteriaSet criteria, FoldContext context) {
    Instant starts = starts(criteria.getEffectiveFrom(), context.ledgerTime());
    context
        .state()
        .put(
            Keys.criteria(criteria.getVersion()),
            new CriteriaState(context.sequence(), starts, criteria));
    if (context.event().getLedgerVersion() >= LedgerVersion.ABSENCE_NEVER_WINS) {
      context
          .state()
          .put(
              Keys.scoring(criteria.getVersion()),
              new ScoringState(context.event().getLedgerVersion()));
    }
    if (criteria.getTeams() != null) {
      teamStages(criteria.getTeams().getOf(), criteria.getStages(), context);
    }
    context.change(
        Keys.COMPETITION,
        competition ->
            CompetitionState.newBuilder(competition)
                .setLatestVersion(Math.max(competition.getLatestVersion(), criteria.getVersion()))
                .setNextStart(nextStart(competition.getNextStart(), starts, context.ledgerTime()))
                .build());
    if (!starts.isAfter(context.ledgerTime())) {
      criteria.getStages().forEach(context::rankingChanged);
    }
  }

  /** From now on what changes the table of the members' stage changes those of their teams. */
  private static void teamStages(String of, List<String> stages, FoldContext context) {
    context.change(
        StateKind.STAGE.key(of),
        stage -> {
          Set<String> known = new LinkedHashSet<>(stage.getTeamStages());
          known.addAll(stages);
          return StageState.newBuilder(stage).setTeamStages(List.copyOf(known)).build();
        });
  }

  /** A set starts at the later of its ledger time and its effectiveFrom (§2.4). */
  static Instant starts(ApproximateTime effectiveFrom, Instant ledgerTime) {
    return effectiveFrom != null && effectiveFrom.getEarliest().isAfter(ledgerTime)
        ? effectiveFrom.getEarliest()
        : ledgerTime;
  }

  private static Instant nextStart(Instant known, Instant starts, Instant ledgerTime) {
    boolean announcedAhead = starts.isAfter(ledgerTime);
    return announcedAhead && (known == null || starts.isBefore(known)) ? starts : known;
  }

  /**
   * A future effectiveFrom takes hold with the first event at or after it (§2.5): that event,
   * whatever it is, changes the tables of the stages that now have another governing set.
   */
  static void startDueVersions(CompetitionState competition, FoldContext context) {
    Instant before = context.state().find(Keys.HEAD).orElseThrow().getLastLedgerTime();
    for (CriteriaState set :
        versions(competition, context, set -> set.getStarts().isAfter(before))) {
      if (!set.getStarts().isAfter(context.ledgerTime())) {
        set.getCriteria().getStages().stream()
            .filter(stage -> governs(stage, set, context))
            .forEach(context::rankingChanged);
      }
    }
    Optional<Instant> next =
        versions(competition, context, set -> set.getStarts().isAfter(context.ledgerTime()))
            .stream()
            .map(CriteriaState::getStarts)
            .min(Instant::compareTo);
    context
        .state()
        .put(
            Keys.COMPETITION,
            CompetitionState.newBuilder(competition).setNextStart(next.orElse(null)).build());
  }

  private static boolean governs(String stage, CriteriaState set, FoldContext context) {
    return GoverningRules.of(context.state(), stage, context.ledgerTime())
        .filter(governing -> governing.getCriteria().getVersion() == set.getCriteria().getVersion())
        .isPresent();
  }

  private static List<CriteriaState> versions(
      CompetitionState competition, FoldContext context, Predicate<CriteriaState> wanted) {
    List<CriteriaState> versions = new ArrayList<>();
    for (int version = 1; version <= competition.getLatestVersion(); version++) {
      context.state().find(Keys.criteria(version)).filter(wanted).ifPresent(versions::add);
    }
    return versions;
  }
}
