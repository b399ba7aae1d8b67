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

/**
 * What an event says.
 *
 * @param sentence in one sentence
 * @param parts in full
 */
public record EventInWords(String sentence, List<RecordInWords.Part> parts) {

  private static final int SHORT_MAX = 12;

  /** Whether it is so much that it is folded among others. */
  public boolean isLong() {
    return size(parts) > SHORT_MAX;
  }

  private static int size(List<RecordInWords.Part> parts) {
    return parts.stream().mapToInt(part -> 1 + size(part.parts())).sum();
  }

  /** Of what was tried. */
  static List<EventInWords> of(DryRun tried, Language language) {
    return of(tried.events(), tried.after(), language);
  }

  /** Of what is to be recorded: of a correction also what stands there now. */
  static List<EventInWords> of(DryRun tried, State now, Language language) {
    List<EventInWords> all = new ArrayList<>(of(tried, language));
    for (int i = 0; i < all.size(); i++) {
      if (tried.events().get(i).getSaid().getPayload() instanceof ScoreCorrected corrected) {
        String before =
            now.find(Keys.score(corrected)).map(score -> said(score, language)).orElse("–");
        String sentence =
            all.get(i).sentence() + ' ' + Desk.WORDS.say("score-before", before).in(language);
        all.set(i, new EventInWords(sentence, all.get(i).parts()));
      }
    }
    return all;
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
  static List<EventInWords> of(List<Event> events, State after, Language language) {
    StateNames names = new StateNames(after);
    RecordInWords words = new RecordInWords(names, language);
    return events.stream()
        .map(
            each ->
                new EventInWords(
                    language.text(Headlines.of(each, names)), words.whole(each.getSaid())))
        .toList();
  }

  /** What would be found: what it is, and of what. */
  static List<String> findings(DryRun tried, Language language) {
    return tried.findings().stream()
        .map(
            found ->
                language.text(found.code().title())
                    + " – "
                    + language.text(found.finding().getDetail()))
        .distinct()
        .toList();
  }
}
