package org.competitionledger.core.acceptance;

import static org.competitionledger.core.state.State.NOT_YET;

import java.time.Instant;
import java.util.Optional;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.CallState;
import org.competitionledger.state.ClosingState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.OccasionState;
import org.competitionledger.state.StageState;

/** By how much something came too late: what an auditor asks of a refusal. */
public final class TooLate {

  private TooLate() {}

  /**
   * Until when what was refused was possible: the end of the call's window as it stood, or the
   * ledger's time of the event that closed call, stage, evaluation, occasion or competition. Empty
   * where the refusal has another reason, a window that has not begun among them.
   *
   * @param state as it was judged by
   */
  public static Optional<Instant> possibleUntil(Refusal refusal, State state, Instant now) {
    return switch (refusal.code()) {
      case OUTSIDE_WINDOW ->
          state
              .find(StateKind.CALL.key(refusal.arguments().get(1)))
              .map(call -> call.getWindow().getEnd())
              .map(end -> end.getLatest())
              .filter(now::isAfter);
      case CALL_CLOSED ->
          state
              .find(StateKind.CALL.key(refusal.arguments().get(0)))
              .map(CallState::getClosed)
              .flatMap(closed -> at(closed, state));
      case STAGE_CLOSED ->
          state
              .find(StateKind.STAGE.key(refusal.arguments().get(0)))
              .map(StageState::getClosed)
              .flatMap(closed -> at(closed, state));
      case EVALUATION_NOT_OPEN ->
          state
              .find(StateKind.STAGE.key(refusal.arguments().get(0)))
              .map(StageState::getEvaluationClosed)
              .flatMap(closed -> at(closed, state));
      case OCCASION_CLOSED ->
          state
              .find(
                  Keys.occasion(
                      refusal.arguments().get(1), Integer.parseInt(refusal.arguments().get(0))))
              .map(OccasionState::getClosed)
              .flatMap(closed -> at(closed, state));
      case COMPETITION_CONCLUDED ->
          state
              .find(Keys.COMPETITION)
              .map(CompetitionState::getConcluded)
              .flatMap(closed -> at(closed, state));
      default -> Optional.empty();
    };
  }

  /** Empty also where the same command closes it. */
  private static Optional<Instant> at(long closed, State state) {
    return closed == NOT_YET
        ? Optional.empty()
        : state.find(Keys.closing(closed)).map(ClosingState::getAt);
  }
}
