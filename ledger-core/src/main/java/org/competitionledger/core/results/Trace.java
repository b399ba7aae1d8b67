package org.competitionledger.core.results;

import java.util.List;

/** Listens to scoring; the same code computes and explains. */
public sealed interface Trace {

  /** Listens to nothing. */
  Trace NONE = new Silent();

  /** Whether steps are wanted; they are not built otherwise. */
  boolean on();

  /** Takes a step. */
  void add(Step step);

  /** Keeps every step in its order. */
  static Trace into(List<Step> steps) {
    return new Recording(steps);
  }

  /** Listens to nothing. */
  record Silent() implements Trace {
    @Override
    public boolean on() {
      return false;
    }

    @Override
    public void add(Step step) {}
  }

  /** Keeps every step. */
  record Recording(List<Step> steps) implements Trace {
    @Override
    public boolean on() {
      return true;
    }

    @Override
    public void add(Step step) {
      steps.add(step);
    }
  }
}
