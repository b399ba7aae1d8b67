package org.competitionledger.projections.history;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.History;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.projections.store.Damage;
import org.competitionledger.state.HeadState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds competitions into the store as far as somebody has asked, on one thread, a slice of each in
 * turn, so that a long history does not keep a short one waiting.
 */
public final class FoldedHistory implements History, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FoldedHistory.class);

  /** Competitions that wait to be folded at once; more questions are turned away. */
  static final int WAITING_MAX = 1_000;

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Path parent;
  private final EventLog log;
  private final ThreadPoolExecutor folding =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING_MAX),
          Daemons.named("ledger-history"));
  private final Map<String, Progress> progress = new ConcurrentHashMap<>();
  private volatile Opened opened;
  private boolean closed;

  /**
   * A history that is neither opened nor folded before somebody asks.
   *
   * @param parent directory in which it has a directory of its own
   * @param log where the events come from
   */
  public FoldedHistory(Path parent, EventLog log) {
    this.parent = parent;
    this.log = log;
  }

  /** The store, once somebody has asked, with how it is folded into. */
  private record Opened(HistoryStore store, FoldedStates states) {}

  @Override
  public CompletableFuture<Optional<State>> stateAt(String competition, long sequence) {
    if (sequence < 0 || sequence > log.lastSequence(competition)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return folded(competition, sequence)
        .thenApply(store -> Optional.of(new HistoricalState(store, competition, sequence)));
  }

  @Override
  public CompletableFuture<OptionalLong> sequenceAt(String competition, Instant moment) {
    long last = log.lastSequence(competition);
    if (last < 0) {
      return CompletableFuture.completedFuture(OptionalLong.empty());
    }
    return folded(competition, last)
        .thenApply(store -> sequenceAt(store, competition, last, moment));
  }

  /** Ledger time never decreases: the last event at or before a moment is found by halving. */
  private static OptionalLong sequenceAt(
      HistoryStore store, String competition, long last, Instant moment) {
    long known = -1;
    long beyond = last + 1;
    while (beyond - known > 1) {
      long middle = known + (beyond - known) / 2;
      Instant time =
          new HistoricalState(store, competition, middle)
              .find(Keys.HEAD)
              .map(HeadState::getLastLedgerTime)
              .orElseThrow();
      if (time.isAfter(moment)) {
        beyond = middle;
      } else {
        known = middle;
      }
    }
    return known < 0 ? OptionalLong.empty() : OptionalLong.of(known);
  }

  /**
   * Completes with the store once a competition has been folded up to a sequence, so that all in it
   * is known to be of this log.
   */
  CompletableFuture<HistoryStore> folded(String competition, long sequence) {
    Progress of = progress.computeIfAbsent(competition, id -> new Progress());
    CompletableFuture<HistoryStore> reached =
        of.await(
            sequence,
            Optional.ofNullable(opened).map(Opened::store).filter(store -> !store.damaged()));
    queue(competition, of);
    return reached.orTimeout(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void queue(String competition, Progress of) {
    if (of.takeTurn()) {
      try {
        folding.execute(() -> turn(competition, of));
      } catch (RejectedExecutionException e) {
        of.failed(new LedgerUnavailable("Too many competitions wait for their history", e));
      }
    }
  }

  /** Folds a slice of a competition; what is still missing has to queue again. */
  private void turn(String competition, Progress of) {
    try {
      Opened now = open();
      long before = of.last();
      long last = slice(now.states(), competition, before);
      of.folded(last, now.store());
      if (last == before && last >= log.lastSequence(competition)) {
        of.failed(new LedgerUnavailable(competition + " ends with " + last, null));
      }
      queue(competition, of);
    } catch (RuntimeException e) {
      if (!folding.isShutdown()) {
        LOG.warn("Folding history failed competition={} last={}", competition, of.last(), e);
      }
      of.failed(e);
    }
  }

  /** Folds the next events and returns the last sequence that has been folded. */
  private long slice(FoldedStates states, String competition, long folded) {
    long last = folded < 0 ? agreed(states, competition) : folded;
    if (last >= log.lastSequence(competition)) {
      return last;
    }
    List<StoredEvent> events = log.read(competition, last, EventLog.READ_MAX);
    states.fold(competition, events);
    return events.get(events.size() - 1).sequence();
  }

  /**
   * How far a competition was folded when the process started. What is ahead of the log, or is of
   * another log, is forgotten: it costs no more than folding again.
   */
  private long agreed(FoldedStates states, String competition) {
    long last = states.last(competition);
    if (last < 0) {
      return -1;
    }
    boolean ahead = last > log.lastSequence(competition);
    if (ahead || !leafAt(competition, last).equals(states.lastLeaf(competition))) {
      LOG.warn("History is not of this log, folding anew competition={}", competition);
      states.forget(competition);
      return -1;
    }
    return last;
  }

  private Optional<ByteBuffer> leafAt(String competition, long sequence) {
    return log.read(competition, sequence - 1, 1).stream()
        .findFirst()
        .map(event -> ByteBuffer.wrap(LeafHash.of(event.bytes())));
  }

  /** The store, opened by the first turn, and made anew where it turned out to be damaged. */
  private synchronized Opened open() {
    if (closed) {
      throw new LedgerUnavailable("The history is closed", null);
    }
    if (opened != null && opened.store().damaged()) {
      LOG.warn("History is damaged, folding anew");
      opened.store().close();
      opened = null;
      Damage.delete(HistoryDirectory.in(parent));
      progress.values().forEach(Progress::startOver);
    }
    if (opened == null) {
      HistoryStore store = HistoryStore.open(HistoryDirectory.in(parent));
      opened = new Opened(store, new FoldedStates(store));
    }
    return opened;
  }

  @Override
  public void close() {
    folding.shutdownNow();
    try {
      if (!folding.awaitTermination(CLOSE_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("Folding history did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      closed = true;
      if (opened != null) {
        opened.store().close();
      }
    }
  }
}
