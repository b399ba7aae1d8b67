package org.competitionledger.api.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.competition.Evolve;
import org.competitionledger.core.competition.MapState;
import org.competitionledger.core.competition.StateKind;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.event.Event;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.state.PromiseState;
import org.competitionledger.view.PromiseView;

/**
 * Promises in full. The state keeps where they were made and kept; the words are in the log. In a
 * LIVE competition that is enough. In a RECONSTRUCTED one the ledger time of an event depends on
 * those before it, so the log is folded, and the fold kept for the next question.
 */
@ApplicationScoped
public class PromiseHistories {

  private static final int REMEMBERED_MAX = 32;

  private final LedgerNode node;
  private final Map<String, Folding> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>(REMEMBERED_MAX, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Folding> eldest) {
              return size() > REMEMBERED_MAX;
            }
          });

  PromiseHistories(LedgerNode node) {
    this.node = node;
  }

  /** All promises of a competition, in the order in which they were made; may block. */
  public List<PromiseView> of(Reading reading) {
    List<PromiseState> known = new ArrayList<>();
    reading.state().scan(StateKind.PROMISE, "", (key, promise) -> known.add(promise));
    if (known.isEmpty()) {
      return List.of();
    }
    if (reading.announced().getRecord() == RecordKind.LIVE) {
      known.sort(Comparator.comparingLong(PromiseState::getMade));
      return known.stream().map(promise -> read(reading, promise)).toList();
    }
    return remembered
        .computeIfAbsent(reading.competition(), each -> new Folding(each, node.events()))
        .upToDate();
  }

  private PromiseView read(Reading reading, PromiseState promise) {
    Event made = event(reading.competition(), promise.getMade());
    PromiseView view =
        Promises.made(reading.state(), made, (PromiseMade) made.getSaid().getPayload());
    if (promise.getKept() < 0) {
      return view;
    }
    Event kept = event(reading.competition(), promise.getKept());
    return Promises.kept(reading.state(), view, kept, (PromiseKept) kept.getSaid().getPayload());
  }

  private Event event(String competition, long sequence) {
    return node.events().read(competition, sequence - 1, 1).get(0).event();
  }

  private static final class Folding {

    private final String competition;
    private final EventLog log;
    private final MapState state = new MapState();
    private final Map<String, PromiseView> promises = new LinkedHashMap<>();
    private long sequence = -1;

    Folding(String competition, EventLog log) {
      this.competition = competition;
      this.log = log;
    }

    synchronized List<PromiseView> upToDate() {
      long last = log.lastSequence(competition);
      while (sequence < last) {
        for (StoredEvent stored : log.read(competition, sequence, EventLog.READ_MAX)) {
          fold(stored.event());
        }
      }
      return List.copyOf(promises.values());
    }

    private void fold(Event event) {
      if (event.getSaid().getPayload() instanceof PromiseMade made) {
        promises.put(made.getPromise(), Promises.made(state, event, made));
      } else if (event.getSaid().getPayload() instanceof PromiseKept kept) {
        promises.computeIfPresent(
            kept.getPromise(), (id, promise) -> Promises.kept(state, promise, event, kept));
      }
      Evolve.evolve(state, event);
      sequence = event.getSequence();
    }
  }
}
