package org.competitionledger.core.refusal;

import java.util.List;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/**
 * How a refusal names an event. A recorded one goes by its sequence. An earlier event of the same
 * batch has none, and as the batch is refused it never will: another event takes that number. So it
 * goes by its place in the batch.
 *
 * <pre>
 * 7      event 7
 * /2     the event at index 2 of the batch (a JSON pointer into it)
 * this   the refused event itself
 * </pre>
 */
final class NamedEvent {

  private static final String ITSELF = "this";

  private NamedEvent() {}

  /**
   * Names an event of which the rules know the sequence.
   *
   * @param sequence as the rules say it
   * @param lastRecorded the last sequence before the command
   * @param before places in the command of the events that were accepted before the refused one
   */
  static String of(String sequence, long lastRecorded, List<Integer> before) {
    long place = Long.parseLong(sequence) - lastRecorded - 1;
    if (place < 0) {
      return sequence;
    }
    if (place == before.size()) {
      return ITSELF;
    }
    return "/" + (place < before.size() ? before.get((int) place) : place);
  }

  static Term inWords(String named) {
    if (named.equals(ITSELF)) {
      return Words.REFUSALS.say("this-event");
    }
    return named.startsWith("/")
        ? Words.REFUSALS.say("event-of-batch", named.substring(1))
        : Words.REFUSALS.say("event", named);
  }
}
