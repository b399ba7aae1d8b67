package org.competitionledger.api.desk;

import java.util.List;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.state.State;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;

/** What events say, one sentence each. */
final class Told {

  private Told() {}

  /** Of what was tried. */
  static List<String> of(DryRun tried, Language language) {
    return of(tried.events(), tried.after(), language);
  }

  /**
   * Of events.
   *
   * @param after the state that knows their names
   */
  static List<String> of(List<Event> events, State after, Language language) {
    StateNames names = new StateNames(after);
    return events.stream().map(each -> language.text(Headlines.of(each, names))).toList();
  }
}
