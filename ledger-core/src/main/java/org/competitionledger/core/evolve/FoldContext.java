package org.competitionledger.core.evolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.event.ByPayload;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.state.ClosingState;
import org.competitionledger.state.RolesState;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TableMark;

/**
 * One event being folded.
 *
 * @param state what it is folded into
 * @param event the event
 * @param sequence its sequence
 * @param ledgerTime its ledger time
 */
record FoldContext(State state, Event event, long sequence, Instant ledgerTime) {

  /** What one type of event does to the state. */
  @FunctionalInterface
  interface Fold<P> {
    void fold(P payload, FoldContext context);
  }

  /** Collects the folds of all families. */
  static final class Folds {
    private final Map<Class<?>, Fold<Object>> folds = new HashMap<>();

    <P> Folds on(Class<P> type, Fold<P> fold) {
      folds.put(type, (payload, context) -> fold.fold(type.cast(payload), context));
      return this;
    }

    Folds with(Consumer<Folds> family) {
      family.accept(this);
      return this;
    }

    ByPayload<Fold<Object>> complete() {
      return ByPayload.of(folds);
    }
  }

  /** Puts a changed record in place of the one there is. Does nothing where there is none. */
  <T extends SpecificRecord> void change(StateKey<T> key, UnaryOperator<T> change) {
    state.find(key).ifPresent(value -> state.put(key, change.apply(value)));
  }

  /** Whether events are recorded as they happen. */
  boolean isLive() {
    return state
        .find(Keys.COMPETITION)
        .filter(competition -> competition.getRecord() == RecordKind.LIVE)
        .isPresent();
  }

  /** Notes a role that the record gives a person, and whom it represents, if anybody. */
  void grants(String person, Role role, String participant) {
    StateKey<RolesState> key = Keys.roles(person);
    Optional<RolesState> held = state.find(key);
    Set<Role> roles = new LinkedHashSet<>(held.map(RolesState::getRoles).orElse(List.of()));
    roles.add(role);
    List<String> participants =
        new ArrayList<>(held.map(RolesState::getParticipants).orElse(List.of()));
    if (participant != null) {
      participants.add(participant);
    }
    state.put(key, new RolesState(List.copyOf(roles), participants));
  }

  /** Notes when something was closed, for those who come too late. */
  void closes() {
    state.put(Keys.closing(sequence), new ClosingState(ledgerTime));
  }

  /**
   * Notes that ranks, totals, sections or the cut of a stage's table could have changed; and those
   * of the tables of teams that its entries are members of.
   */
  void rankingChanged(String stage) {
    rankingChangedHere(stage);
    teamStages(stage).forEach(this::rankingChangedHere);
  }

  /** The same of one table alone: what a team's points are not made of. */
  void rankingChangedHere(String stage) {
    state.put(StateKind.TABLE.key(stage), new TableMark(sequence, sequence));
  }

  /** Notes that a stage's table shows something else, with the same ranks; teams' tables too. */
  void tableChanged(String stage) {
    shownChanged(stage);
    teamStages(stage).forEach(this::shownChanged);
  }

  /** Those with tables of teams whose members compete in a stage. */
  List<String> teamStages(String stage) {
    Optional<StageState> known = state.find(StateKind.STAGE.key(stage));
    return known.isPresent() ? known.get().getTeamStages() : List.of();
  }

  private void shownChanged(String stage) {
    StateKey<TableMark> key = StateKind.TABLE.key(stage);
    long ranking = state.find(key).map(TableMark::getRanking).orElse(State.NOT_YET);
    state.put(key, new TableMark(sequence, ranking));
  }
}
