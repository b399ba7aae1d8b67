package org.competitionledger.core.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.competitionledger.event.Proposal;

/**
 * One value for each payload type of an event. Complete by construction: a type of the schema's
 * union without a value, or a value without a type, and the class that asks does not load.
 *
 * @param <V> what is kept for each type
 */
public final class ByPayload<V> {

  private static final Set<Class<?>> TYPES =
      Proposal.getClassSchema().getField("payload").schema().getTypes().stream()
          .map(ByPayload::type)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<Class<?>, V> values;

  private ByPayload(Map<Class<?>, V> values) {
    this.values = values;
  }

  /** The classes of all payload types. */
  public static Set<Class<?>> types() {
    return TYPES;
  }

  /**
   * Of a map with a value for each payload type.
   *
   * @throws IllegalArgumentException if a type has none, or one is no payload's
   */
  public static <V> ByPayload<V> of(Map<Class<?>, V> values) {
    Set<Class<?>> missing = new HashSet<>(TYPES);
    missing.removeAll(values.keySet());
    Set<Class<?>> strange = new HashSet<>(values.keySet());
    strange.removeAll(TYPES);
    if (!missing.isEmpty() || !strange.isEmpty()) {
      throw new IllegalArgumentException("missing " + missing + ", not a payload " + strange);
    }
    return new ByPayload<>(new HashMap<>(values));
  }

  /** The value for a payload. */
  public V of(Object payload) {
    return ofType(payload.getClass());
  }

  /** The value for a type of payload. */
  public V ofType(Class<?> type) {
    return values.get(type);
  }

  private static Class<?> type(Schema schema) {
    return SpecificData.get().getClass(schema);
  }
}
