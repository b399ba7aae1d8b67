package org.competitionledger.api.append;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.projections.Appender;

/** Lines of a bulk append that travel to decide together. */
final class BulkGroup {

  private static final int LINES_MAX = Appender.COMMANDS_MAX;
  private static final int BYTES_MAX = 256 << 10;

  /**
   * What is known of one line: a command to be decided, or why there is none.
   *
   * @param proposed null where there is a problem
   * @param problem null where there is a command
   */
  record Slot(long line, Proposed proposed, Problem problem) {}

  private final List<Slot> slots = new ArrayList<>();
  private int bytes;
  private List<Outcome> outcomes;
  private Throwable failure;

  void add(Slot slot, int size) {
    slots.add(slot);
    bytes += size;
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  boolean isFull() {
    return slots.size() >= LINES_MAX || bytes >= BYTES_MAX;
  }

  List<Slot> slots() {
    return slots;
  }

  List<Command> commands() {
    return slots.stream()
        .filter(slot -> slot.proposed() != null)
        .map(slot -> slot.proposed().command())
        .toList();
  }

  /** First line whose command was sent; the first if none was. */
  long firstSentLine() {
    return slots.stream()
        .filter(slot -> slot.proposed() != null)
        .mapToLong(Slot::line)
        .findFirst()
        .orElse(slots.get(0).line());
  }

  void decided(List<Outcome> answers, Throwable unavailable) {
    outcomes = answers;
    failure = unavailable;
  }

  boolean isDecided() {
    return outcomes != null || failure != null;
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  Throwable failure() {
    return failure;
  }
}
