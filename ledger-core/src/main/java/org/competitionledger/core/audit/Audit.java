package org.competitionledger.core.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.impact.ImpactJson;
import org.competitionledger.core.impact.ImpactOfChange;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.rules.RuleHistory;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/**
 * A log gone through in the heap: its rule changes and its findings, by the same functions as the
 * service's.
 */
public final class Audit {

  /** Rows and moves of a table that an impact lists at most. */
  private static final int ROWS_MAX = 100;

  private final MapState state = new MapState();
  private final MapState memory = new MapState();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, PromiseView> promises = new LinkedHashMap<>();

  /**
   * A change of the rules, and what it did to the tables.
   *
   * @param impact as {@code ImpactJson} writes it; kept as text, since tables can be large
   */
  public record Change(RuleChange change, String impact) {}

  /**
   * Takes the next event.
   *
   * @throws IllegalStateException if it is not the next in sequence: a damaged log
   */
  public void next(Event event) {
    Optional<RuleChange> change = RuleHistory.changeOf(state, event);
    promised(event);
    Evolve.evolve(state, event);
    change.ifPresent(made -> changes.add(new Change(made, impact(made))));
    Findings.observe(state, memory, event, change);
  }

  private void promised(Event event) {
    if (event.getSaid().getPayload() instanceof PromiseMade made) {
      promises.put(made.getPromise(), Promises.made(state, event, made));
    } else if (event.getSaid().getPayload() instanceof PromiseKept kept) {
      promises.computeIfPresent(
          kept.getPromise(), (id, promise) -> Promises.kept(state, promise, event, kept));
    }
  }

  private String impact(RuleChange change) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = EventJson.factory().createGenerator(text)) {
      ImpactJson.write(ImpactOfChange.of(state, change), ROWS_MAX, this::name, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  private Optional<LocalisedText> name(String participant) {
    return state.find(StateKind.PARTICIPANT.key(participant)).map(ParticipantState::getName);
  }

  /** The competition's state after the last event. */
  public State state() {
    return state;
  }

  /** All changes of the rules, in order. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /** All promises as the last event leaves them, in the order in which they were made. */
  public List<PromiseView> promises() {
    return List.copyOf(promises.values());
  }

  /** Ledger time of the last event; empty before the first. */
  public Optional<Instant> lastLedgerTime() {
    return state.find(Keys.HEAD).map(HeadState::getLastLedgerTime);
  }

  /** The findings at a moment, oldest first. */
  public List<FindingAt> findings(Instant at) {
    return Findings.at(memory, Optional.empty(), at);
  }
}
