package org.competitionledger.core.wording;

import java.util.Optional;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.RegisteredNames;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.state.CallState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.StageState;

/** Names as they now are. */
public record StateNames(State state) implements Names {

  @Override
  public LocalisedText participant(String id) {
    return state
        .find(StateKind.PARTICIPANT.key(id))
        .map(ParticipantState::getName)
        .orElseGet(() -> Names.identifier(id));
  }

  @Override
  public Optional<LocalisedText> party(String id) {
    return RegisteredNames.of(state, id);
  }

  @Override
  public LocalisedText evaluator(String id) {
    return RegisteredNames.ofNoParticipant(state, id).orElseGet(() -> Names.identifier(id));
  }

  @Override
  public LocalisedText stage(String id) {
    return state
        .find(StateKind.STAGE.key(id))
        .map(StageState::getName)
        .orElseGet(() -> Names.identifier(id));
  }

  @Override
  public LocalisedText call(String id) {
    return state
        .find(StateKind.CALL.key(id))
        .map(CallState::getName)
        .orElseGet(() -> Names.identifier(id));
  }

  /** From the latest version that has the criterion. */
  @Override
  public LocalisedText criterion(String id) {
    int latest = state.find(Keys.COMPETITION).map(CompetitionState::getLatestVersion).orElse(0);
    for (int version = latest; version > 0; version--) {
      Optional<LocalisedText> name =
          state
              .find(Keys.criteria(version))
              .flatMap(
                  set ->
                      set.getCriteria().getCriteria().stream()
                          .filter(criterion -> criterion.getId().equals(id))
                          .findFirst())
              .map(Criterion::getName);
      if (name.isPresent()) {
        return name.get();
      }
    }
    return Names.identifier(id);
  }
}
