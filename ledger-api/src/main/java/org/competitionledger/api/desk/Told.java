package org.competitionledger.api.desk;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.api.desk.sheet.Figure;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.state.ScoreEntry;

/** What events say, one sentence each. */
final class Told {

  private Told() {}

  /** Of what was tried. */
  static List<String> of(DryRun tried, Language language) {
    return of(tried.events(), tried.after(), language);
  }

  /** Of what is to be recorded: of a correction also what stands there now. */
  static List<String> of(DryRun tried, State now, Language language) {
    List<String> sentences = new ArrayList<>(of(tried, language));
    for (int i = 0; i < sentences.size(); i++) {
      if (tried.events().get(i).getSaid().getPayload() instanceof ScoreCorrected corrected) {
        String before =
            now.find(Keys.score(corrected)).map(score -> said(score, language)).orElse("–");
        sentences.set(
            i, sentences.get(i) + ' ' + Desk.WORDS.say("score-before", before).in(language));
      }
    }
    return sentences;
  }

  private static String said(ScoreEntry score, Language language) {
    return switch (score.getState()) {
      case NUMBER, ABSENT -> new Figure(score.getValue(), score.getAbsence()).said(language);
      default ->
          RecordInWords.value(score.getState().getSchema(), score.getState().name(), language);
    };
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
