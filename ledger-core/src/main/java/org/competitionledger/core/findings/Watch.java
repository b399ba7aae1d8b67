package org.competitionledger.core.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
