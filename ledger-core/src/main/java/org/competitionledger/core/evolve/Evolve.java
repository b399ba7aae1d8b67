package org.competitionledger.core.evolve;

import java.time.Instant;
import java.util.Optional;
import org.competitionledger.core.event.ByPayload;
import org.competitionledger.core.evolve.FoldContext.Fold;
import org.competitionledger.core.evolve.FoldContext.Folds;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.times.LedgerTime;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.CommandState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.HeadState;

/**
 * Folds recorded events into the state. Total: every recorded event can be folded, also one that
 * today's rules would refuse. An event costs a few look-ups and puts, whatever came before it.
 */
public final class Evolve {

  private static final ByPayload<Fold<Object>> FOLDS =
      new Folds()
          .with(CompetitionFolds::register)
          .with(StageFolds::register)
          .with(CallFolds::register)
          .with(CriteriaFolds::register)
          .with(ParticipationFolds::register)
          .with(EvaluationFolds::register)
          .with(OutcomeFolds::register)
          .with(BenefitFolds::register)
          .complete();

  private Evolve() {}

  /**
   * Folds one event.
   *
   * @throws IllegalStateException if it is not the next in sequence, or if a log does not begin
   *     with CompetitionAnnounced: a damaged log
   */
  public static void evolve(State state, Event event) {
    Optional<HeadState> head = state.find(Keys.HEAD);
    long sequence = event.getSequence();
    long expected = head.isPresent() ? head.get().getLastSequence() + 1 : 0;
    if (sequence != expected) {
      throw new IllegalStateException(
          event.getCompetition() + ": event " + sequence + " where " + expected + " was expected");
    }
    Optional<CompetitionState> competition = state.find(Keys.COMPETITION);
    Instant ledgerTime =
        LedgerTime.of(
            record(competition, event),
            event.getRecordedAt(),
            event.getSaid().getOccurredAt(),
            head.map(HeadState::getLastLedgerTime));
    FoldContext context = new FoldContext(state, event, sequence, ledgerTime);
    rememberCommand(context);
    if (competition.isPresent() && isDue(competition.get(), ledgerTime)) {
      CriteriaFolds.startDueVersions(competition.get(), context);
    }
    Object payload = event.getSaid().getPayload();
    FOLDS.of(payload).fold(payload, context);
    state.put(Keys.HEAD, new HeadState(sequence, event.getRecordedAt(), ledgerTime));
  }

  private static RecordKind record(Optional<CompetitionState> competition, Event event) {
    if (competition.isPresent()) {
      return competition.get().getRecord();
    }
    if (event.getSaid().getPayload() instanceof CompetitionAnnounced announced) {
      return announced.getRecord();
    }
    throw new IllegalStateException(
        event.getCompetition() + ": a log that does not begin with CompetitionAnnounced");
  }

  /** A command is remembered with its first event, so that a repeat is known from then on. */
  private static void rememberCommand(FoldContext context) {
    Event event = context.event();
    if (event.getCommandIndex() == 0) {
      context
          .state()
          .put(
              StateKind.COMMAND.key(event.getCommandId()),
              new CommandState(
                  event.getCommandDigest(), context.sequence(), event.getCommandSize()));
    }
  }

  private static boolean isDue(CompetitionState competition, Instant ledgerTime) {
    Instant next = competition.getNextStart();
    return next != null && !next.isAfter(ledgerTime);
  }
}
