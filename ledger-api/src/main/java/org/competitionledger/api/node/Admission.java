package org.competitionledger.api.node;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.running.Daemons;
import org.jboss.logging.Logger;

/**
 * Whether this instance takes on more: it does while it has room, and until it is about to stop.
 * The room is looked at once a second by one thread; who asks reads what it saw.
 */
@ApplicationScoped
public class Admission {

  private static final Logger LOG = Logger.getLogger(Admission.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** A failure so soon after a shortage is taken for its consequence. */
  private static final Duration CONSEQUENCE_WITHIN = Duration.ofMinutes(5);

  private final Reserve reserve;
  private final Set<Runnable> endsOfStreams = ConcurrentHashMap.newKeySet();
  private volatile Optional<Problem> shortage = Optional.empty();
  private volatile boolean stopping;
  private volatile boolean streamsEnded;
  private long shortNanos;

  Admission(LedgerConfig config) {
    reserve =
        new Reserve(
            config.data(), config.reserve().disk().asLongValue(), config.reserve().descriptors());
  }

  /** Why nothing is appended now; empty if appends are welcome. */
  public Optional<Problem> refusal() {
    return stopping ? Optional.of(ProblemCode.STOPPING.problem()) : shortage;
  }

  /**
   * Runs a task when readers are no longer served: the end of a stream, which would go on for ever.
   * At once if that is so already.
   *
   * @return to be run when the stream ended by itself
   */
  public Runnable atStop(Runnable end) {
    endsOfStreams.add(end);
    if (streamsEnded) {
      end.run();
    }
    return () -> endsOfStreams.remove(end);
  }

  /** From here on nothing is taken on. */
  void beginToStop() {
    stopping = true;
  }

  /** Readers come again, to whoever serves then. */
  void endStreams() {
    streamsEnded = true;
    endsOfStreams.forEach(Runnable::run);
  }

  /**
   * Begins to look.
   *
   * @param alive whether the ledger may still come to work by itself
   * @param failed is run once if it may not, and a shortage is the likely cause
   */
  void watch(BooleanSupplier alive, Runnable failed) {
    Daemons.start("ledger-reserve", () -> keepLooking(alive, failed));
  }

  private void keepLooking(BooleanSupplier alive, Runnable failed) {
    while (!stopping) {
      Optional<Problem> before = shortage;
      shortage = reserve.shortage();
      long now = System.nanoTime();
      if (shortage.isPresent()) {
        shortNanos = now;
      }
      boolean recent = shortNanos != 0 && now - shortNanos < CONSEQUENCE_WITHIN.toNanos();
      if (recent && !stopping && !alive.getAsBoolean()) {
        failed.run();
        return;
      }
      tell(before.isPresent(), shortage);
      try {
        Thread.sleep(LOOK_EVERY.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void tell(boolean before, Optional<Problem> now) {
    if (!before && now.isPresent()) {
      LOG.warn(now.get().detail().en());
    } else if (before && now.isEmpty()) {
      LOG.info("There is room again: appends are taken.");
    }
  }
}
