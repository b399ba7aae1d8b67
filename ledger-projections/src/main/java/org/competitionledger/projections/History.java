package org.competitionledger.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.competitionledger.core.state.State;

/**
 * The past: what was known of a competition at any sequence or moment. It costs nothing until
 * somebody asks; the first question about a competition has its events indexed in the background,
 * later ones only those that have come since. Safe for use by many threads.
 *
 * <p>Answers come at once where the index has got far enough. Otherwise they come as soon as it
 * has, or fail with {@link java.util.concurrent.TimeoutException} after {@link #WAIT_MAX} while the
 * indexing goes on; or with {@link LedgerUnavailable}.
 */
public interface History {

  /** No answer takes longer. */
  Duration WAIT_MAX = Duration.ofSeconds(5);

  /**
   * The state as it stood after an event, for ever the same: read-only, for any number of threads;
   * a look-up costs the logarithm of the history. {@code GoverningRules} and {@code Standings} work
   * on it as on any state.
   *
   * @return empty if the competition has no such event (yet)
   */
  CompletableFuture<Optional<State>> stateAt(String competition, long sequence);

  /**
   * The last event at or before a moment of ledger time: what as-of a time means.
   *
   * @return empty if the competition is unknown, or began after that moment
   */
  CompletableFuture<OptionalLong> sequenceAt(String competition, Instant moment);
}
