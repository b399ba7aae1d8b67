package org.competitionledger.core.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.view.RuleChange;

/** Which rules look at which events. An event that no rule looks at costs one look-up. */
final class Watch {

  private final Map<Class<?>, List<Eye<Object>>> eyes = new HashMap<>();
  private final List<Eye<RuleChange>> onChanges = new ArrayList<>();

  /** What a rule does about one type of event, which has been folded. */
  @FunctionalInterface
  interface Eye<P> {
    void see(P payload, Observed at);
  }

  /** Looks at events of a type, after those that were registered before. */
  <P> Watch on(Class<P> type, Eye<P> eye) {
    eyes.computeIfAbsent(type, none -> new ArrayList<>())
        .add((payload, at) -> eye.see(type.cast(payload), at));
    return this;
  }

  /** Looks at the first outcome of each stage, by the stage's id. */
  Watch onFirstOutcome(Eye<String> eye) {
    return on(EntryAdvanced.class, (event, at) -> firstOutcome(event.getStage(), at, eye))
        .on(EntryEliminated.class, (event, at) -> firstOutcome(event.getStage(), at, eye))
        .on(NoAwardDeclared.class, (event, at) -> firstOutcome(event.getStage(), at, eye));
  }

  private static void firstOutcome(String stage, Observed at, Eye<String> eye) {
    if (stage != null
        && at.stage(stage).filter(it -> it.getFirstOutcome() == at.sequence()).isPresent()) {
      eye.see(stage, at);
    }
  }

  /** Looks at changes of the rules. */
  Watch onChange(Eye<RuleChange> eye) {
    onChanges.add(eye);
    return this;
  }

  Watch with(Consumer<Watch> rule) {
    rule.accept(this);
    return this;
  }

  boolean looksAt(Class<?> type) {
    return eyes.containsKey(type);
  }

  void see(Object payload, Observed at) {
    for (Eye<Object> eye : eyes.getOrDefault(payload.getClass(), List.of())) {
      eye.see(payload, at);
    }
  }

  void seeChange(RuleChange change, Observed at) {
    onChanges.forEach(eye -> eye.see(change, at));
  }
}
