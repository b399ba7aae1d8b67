package org.competitionledger.api.read;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;

/**
 * What this instance has given receipts for. A receipt can overtake the tail of the log by a
 * moment; a reader who comes with a receipt in hand must find its events.
 */
@ApplicationScoped
public class Acknowledged {

  private static final long WAIT_MAX_MS = 2_000;

  /** Who is going to write by what is shown is better told to come again than shown the past. */
  private static final Duration WRITER_WAITS = Duration.ofSeconds(5);

  private final Map<String, Long> ahead = new ConcurrentHashMap<>();
  private final LedgerNode node;
  private final Wakeups wakeups;

  public Acknowledged(LedgerNode node, Wakeups wakeups) {
    this.node = node;
    this.wakeups = wakeups;
  }

  /** A receipt is about to be given. */
  public void note(String competition, long lastSequence) {
    if (node.events().lastSequence(competition) < lastSequence) {
      ahead.merge(competition, lastSequence, Math::max);
    }
  }

  /** Whether a receipt was given for a competition of which the tail has seen nothing yet. */
  public boolean isAhead(String competition) {
    return ahead.containsKey(competition);
  }

  /**
   * Returns once the tail has come as far as receipts have; blocks.
   *
   * @throws ProblemException {@code not-yet-projected} if it has not within five seconds
   */
  public void awaitReadable(String competition) {
    Long wanted = ahead.get(competition);
    if (wanted != null) {
      try {
        node.views().awaitSequence(competition, wanted, WRITER_WAITS).join();
      } catch (CompletionException late) {
        throw ProblemCode.NOT_YET_PROJECTED.exception();
      }
      ahead.remove(competition, wanted);
    }
  }

  /** Runs a task on the current event loop once the tail has come as far as receipts have. */
  public void whenReadable(Vertx vertx, List<String> competitions, Runnable task) {
    if (competitions.isEmpty()) {
      task.run();
    } else {
      List<String> others = competitions.subList(1, competitions.size());
      whenReadable(vertx, competitions.get(0), () -> whenReadable(vertx, others, task));
    }
  }

  private void whenReadable(Vertx vertx, String competition, Runnable task) {
    if (isReadable(competition)) {
      task.run();
      return;
    }
    Context context = Vertx.currentContext();
    AtomicBoolean done = new AtomicBoolean();
    Runnable[] look = new Runnable[1];
    look[0] =
        () -> {
          if (isReadable(competition) && done.compareAndSet(false, true)) {
            wakeups.remove(List.of(competition), look[0]);
            context.runOnContext(ignored -> task.run());
          }
        };
    wakeups.add(List.of(competition), look[0]);
    vertx.setTimer(
        WAIT_MAX_MS,
        ignored -> {
          ahead.remove(competition);
          look[0].run();
        });
    look[0].run();
  }

  private boolean isReadable(String competition) {
    Long wanted = ahead.get(competition);
    EventLog log = node.events();
    if (wanted == null) {
      return true;
    }
    if (log.lastSequence(competition) < wanted) {
      return false;
    }
    ahead.remove(competition, wanted);
    return true;
  }
}
