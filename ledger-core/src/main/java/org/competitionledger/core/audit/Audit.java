package org.competitionledger.core.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.impact.ImpactDigest;
import org.competitionledger.core.impact.ImpactJson;
import org.competitionledger.core.impact.ImpactOfChange;
import org.competitionledger.core.impact.StageImpact;
import org.competitionledger.core.rules.AnnouncedTogether;
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
import org.competitionledger.view.Finding;
import org.competitionledger.view.ImpactReport;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/**
 * A log gone through in the heap: its rule changes and its findings, by the same functions as the
 * service's.
 */
public final class Audit {

  /** Rows and moves of a table that an impact lists at most. */
  private static final int ROWS_MAX = 100;

  private final State state;
  private final State memory;
  private final Map<RuleChange, ImpactReport> changes = new LinkedHashMap<>();
  private final Map<String, PromiseView> promises = new LinkedHashMap<>();

  /** Of a log from its first event on. */
  public Audit() {
    this(new MapState(), new MapState());
  }

  /**
   * Goes on with a log; changes and promises are those of the events to come.
   *
   * @param state the competition's state, into which they are folded
   * @param memory the findings' own state
   */
  public Audit(State state, State memory) {
    this.state = state;
    this.memory = memory;
  }

  /**
   * Takes the next event.
   *
   * @return the findings that came up, were extended or were resolved
   * @throws IllegalStateException if it is not the next in sequence: a damaged log
   */
  public List<Finding> next(Event event) {
    Optional<RuleChange> change = RuleHistory.changeOf(state, event);
    promised(event);
    Evolve.evolve(state, event);
    change.ifPresent(made -> changes.put(made, impact(event.getCompetition(), made)));
    return Findings.observe(state, memory, event, change);
  }

  private void promised(Event event) {
    if (event.getSaid().getPayload() instanceof PromiseMade made) {
      promises.put(made.getPromise(), Promises.made(state, event, made));
    } else if (event.getSaid().getPayload() instanceof PromiseKept kept) {
      promises.computeIfPresent(
          kept.getPromise(), (id, promise) -> Promises.kept(state, promise, event, kept));
    }
  }

  private ImpactReport impact(String competition, RuleChange change) {
    List<StageImpact> impacts = ImpactOfChange.of(state, change);
    return ImpactJson.report(
        ImpactDigest.of(competition, state, change, impacts), impacts, ROWS_MAX, this::name);
  }

  private Optional<LocalisedText> name(String participant) {
    return state.find(StateKind.PARTICIPANT.key(participant)).map(ParticipantState::getName);
  }

  /** The competition's state after the last event. */
  public State state() {
    return state;
  }

  /** All changes of the rules, in order. */
  public List<ChangeReport> changes() {
    AnnouncedTogether together = together();
    return changes.entrySet().stream()
        .map(made -> new ChangeReport(made.getKey(), made.getValue(), together.with(made.getKey())))
        .toList();
  }

  /** What was announced in one go. */
  public AnnouncedTogether together() {
    return new AnnouncedTogether(List.copyOf(changes.keySet()), promises());
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
