package org.competitionledger.core.acceptance;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.when;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.form.Form;
import org.competitionledger.core.form.Lists;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StatisticKind;

/** What refuses figures that are no scores: published statistics, and what others reported. */
final class FigureRules {

  private static final String PARTICIPANTS = "/data/participants";
  private static final String VALUE = "/data/value";

  private FigureRules() {}

  static void register(Rules rules) {
    rules
        .on(ScoreStatisticPublished.class, FigureRules::statisticPublished)
        .on(FigureReported.class, FigureRules::figureReported);
  }

  /** A statistic is one over the entries of a stage, of a criterion that governs it. */
  private static Optional<Refusal> statisticPublished(
      ScoreStatisticPublished published, Facts facts) {
    return facts
        .inStage(published.getStage(), stage -> none())
        .or(
            () ->
                published.getCriterion() == null
                    ? none()
                    : facts.governedCriterion(
                        published.getStage(), published.getCriterion(), criterion -> none()))
        .or(() -> saysWhatItsKindSays(published))
        .or(() -> Lists.unique(published.getParticipants(), Function.identity(), PARTICIPANTS, ""))
        .or(
            () ->
                Lists.each(
                    published.getParticipants(),
                    PARTICIPANTS,
                    (participant, at) -> facts.entryInList(published.getStage(), participant, at)));
  }

  /** A mean and a range are nobody's; a range is not negative; the best are as many as named. */
  private static Optional<Refusal> saysWhatItsKindSays(ScoreStatisticPublished published) {
    int named = published.getParticipants().size();
    Optional<Refusal> ofKind =
        switch (published.getKind()) {
          case MEAN, RANGE ->
              when(named > 0, PARTICIPANTS, RefusalCode.FIELD_UNEXPECTED, "participants")
                  .or(() -> negativeRange(published));
          case MIN, MAX -> none();
          case BEST ->
              when(
                      published.getDigits() != null,
                      "/data/digits",
                      RefusalCode.FIELD_UNEXPECTED,
                      "digits")
                  .or(() -> when(named == 0, PARTICIPANTS, RefusalCode.LIST_EMPTY))
                  .or(() -> bestCounted(published, named));
        };
    return ofKind.or(
        () ->
            when(
                named > published.getN(),
                "/data/n",
                RefusalCode.STATISTIC_OF_TOO_FEW,
                Integer.toString(named),
                Integer.toString(published.getN())));
  }

  private static Optional<Refusal> negativeRange(ScoreStatisticPublished published) {
    return when(
        published.getKind() == StatisticKind.RANGE && published.getValue().signum() < 0,
        VALUE,
        RefusalCode.RANGE_NEGATIVE,
        Form.plain(published.getValue()));
  }

  private static Optional<Refusal> bestCounted(ScoreStatisticPublished published, int named) {
    return when(
        published.getValue().compareTo(BigDecimal.valueOf(named)) != 0,
        VALUE,
        RefusalCode.BEST_MISCOUNTED,
        Form.plain(published.getValue()),
        Integer.toString(named));
  }

  /** Reported are points of an entry, by a criterion that governs it or in total, by somebody. */
  private static Optional<Refusal> figureReported(FigureReported reported, Facts facts) {
    return when(facts.said().getSource() == null, "/source", RefusalCode.FIGURE_WITHOUT_SOURCE)
        .or(() -> facts.ofEntry(reported.getStage(), reported.getParticipant(), entry -> none()))
        .or(
            () ->
                reported.getCriterion() == null
                    ? none()
                    : facts.governedCriterion(
                        reported.getStage(), reported.getCriterion(), FigureRules::hasPoints));
  }

  private static Optional<Refusal> hasPoints(Criterion criterion) {
    return when(
        criterion.getKind() == CriterionKind.GATE,
        Facts.CRITERION,
        RefusalCode.CRITERION_NOT_SCORED,
        criterion.getId());
  }
}
