package org.competitionledger.core.scoring;

import java.math.BigDecimal;

/**
 * A numbered part of a stage with scores of its own.
 *
 * @param number its number, from 1
 * @param multiplier factor on its points
 * @param closed whether a score that is not there yet is absent
 */
public record Occasion(int number, BigDecimal multiplier, boolean closed) {

  /** Whether its points are times 0, as of a race that was annulled. */
  boolean weighsNothing() {
    return multiplier.signum() == 0;
  }

  /** An occasion that nobody scheduled: a stage without any has one, numbered 1. */
  static Occasion unscheduled(int number) {
    return new Occasion(number, BigDecimal.ONE, false);
  }
}
