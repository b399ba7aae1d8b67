package org.competitionledger.api.events;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.core.json.EventSchemas;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Event;
import org.competitionledger.event.Party;

/**
 * Which events a reader wants. Each condition may be given several times or with commas, and is met
 * by any of its values; all conditions must be met; an empty one always is.
 *
 * @param types type names, for example {@code ScoreRecorded}
 * @param entries participants
 * @param stages stages
 * @param actors subjects of the writers
 * @param parties who acted in the world
 */
public record EventFilter(
    Set<String> types,
    Set<String> entries,
    Set<String> stages,
    Set<String> actors,
    Set<String> parties) {

  /** The filter of a request, or a 400 if it asks for a type that no event has. */
  public static EventFilter of(MultiMap parameters) {
    return new EventFilter(
        types(values(parameters, "type")),
        values(parameters, "entry"),
        values(parameters, "stage"),
        values(parameters, "actor"),
        values(parameters, "party"));
  }

  private static Set<String> types(Set<String> given) {
    if (EventSchemas.types().containsAll(given)) {
      return given;
    }
    String allowed = String.join(", ", EventSchemas.types());
    throw ProblemCode.PARAMETER_INVALID.exception("type-must-be-one", allowed);
  }

  private static Set<String> values(MultiMap parameters, String name) {
    return parameters.getAll(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it lets everything through. */
  public boolean isEmpty() {
    return types.isEmpty()
        && entries.isEmpty()
        && stages.isEmpty()
        && actors.isEmpty()
        && parties.isEmpty();
  }

  /** Whether it lets an event through. */
  public boolean matches(Event event) {
    if (isEmpty()) {
      return true;
    }
    SpecificRecord payload = (SpecificRecord) event.getSaid().getPayload();
    return (types.isEmpty() || types.contains(ProposalJson.typeOf(event.getSaid())))
        && (actors.isEmpty() || actors.contains(event.getActor().getSubject()))
        && (parties.isEmpty() || isOf(event.getSaid().getParty()))
        && (entries.isEmpty() || names(payload, entries, "participant", "order"))
        && (stages.isEmpty() || names(payload, stages, "stage", "nextStage") || covers(payload));
  }

  private boolean isOf(Party party) {
    return party != null && parties.contains(party.getId());
  }

  private static boolean names(SpecificRecord payload, Set<String> wanted, String... fields) {
    for (String name : fields) {
      Schema.Field field = payload.getSchema().getField(name);
      Object value = field == null ? null : payload.get(field.pos());
      Collection<?> values = value instanceof Collection<?> several ? several : List.of();
      if (value instanceof String single ? wanted.contains(single) : anyOf(values, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyOf(Collection<?> values, Set<String> wanted) {
    return values.stream().anyMatch(value -> wanted.contains(value.toString()));
  }

  /** Whether it is a criteria set for a wanted stage. */
  private boolean covers(SpecificRecord payload) {
    Schema.Field field = payload.getSchema().getField("criteria");
    return field != null
        && payload.get(field.pos()) instanceof CriteriaSet set
        && anyOf(set.getStages(), stages);
  }
}
