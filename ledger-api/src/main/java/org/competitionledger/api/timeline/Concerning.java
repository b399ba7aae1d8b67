package org.competitionledger.api.timeline;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.Party;
import org.competitionledger.event.PromiseKept;

/**
 * The events that concern somebody: that name it, that it is the party of, and that decide on its
 * objections or keep its promises without naming it.
 */
public final class Concerning implements Predicate<Event> {

  private static final List<String> FIELDS =
      List.of("participant", "participants", "order", "eligible", "memberOf", "team", "evaluator");

  private final String id;
  private final Set<String> objections = new HashSet<>();
  private final Set<String> promises = new HashSet<>();

  /**
   * Of a competition as it stands.
   *
   * @param id a participant's, a party's or an evaluator's
   */
  public Concerning(State state, String id) {
    this.id = id;
    state.scan(
        StateKind.OBJECTION,
        "",
        (key, objection) -> {
          if (objection.getParticipant().equals(id)) {
            objections.add(key.id());
          }
        });
    state.scan(
        StateKind.PROMISE,
        "",
        (key, promise) -> {
          if (id.equals(promise.getParty())) {
            promises.add(key.id());
          }
        });
  }

  @Override
  public boolean test(Event event) {
    Party party = event.getSaid().getParty();
    if (party != null && party.getId().equals(id)) {
      return true;
    }
    SpecificRecord payload = (SpecificRecord) event.getSaid().getPayload();
    if (payload instanceof ObjectionDecided decided) {
      return objections.contains(decided.getObjection());
    }
    if (payload instanceof PromiseKept kept) {
      return promises.contains(kept.getPromise());
    }
    return FIELDS.stream().anyMatch(field -> names(payload, field));
  }

  private boolean names(SpecificRecord payload, String name) {
    Schema.Field field = payload.getSchema().getField(name);
    Object value = field == null ? null : payload.get(field.pos());
    return value instanceof Collection<?> several ? several.contains(id) : id.equals(value);
  }
}
