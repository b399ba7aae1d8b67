package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.competitionledger.api.problem.ProblemCode;

/** Work that reads a whole stage for one reader: few at once, nobody waits. */
@ApplicationScoped
public class WorkLimit {

  /** The contract: what-if 4 at once, then 429. */
  static final int AT_ONCE_MAX = 4;

  private final Semaphore turns = new Semaphore(AT_ONCE_MAX);

  /** Does the work, or ends the request with a 429 if too much is being done already. */
  public <T> T take(Supplier<T> work) {
    if (!turns.tryAcquire()) {
      throw ProblemCode.TOO_MANY_AT_ONCE.exception();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
