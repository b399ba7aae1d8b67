package org.competitionledger.core.refusal;

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

  /** No refusal. */
  public static Optional<Refusal> none() {
    return Optional.empty();
  }

  /** A rule's verdict: refused, with a field at fault. */
  public static Optional<Refusal> refuse(String pointer, RefusalCode code, String... arguments) {
    return Optional.of(at(pointer, code, arguments));
  }

  /** A rule's verdict: refused if something is so. */
  public static Optional<Refusal> when(
      boolean isSo, String pointer, RefusalCode code, String... arguments) {
    return isSo ? refuse(pointer, code, arguments) : none();
  }

  /** The same refusal of a field within another: its pointer is put behind that one's. */
  public Refusal under(String parent) {
    return new Refusal(code, Optional.of(parent + pointer.orElse("")), arguments);
  }

  /**
   * The same refusal of an event of a command: what is not recorded goes by its place in it.
   *
   * @param before places in the command of the events that were accepted before it
   */
  public Refusal inCommand(long lastRecorded, List<Integer> before) {
    return new Refusal(
        code,
        pointer,
        code.withEvents(arguments, sequence -> NamedEvent.of(sequence, lastRecorded, before)));
  }
}
