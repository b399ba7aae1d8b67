package org.competitionledger.api.desk;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.competitionledger.event.Proposal;

/** The types of events, by their names. */
final class Events {

  private static final Map<String, Schema> PAYLOADS =
      Proposal.getClassSchema().getField("payload").schema().getTypes().stream()
          .collect(Collectors.toUnmodifiableMap(Schema::getName, Function.identity()));

  private Events() {}

  static boolean isType(String name) {
    return PAYLOADS.containsKey(name);
  }

  /** The schema of a type's data. */
  static Schema schema(String type) {
    return PAYLOADS.get(type);
  }

  /** The class of a type's data. */
  static Class<?> payload(String type) {
    return SpecificData.get().getClass(PAYLOADS.get(type));
  }
}
