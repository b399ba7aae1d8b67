package org.competitionledger.projections.project;

import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateContract;

class TouchedTablesContractTest extends StateContract {

  @Override
  protected State empty() {
    return new TouchedTables(new MapState());
  }
}
