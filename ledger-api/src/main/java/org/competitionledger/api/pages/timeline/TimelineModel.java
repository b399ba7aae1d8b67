package org.competitionledger.api.pages.timeline;

import java.util.List;
import org.competitionledger.api.pages.EventLine;

/**
 * What the page places; texts only.
 *
 * @param runs newest first
 * @param kinds what may be chosen
 * @param who whom it may concern; empty where there are too many for a list
 * @param asked the id that was asked for; empty if none was
 * @param told what is shown, in a sentence
 * @param olderHref where to go on; empty at the beginning of the log
 * @param newestHref the newest; empty if they are shown
 */
record TimelineModel(
    List<Run> runs,
    List<Choice> kinds,
    List<Choice> who,
    String asked,
    String told,
    String olderHref,
    String newestHref) {

  /**
   * Events of one kind on one day, one after the other.
   *
   * @param summary what is said in their place; empty where they are few and stand open
   */
  record Run(String summary, List<EventLine> lines) {

    /** An id that stays when events are added before or behind. */
    public long id() {
      return lines.get(lines.size() - 1).sequence();
    }
  }

  /** Something to choose. */
  record Choice(String value, String text, boolean chosen) {}
}
