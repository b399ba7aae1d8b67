package org.competitionledger.core.findings.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.ranges.HeldFigures;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StageClosed;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.FigureState;
import org.competitionledger.state.StatisticState;

/**
 * Published statistic contradicts recorded scores (§10.4): no scores that were not published could
 * make it true. Held against the scores when it is published and once more when the stage closes;
 * while a score is pending, nothing is contradicted.
 *
 * <p>"A reported figure outside" the range that official figures leave "is a finding": held against
 * them when it is reported, when a statistic is published, and once more when the stage closes.
 */
public final class PublishedStatistics {

  private PublishedStatistics() {}

  public static void register(Observers observers) {
    observers
        .on(ScoreStatisticPublished.class, PublishedStatistics::published)
        .on(FigureReported.class, (event, at) -> holdReports(event.getStage(), at))
        .on(StageClosed.class, PublishedStatistics::closed);
  }

  private static void published(ScoreStatisticPublished event, Observed at) {
    hold(event.getStage(), at, statistic -> statistic.getSequence() == at.sequence());
    holdReports(event.getStage(), at);
  }

  private static void closed(StageClosed event, Observed at) {
    hold(event.getStage(), at, statistic -> true);
    holdReports(event.getStage(), at);
  }

  private static Optional<CriteriaState> governing(String stage, Observed at) {
    return GoverningRules.of(at.state(), stage, at.time());
  }

  private static void hold(String stage, Observed at, Predicate<StatisticState> which) {
    List<StatisticState> held = new ArrayList<>();
    at.state()
        .scan(
            StateKind.STATISTIC,
            stage + '|',
            (key, one) -> {
              if (which.test(one)) {
                held.add(one);
              }
            });
    if (held.isEmpty()) {
      return;
    }
    Set<Long> contradicting =
        governing(stage, at)
            .map(set -> HeldFigures.contradictingScores(at.state(), stage, set, which))
            .orElse(Set.of());
    held.forEach(one -> tell(one, contradicting.contains(one.getSequence()), at));
  }

  private static void tell(StatisticState held, boolean contradicted, Observed at) {
    ScoreStatisticPublished statistic = held.getPublished();
    String subject = statistic.getStage() + '|' + held.getSequence();
    if (contradicted) {
      at.raise(
          FindingCode.STATISTIC_CONTRADICTS_SCORES,
          subject,
          Words.FINDINGS.say(
              "published-statistic-of-in-cannot",
              at.nameOfStage(statistic.getStage()),
              of(statistic.getCriterion(), at),
              Term.of(statistic.getValue())),
          held.getSequence());
    } else {
      at.resolve(FindingCode.STATISTIC_CONTRADICTS_SCORES, subject);
    }
  }

  private static void holdReports(String stage, Observed at) {
    List<FigureState> reported = new ArrayList<>();
    at.state().scan(StateKind.FIGURE, stage + '|', (key, one) -> reported.add(one));
    if (reported.isEmpty()) {
      return;
    }
    List<HeldFigures.Outside> outside =
        governing(stage, at)
            .map(set -> HeldFigures.outside(at.state(), stage, set))
            .orElse(List.of());
    for (FigureState one : reported) {
      String subject = stage + '|' + one.getSequence();
      outside.stream()
          .filter(found -> found.sequence() == one.getSequence())
          .findFirst()
          .ifPresentOrElse(
              found -> tell(found, subject, at),
              () -> at.resolve(FindingCode.REPORTED_OUTSIDE_RANGE, subject));
    }
  }

  private static void tell(HeldFigures.Outside outside, String subject, Observed at) {
    FigureReported figure = outside.figure();
    List<Long> proofs = new ArrayList<>(outside.follows());
    proofs.add(outside.sequence());
    at.raise(
        FindingCode.REPORTED_OUTSIDE_RANGE,
        subject,
        Words.FINDINGS.say(
            "points-reported",
            at.nameOfStage(figure.getStage()),
            at.nameOfParticipant(figure.getParticipant()),
            of(figure.getCriterion(), at),
            Term.of(figure.getValue()),
            outside.grounds()),
        proofs.stream().mapToLong(Long::longValue).toArray());
  }

  private static Term of(String criterion, Observed at) {
    return criterion == null ? Words.FINDINGS.say("the-total") : at.nameOfCriterion(criterion);
  }
}
