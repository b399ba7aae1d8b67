package org.competitionledger.api.read;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.projections.LedgerUnavailable;

/** Waits for what is worked out elsewhere. */
public final class Answered {

  private Answered() {}

  /**
   * The answer; 503 if it is not there in time.
   *
   * @param who answers, as it is logged
   * @throws LedgerUnavailable if it fails
   */
  public static <T> T within(Duration within, CompletableFuture<T> answer, String who) {
    try {
      return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw ProblemCode.NOT_YET_PROJECTED.exception();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw ProblemCode.NOT_YET_PROJECTED.exception();
      }
      throw new LedgerUnavailable(who + " did not answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted while waiting for " + who, e);
    }
  }
}
