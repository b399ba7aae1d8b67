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
public final class Observers {

  private final Map<Class<?>, List<Observer<Object>>> observers = new HashMap<>();
  private final List<Observer<RuleChange>> onChanges = new ArrayList<>();

  /** What a rule does about one type of event, which has been folded. */
  @FunctionalInterface
  public interface Observer<P> {
    void observe(P payload, Observed at);
  }

  /** Looks at events of a type, after those that were registered before. */
  public <P> Observers on(Class<P> type, Observer<P> observer) {
    observers
        .computeIfAbsent(type, none -> new ArrayList<>())
        .add((payload, at) -> observer.observe(type.cast(payload), at));
    return this;
  }

  /** Looks at the first outcome of each stage, by the stage's id. */
  public Observers onFirstOutcome(Observer<String> observer) {
    return on(EntryAdvanced.class, (event, at) -> firstOutcome(event.getStage(), at, observer))
        .on(EntryEliminated.class, (event, at) -> firstOutcome(event.getStage(), at, observer))
        .on(NoAwardDeclared.class, (event, at) -> firstOutcome(event.getStage(), at, observer));
  }

  private static void firstOutcome(String stage, Observed at, Observer<String> observer) {
    if (stage != null
        && at.stage(stage).filter(it -> it.getFirstOutcome() == at.sequence()).isPresent()) {
      observer.observe(stage, at);
    }
  }

  /** Looks at changes of the rules. */
  public Observers onChange(Observer<RuleChange> observer) {
    onChanges.add(observer);
    return this;
  }

  public Observers with(Consumer<Observers> rule) {
    rule.accept(this);
    return this;
  }

  public boolean looksAt(Class<?> type) {
    return observers.containsKey(type);
  }

  public void observe(Object payload, Observed at) {
    for (Observer<Object> observer : observers.getOrDefault(payload.getClass(), List.of())) {
      observer.observe(payload, at);
    }
  }

  public void observeChange(RuleChange change, Observed at) {
    onChanges.forEach(observer -> observer.observe(change, at));
  }
}
