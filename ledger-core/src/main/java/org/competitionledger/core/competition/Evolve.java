package org.competitionledger.core.competition;

import org.competitionledger.event.Event;

/** Folds recorded events into the state. Total: every recorded event can be folded. */
public final class Evolve {

  private Evolve() {}

  /**
   * Folds one event.
   *
   * @throws IllegalStateException if it is not the next in sequence, which means a damaged log
   */
  public static void evolve(State state, Event event) {
    throw new IllegalStateException("to be written");
  }
}
