package org.competitionledger.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One figure of the benchmark.
 *
 * @param name what was measured
 * @param value the figure
 * @param unit its unit
 * @param limit what it is measured against, in the same unit
 * @param limitName what that is
 * @param target what it has to reach
 */
record Measured(
    String name,
    double value,
    String unit,
    Optional<Double> limit,
    String limitName,
    Optional<Target> target) {

  /** What a figure has to reach. */
  sealed interface Target {

    /** At least this fraction of the limit. */
    record RatioAtLeast(double ratio) implements Target {}

    /** At most so many times the limit. */
    record RatioAtMost(double ratio) implements Target {}

    /** At least this. */
    record AtLeast(double value) implements Target {}

    /** At most this. */
    record AtMost(double value) implements Target {}
  }

  static Measured of(String name, double value, String unit) {
    return new Measured(name, value, unit, Optional.empty(), "", Optional.empty());
  }

  Measured against(String limitName, double limit) {
    return new Measured(name, value, unit, Optional.of(limit), limitName, target);
  }

  Measured target(Target target) {
    return new Measured(name, value, unit, limit, limitName, Optional.of(target));
  }

  Optional<Double> ratio() {
    return limit.map(l -> value / l);
  }

  /** Whether it reaches its target; empty without one. */
  Optional<Boolean> reached() {
    return target.map(
        t -> {
          if (t instanceof Target.RatioAtLeast least) {
            return ratio().orElseThrow() >= least.ratio();
          }
          if (t instanceof Target.RatioAtMost most) {
            return ratio().orElseThrow() <= most.ratio();
          }
          if (t instanceof Target.AtLeast least) {
            return value >= least.value();
          }
          return value <= ((Target.AtMost) t).value();
        });
  }

  /** The target in words. */
  String targetText() {
    return target
        .map(
            t -> {
              if (t instanceof Target.RatioAtLeast least) {
                return "ratio ≥ " + least.ratio();
              }
              if (t instanceof Target.RatioAtMost most) {
                return "ratio ≤ " + most.ratio();
              }
              if (t instanceof Target.AtLeast least) {
                return "≥ " + number(least.value());
              }
              return "≤ " + number(((Target.AtMost) t).value());
            })
        .orElse("");
  }

  /** Large numbers whole, small ones with two digits. */
  static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
  }
}
