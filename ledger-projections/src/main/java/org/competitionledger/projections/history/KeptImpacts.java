package org.competitionledger.projections.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.impact.ImpactDigest;
import org.competitionledger.core.impact.ImpactJson;
import org.competitionledger.core.impact.ImpactOfChange;
import org.competitionledger.core.impact.StageImpact;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.Impacts;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.Views;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.view.ImpactReport;
import org.competitionledger.view.RuleChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Impacts, worked out one after the other on a thread of their own from the state at their
 * sequence, and kept beside the versions, as they are served too. They go when these go.
 */
public final class KeptImpacts implements Impacts, AutoCloseable {

  /** Impacts that wait to be worked out; of more, those asked for again later come to it. */
  static final int WAITING_MAX = 1_000;

  private static final AvroBytes<ImpactReport> REPORT = AvroBytes.of(ImpactReport.class);
  private static final Logger LOG = LoggerFactory.getLogger(KeptImpacts.class);
  private static final Duration READY_WITHIN = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int CHANGES_AT_ONCE = 100;

  /** Stands in every key; to be raised when what is told changes. */
  private static final String FORM = "#impact-3";

  private final FoldedHistory history;
  private final Views views;
  private final AutoCloseable subscription;
  private final Map<String, Long> appended = new ConcurrentHashMap<>();
  private final Map<String, Long> lookedAt = new ConcurrentHashMap<>();
  private final Set<Wanted> waiting = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor working =
      new ScheduledThreadPoolExecutor(1, Daemons.named("ledger-impact"));

  /** Starts to look out for changes that are recorded from now on. */
  public KeptImpacts(FoldedHistory history, Views views, EventLog log) {
    this.history = history;
    this.views = views;
    subscription = log.onAppend((competition, last) -> appended.put(competition, last));
    working.scheduleWithFixedDelay(
        this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An impact to be worked out. */
  private record Wanted(String competition, long sequence) {}

  @Override
  public List<Optional<ImpactReport>> of(
      String competition, List<RuleChange> changes, Detail detail) {
    if (changes.isEmpty()) {
      return List.of();
    }
    long last = changes.get(changes.size() - 1).getSequence();
    Optional<HistoryStore> store = folded(competition, last);
    List<Optional<ImpactReport>> impacts = new ArrayList<>();
    for (RuleChange change : changes) {
      byte[] key = key(competition, change.getSequence(), detail);
      Optional<ImpactReport> kept = store.flatMap(open -> open.get(key)).map(REPORT::fromBody);
      if (kept.isEmpty()) {
        want(competition, change);
      }
      impacts.add(kept);
    }
    return impacts;
  }

  /** The store, if the competition has been folded up to a sequence soon. */
  private Optional<HistoryStore> folded(String competition, long sequence) {
    CompletableFuture<HistoryStore> folded = history.folded(competition, sequence);
    try {
      return Optional.of(folded.get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        return Optional.empty();
      }
      throw new LedgerUnavailable("The history did not answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted while waiting for the history", e);
    }
  }

  private static byte[] key(String competition, long sequence, Detail detail) {
    return String.join("|", competition, FORM, detail.name(), Long.toString(sequence))
        .getBytes(UTF_8);
  }

  private void want(String competition, RuleChange change) {
    Wanted wanted = new Wanted(competition, change.getSequence());
    if (waiting.size() < WAITING_MAX && waiting.add(wanted)) {
      submit(wanted, change);
    }
  }

  private void submit(Wanted wanted, RuleChange change) {
    try {
      working.execute(() -> work(wanted, change));
    } catch (RejectedExecutionException e) {
      waiting.remove(wanted); // closing
    }
  }

  /** Looks through what was appended for changes that have an impact. */
  private void look() {
    appended.forEach(
        (competition, last) -> {
          try {
            if (views.lastSequence(competition) >= last && appended.remove(competition, last)) {
              look(competition, last);
            }
          } catch (LedgerUnavailable e) {
            appended.putIfAbsent(competition, last); // the projection is moving: later
          } catch (RuntimeException e) {
            LOG.warn("Looking for rule changes failed competition={}", competition, e);
          }
        });
  }

  private void look(String competition, long last) {
    long after = lookedAt.getOrDefault(competition, -1L);
    List<RuleChange> changes = views.changes(competition, after, CHANGES_AT_ONCE);
    changes.stream().filter(ImpactOfChange::possible).forEach(change -> want(competition, change));
    boolean all = changes.size() < CHANGES_AT_ONCE;
    lookedAt.put(competition, all ? last : changes.get(changes.size() - 1).getSequence());
    if (!all) {
      appended.putIfAbsent(competition, last);
    }
  }

  private void work(Wanted wanted, RuleChange change) {
    try {
      Optional<HistoryStore> store = folded(wanted.competition(), wanted.sequence());
      if (store.isEmpty()) {
        submit(wanted, change); // others may come first while the folding goes on
        return;
      }
      if (store.get().get(key(wanted.competition(), wanted.sequence(), Detail.FULL)).isEmpty()) {
        keep(store.get(), wanted, change);
      }
      waiting.remove(wanted);
    } catch (RuntimeException e) {
      waiting.remove(wanted);
      if (!working.isShutdown()) {
        LOG.warn(
            "Impact failed competition={} sequence={}", wanted.competition(), wanted.sequence(), e);
      }
    }
  }

  private static void keep(HistoryStore store, Wanted wanted, RuleChange change) {
    State then = new HistoricalState(store, wanted.competition(), wanted.sequence());
    List<StageImpact> impacts = ImpactOfChange.of(then, change);
    Function<String, Optional<LocalisedText>> names =
        id -> then.find(StateKind.PARTICIPANT.key(id)).map(ParticipantState::getName);
    Optional<String> digest = ImpactDigest.of(wanted.competition(), then, change, impacts);
    for (Detail detail : Detail.values()) { // the full one last: it tells that all are there
      store.put(
          key(wanted.competition(), wanted.sequence(), detail),
          REPORT.body(ImpactJson.report(digest, impacts, detail.limit(), names)));
    }
  }

  @Override
  public void close() {
    try {
      subscription.close();
      working.shutdownNow();
      working.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("Closing failed", e);
    }
  }
}
