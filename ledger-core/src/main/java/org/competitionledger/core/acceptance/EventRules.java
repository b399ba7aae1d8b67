package org.competitionledger.core.acceptance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.competitionledger.core.event.ByPayload;
import org.competitionledger.core.refusal.Refusal;

/** The rules of every type of event: which state refuses it. */
public final class EventRules {

  private static final ByPayload<Rule<Object>> RULES =
      new Rules()
          .with(CompetitionRules::register)
          .with(StageRules::register)
          .with(CallRules::register)
          .with(CriteriaRules::register)
          .with(ParticipationRules::register)
          .with(ScoreRules::register)
          .with(EvaluationRules::register)
          .with(FigureRules::register)
          .with(OutcomeRules::register)
          .with(ObjectionRules::register)
          .with(BenefitRules::register)
          .complete();

  private EventRules() {}

  /** Why an event cannot be recorded as things stand; empty if it can. */
  public static Optional<Refusal> check(Facts facts) {
    Object payload = facts.said().getPayload();
    return RULES.of(payload).check(payload, facts);
  }

  /** The rule of one type of event. */
  @FunctionalInterface
  interface Rule<P> {
    Optional<Refusal> check(P payload, Facts facts);
  }

  /** Collects the rules of all families. */
  static final class Rules {
    private final Map<Class<?>, Rule<Object>> rules = new HashMap<>();

    <P> Rules on(Class<P> type, Rule<P> rule) {
      rules.put(type, (payload, facts) -> rule.check(type.cast(payload), facts));
      return this;
    }

    Rules with(Consumer<Rules> family) {
      family.accept(this);
      return this;
    }

    ByPayload<Rule<Object>> complete() {
      return ByPayload.of(rules);
    }
  }
}
