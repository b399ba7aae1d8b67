package org.competitionledger.api.witness;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.projections.LedgerNode;
import org.jboss.logging.Logger;

/**
 * Asks the witnesses, after a head was published and beside everything else: one thread, which
 * holds the names of the logs that grew, so that of each only the newest head is asked for.
 */
@ApplicationScoped
public class WitnessThread {

  private static final Logger LOG = Logger.getLogger(WitnessThread.class);

  /** A log for which there is no room waits until it grows again. */
  private static final int WAITING_MAX = 10_000;

  private static final int AFTER_THE_LEDGER = 2;

  private final LedgerNode node;
  private final Cosignatures cosignatures;
  private final Set<String> due = new LinkedHashSet<>();
  private final Set<String> later = new LinkedHashSet<>();
  private long laterNanos;
  private boolean closing;
  private Thread thread;

  WitnessThread(LedgerNode node, Cosignatures cosignatures) {
    this.node = node;
    this.cosignatures = cosignatures;
  }

  void start(@Observes @Priority(AFTER_THE_LEDGER) StartupEvent event) {
    List<WitnessAddress> witnesses = cosignatures.settings().witnesses();
    if (witnesses.isEmpty()) {
      return;
    }
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    List<AskedWitness> asked =
        witnesses.stream()
            .map(witness -> new AskedWitness(witness.keys(), new HttpWitness(client, witness)))
            .toList();
    WitnessRound round = new WitnessRound(node, asked, Clock.systemUTC());
    thread = Daemons.start("ledger-witnesses", () -> run(round));
    node.transparency().onPublished(this::grew);
  }

  private synchronized void grew(String competition) {
    if (due.size() < WAITING_MAX) {
      due.add(competition);
      notifyAll();
    }
  }

  private void run(WitnessRound round) {
    for (Optional<String> next = next(); next.isPresent(); next = next()) {
      String competition = next.get();
      try {
        round
            .ask(competition, cosignatures.log(competition), System.nanoTime())
            .ifPresent(inNanos -> again(competition, inNanos));
      } catch (RuntimeException e) {
        LOG.errorf(e, "Asking the witnesses failed competition=%s", competition);
      }
    }
  }

  private synchronized void again(String competition, long inNanos) {
    long atNanos = System.nanoTime() + inNanos;
    laterNanos = later.isEmpty() || atNanos - laterNanos < 0 ? atNanos : laterNanos;
    if (later.size() < WAITING_MAX) {
      later.add(competition);
    }
  }

  /** The next log that is due, waited for; empty once this is being stopped. */
  private synchronized Optional<String> next() {
    try {
      while (!closing) {
        long restNanos = laterNanos - System.nanoTime();
        if (!later.isEmpty() && restNanos <= 0) {
          due.addAll(later);
          later.clear();
        }
        Iterator<String> first = due.iterator();
        if (first.hasNext()) {
          String competition = first.next();
          first.remove();
          return Optional.of(competition);
        }
        wait(later.isEmpty() ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(restNanos));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  void stop(@Observes ShutdownEvent event) {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    if (thread != null) {
      thread.interrupt();
    }
  }
}
