package org.competitionledger.projections.project;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.rules.RuleHistory;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/** Writes what events add to the rule history and to the promises, from the state before each. */
final class RuleViews {

  static final AvroBytes<RuleChange> CHANGE = AvroBytes.of(RuleChange.class);
  static final AvroBytes<PromiseView> PROMISE = AvroBytes.of(PromiseView.class);

  private final FoldedStore.Space changes;
  private final FoldedStore.Space promises;

  RuleViews(FoldedStore.Space changes, FoldedStore.Space promises) {
    this.changes = changes;
    this.promises = promises;
  }

  /** Notes an event that is about to be folded, and tells which change of the rules it makes. */
  Optional<RuleChange> note(State before, Event event) {
    Optional<RuleChange> change = RuleHistory.changeOf(before, event);
    change.ifPresent(one -> put(changes, CHANGE, event, event.getSequence(), one));
    Object payload = event.getSaid().getPayload();
    if (payload instanceof PromiseMade made) {
      PromiseView view = Promises.made(before, event, made);
      put(promises, PROMISE, event, event.getSequence(), view);
    } else if (payload instanceof PromiseKept kept) {
      before
          .find(StateKind.PROMISE.key(kept.getPromise()))
          .flatMap(
              promise ->
                  new SequencedRecords<>(promises, PROMISE)
                      .at(event.getCompetition(), promise.getMade()))
          .map(view -> Promises.kept(before, view, event, kept))
          .ifPresent(view -> put(promises, PROMISE, event, view.getMade(), view));
    }
    return change;
  }

  private static <T extends SpecificRecord> void put(
      FoldedStore.Space store, AvroBytes<T> codec, Event event, long at, T record) {
    store.put(SequenceKey.of(event.getCompetition(), at), codec.body(record));
  }
}
