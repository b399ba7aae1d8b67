package org.competitionledger.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.state.State;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/**
 * What the projection of this instance knows, read-only. Safe for use by many threads; answers only
 * while the projection is running.
 */
public interface Views {

  /** Ids of the competitions in the log, in order of id. */
  List<String> competitions();

  /**
   * Ids of the competitions whose record ever gave a person a role, in order of id, so many at
   * most. What it may do now is in their state.
   */
  List<String> competitions(String person, int limit);

  /**
   * The folded state of a competition; empty if it is unknown here. Reads are of the moment each:
   * take {@link #lastSequence} before, and say that the answer holds at least as of that. {@code
   * put} is not supported.
   */
  Optional<State> state(String competition);

  /**
   * The standings of a stage under the rules that govern it: at once where the table is being kept
   * up to date, else as soon as the projection has worked it out. Empty if the stage is unknown or
   * no criteria cover it yet.
   */
  CompletableFuture<Optional<StageStandings>> standings(String competition, String stage);

  /** Rule changes after a sequence (-1 for all), in order, at most {@code limit}. */
  List<RuleChange> changes(String competition, long after, int limit);

  /** The rule change that an event made; empty if it made none. */
  Optional<RuleChange> change(String competition, long sequence);

  /** Promises made after a sequence (-1 for all), in the order they were made. */
  List<PromiseView> promises(String competition, long after, int limit);

  /**
   * The findings that had come up by a moment, oldest first.
   *
   * @param code those of one code only; empty for all
   * @param at the moment, in ledger time
   */
  List<FindingAt> findings(String competition, Optional<FindingCode> code, Instant at);

  /** What the findings of a competition remember, read-only and of the moment; may be empty. */
  State findingMemory(String competition);

  /** Sequence of the last event that was folded; -1 if the competition is unknown here. */
  long lastSequence(String competition);

  /**
   * Completes when the projection has folded a sequence; with {@link
   * java.util.concurrent.TimeoutException} if it has not within the timeout.
   */
  CompletableFuture<Void> awaitSequence(String competition, long sequence, Duration timeout);
}
