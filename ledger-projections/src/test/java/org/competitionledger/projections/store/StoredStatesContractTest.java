package org.competitionledger.projections.store;

import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateContract;
import org.junit.jupiter.api.Nested;

/** The states in a store are states, as they are folded and as they are queried. */
class StoredStatesContractTest {

  @Nested
  class Folded extends StateContract {
    @Override
    protected State empty() {
      return new CompetitionStates(new MemorySpace()).of("cup");
    }
  }

  @Nested
  class FoldedWithLittleRoom extends StateContract {
    @Override
    protected State empty() {
      return new CompetitionStates(new MemorySpace(), 2, 3).of("cup");
    }
  }

  @Nested
  class Queried extends StateContract {
    private MemorySpace space;
    private CompetitionStates states;

    @Override
    protected State empty() {
      space = new MemorySpace();
      states = new CompetitionStates(space);
      return states.of("cup");
    }

    @Override
    protected State view(State written) {
      states.writeOut();
      return new QueriedState("cup", space);
    }
  }
}
