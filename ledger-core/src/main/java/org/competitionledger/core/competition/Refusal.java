package org.competitionledger.core.competition;

import java.util.List;
import java.util.Optional;

/**
 * Why an event cannot be recorded: a value, not an exception.
 *
 * @param code which rule forbids it
 * @param pointer JSON pointer to the field at fault within the proposed event, for example {@code
 *     /data/stage}
 * @param arguments what fills the placeholders of the code's message, in their order
 */
public record Refusal(RefusalCode code, Optional<String> pointer, List<String> arguments) {

  /** A refusal with a field at fault. */
  public static Refusal at(String pointer, RefusalCode code, String... arguments) {
    return new Refusal(code, Optional.of(pointer), List.of(arguments));
  }

  /** A refusal of the event as such. */
  public static Refusal of(RefusalCode code, String... arguments) {
    return new Refusal(code, Optional.empty(), List.of(arguments));
  }
}
