package org.competitionledger.projections;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.competitionledger.core.competition.State;

/**
 * What the projection of this instance knows, read-only. Safe for use by many threads; answers only
 * while the projection is running.
 */
public interface Views {

  /** Whether this instance can answer now. */
  boolean ready();

  /**
   * Where a competition's projection lives, as {@code host:port}; empty if it is here.
   *
   * @throws LedgerUnavailable while the instances are being reassigned
   */
  Optional<String> elsewhere(String competition);

  /** Ids of the competitions that this instance holds, in order of id. */
  List<String> competitions();

  /**
   * The folded state of a competition; empty if it is unknown here. Reads are of the moment each:
   * take {@link #lastSequence} before, and say that the answer holds at least as of that. {@code
   * put} is not supported.
   */
  Optional<State> state(String competition);

  /** Sequence of the last event that was folded; -1 if the competition is unknown here. */
  long lastSequence(String competition);

  /**
   * Completes when the projection has folded a sequence; with {@link
   * java.util.concurrent.TimeoutException} if it has not within the timeout.
   */
  CompletableFuture<Void> awaitSequence(String competition, long sequence, Duration timeout);
}
