package org.competitionledger.core.acceptance;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.competitionledger.core.decide.Specification.Then;
import org.competitionledger.core.refusal.RefusalCode;

/** For each refusal the smallest history and proposal that come to it. */
final class Examples {

  private final Map<RefusalCode, Supplier<Then>> examples = new EnumMap<>(RefusalCode.class);

  static Examples all() {
    Examples all = new Examples();
    CommandRefusals.examples(all);
    FormRefusals.examples(all);
    StageRefusals.examples(all);
    CriteriaRefusals.examples(all);
    ParticipationRefusals.examples(all);
    EvaluationRefusals.examples(all);
    TeamRefusals.examples(all);
    OutcomeRefusals.examples(all);
    return all;
  }

  Examples on(RefusalCode code, Supplier<Then> example) {
    if (examples.put(code, example) != null) {
      throw new IllegalStateException("two examples of " + code);
    }
    return this;
  }

  Optional<Supplier<Then>> of(RefusalCode code) {
    return Optional.ofNullable(examples.get(code));
  }
}
