package org.competitionledger.core.json;

import java.util.List;
import java.util.function.Function;

/**
 * What became of a text that should have been a {@code T}: the value, or everything that was wrong.
 */
public sealed interface Parsed<T> {

  /** It was well-formed. */
  record Ok<T>(T value) implements Parsed<T> {}

  /** It was not: at least one problem, at most {@link Problems#COUNT_MAX}, in document order. */
  record Failed<T>(List<JsonProblem> problems) implements Parsed<T> {}

  /** The same with the value changed; problems stay. */
  default <R> Parsed<R> map(Function<T, R> change) {
    if (this instanceof Ok<T> ok) {
      return new Ok<>(change.apply(ok.value()));
    }
    return new Failed<>(problems());
  }

  /** The problems; empty for a value. */
  default List<JsonProblem> problems() {
    return this instanceof Failed<T> failed ? failed.problems() : List.of();
  }

  /**
   * The value, where the caller knows that there is one.
   *
   * @throws IllegalArgumentException naming the problems, if there is none
   */
  default T orElseThrow() {
    if (this instanceof Ok<T> ok) {
      return ok.value();
    }
    throw new IllegalArgumentException(problems().toString());
  }
}
