package org.competitionledger.core.state;

class MapStateTest extends StateContract {

  @Override
  protected State empty() {
    return new MapState();
  }
}
