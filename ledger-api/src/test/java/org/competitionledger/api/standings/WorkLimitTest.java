package org.competitionledger.api.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.competitionledger.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WorkLimitTest {

  private final WorkLimit workLimit = new WorkLimit();

  /** How many can be at work at once, each starting the next. */
  private int nested(int depth) {
    return depth == 0 ? 0 : workLimit.take(() -> 1 + nested(depth - 1));
  }

  @Test
  void fourAtOnceThenTooMany() {
    assertThat(nested(WorkLimit.AT_ONCE_MAX)).isEqualTo(4);
    assertThatThrownBy(() -> nested(WorkLimit.AT_ONCE_MAX + 1))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(429);
              assertThat(refused.problem().headers()).containsKey("Retry-After");
            });
    assertThat(nested(WorkLimit.AT_ONCE_MAX)).as("failed work gives its turn back").isEqualTo(4);
  }
}
