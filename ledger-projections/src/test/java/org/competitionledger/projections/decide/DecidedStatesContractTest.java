package org.competitionledger.projections.decide;

import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateContract;

class DecidedStatesContractTest extends StateContract {

  @Override
  protected State empty() {
    return new DecidedStates(competition -> new MapState()).of("cup");
  }
}
