package org.competitionledger.core.ranges;

import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StatisticKind;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.FigureState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.ScoringState;
import org.competitionledger.state.StatisticState;

/** The stage {@code s} with figures that are no scores: statistics from 1001 on, reports after. */
final class Figures {

  /** The event that made the set. */
  static final long SET = 900;

  private final StageFixture stage = new StageFixture();
  private final CriteriaState set;
  private long sequence = 1_000;

  Figures(CriteriaSet.Builder set) {
    this.set = new CriteriaState(SET, Instant.EPOCH, set.build());
    stage.state().put(Keys.criteria(1), this.set);
    stage.state().put(Keys.scoring(1), new ScoringState(LedgerVersion.CURRENT));
  }

  StageFixture stage() {
    return stage;
  }

  CriteriaState set() {
    return set;
  }

  Figures entries(String... participants) {
    stage.entries(participants);
    return this;
  }

  Figures score(String participant, String criterion, String value) {
    stage.score(participant, criterion, value);
    return this;
  }

  Figures hidden(String participant, String... criteria) {
    for (String criterion : criteria) {
      stage.unpublished(participant, criterion, ScoreState.NOT_PUBLISHED);
    }
    return this;
  }

  Figures statistic(
      String criterion, StatisticKind kind, String value, int n, Integer digits, String... whose) {
    long at = ++sequence;
    stage
        .state()
        .put(
            Keys.statistic(StageFixture.STAGE, at),
            new StatisticState(
                at,
                new ScoreStatisticPublished(
                    StageFixture.STAGE,
                    criterion,
                    kind,
                    decimal(value),
                    n,
                    digits,
                    List.of(whose))));
    return this;
  }

  Figures reported(String participant, String criterion, String value, Integer digits) {
    long at = ++sequence;
    stage
        .state()
        .put(
            Keys.figure(StageFixture.STAGE, at),
            new FigureState(
                at,
                new FigureReported(
                    StageFixture.STAGE, participant, criterion, decimal(value), digits, null)));
    return this;
  }

  Ranges ranges() {
    return Ranges.of(stage.state(), StageFixture.STAGE, set).orElseThrow();
  }

  static Range range(Ranges ranges, String participant, String criterion) {
    return ranges.cells().stream()
        .filter(cell -> cell.participant().equals(participant))
        .filter(cell -> java.util.Objects.equals(cell.criterion(), criterion))
        .findFirst()
        .orElseThrow()
        .range();
  }

  /** {@code 3! .. 9}: a tight end has a mark, an open one is empty. */
  static String text(Range range) {
    return text(range.least()) + " .. " + text(range.most());
  }

  private static String text(Range.End end) {
    return end.at().map(at -> at.value().toPlainString()).orElse("") + (end.tight() ? "!" : "");
  }

  static Optional<BigDecimal> value(Range.End end) {
    return end.at().map(at -> at.value());
  }

  Figures named(String participant, String korean, String english) {
    stage
        .state()
        .put(
            StateKind.PARTICIPANT.key(participant),
            ParticipantState.newBuilder()
                .setParticipant(participant)
                .setName(new LocalisedText(korean, english))
                .build());
    return this;
  }
}
