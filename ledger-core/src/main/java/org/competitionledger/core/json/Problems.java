package org.competitionledger.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with one JSON text, up to a limit. */
final class Problems {

  /** So many are reported; a text with more is past help. */
  static final int COUNT_MAX = 20;

  private final List<JsonProblem> found = new ArrayList<>();

  void add(JsonProblem problem) {
    if (found.size() < COUNT_MAX) {
      found.add(problem);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The value, unless something was wrong with it; it is asked for only then. */
  <T> Parsed<T> orElse(Supplier<T> value) {
    return found.isEmpty() ? new Parsed.Ok<>(value.get()) : new Parsed.Failed<>(List.copyOf(found));
  }
}
