package org.competitionledger.projections.decide;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.Cancellable;

/**
 * When to commit, so that writers who wait at the same time share a transaction.
 *
 * <p>A commit is a chain of requests and, on the embedded broker, of flushes; it costs the same for
 * one command and for a hundred. Committing whenever the input is drained splits many writers into
 * two halves, one of which always waits for the commit of the other. So a drained input is
 * committed at once only where the transaction is as large as the last two were; otherwise those
 * who have just been answered are given a moment to come again. A lone writer never waits.
 */
final class GroupCommit {

  /**
   * How long an answer is held back for others to come: somewhat longer than those who were just
   * answered need to be heard again on a busy machine.
   */
  static final Duration WAIT = Duration.ofMillis(5);

  private Optional<Cancellable> term = Optional.empty();
  private int commands;
  private int last;
  private int lastButOne;

  /** What to do with the transaction. */
  enum Verdict {
    /** More input is there: the commit interval sees to it that it does not grow for ever. */
    GO_ON,
    /** Nobody else is expected. */
    COMMIT,
    /** Commit after {@link #WAIT}, unless something comes before. */
    WAIT_FOR_OTHERS
  }

  /**
   * A command was decided.
   *
   * @param drained whether there is no further one for now
   */
  Verdict decided(boolean drained) {
    commands++;
    if (!drained) {
      return Verdict.GO_ON;
    }
    return commands >= Math.max(last, lastButOne) ? Verdict.COMMIT : Verdict.WAIT_FOR_OTHERS;
  }

  /**
   * However many come in the meantime, the first one waits no longer than the term.
   *
   * @param begin lets the term begin
   */
  void waitForOthers(Supplier<Cancellable> begin) {
    if (term.isEmpty()) {
      term = Optional.of(begin.get());
    }
  }

  /** A commit was asked for. */
  void committed() {
    endTerm();
    lastButOne = last;
    last = commands;
    commands = 0;
  }

  /**
   * A task starts anew, or ends: with it Streams forgets a term that it began, for whichever tasks
   * it was.
   */
  void reset() {
    endTerm();
    commands = 0;
    last = 0;
    lastButOne = 0;
  }

  private void endTerm() {
    term.ifPresent(Cancellable::cancel);
    term = Optional.empty();
  }
}
