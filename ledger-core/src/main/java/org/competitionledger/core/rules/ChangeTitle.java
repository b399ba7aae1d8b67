package org.competitionledger.core.rules;

import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.LocalisedText;

/** The plain sentence of a change, in both languages. */
final class ChangeTitle {

  private ChangeTitle() {}

  static LocalisedText published(int version) {
    return title("published", version);
  }

  static LocalisedText amended(int version) {
    return title("amended", version);
  }

  static LocalisedText specified(LocalisedText criterion, int version) {
    return title("specified", raw(criterion), version);
  }

  static LocalisedText interpreted(LocalisedText criterion, int version) {
    return title("interpreted", raw(criterion), version);
  }

  static LocalisedText rescheduled(LocalisedText stage) {
    return title("rescheduled", raw(stage));
  }

  /** A stage without any window gets its first: nothing moved, something became known. */
  static LocalisedText scheduleKnown(LocalisedText stage) {
    return title("schedule-known", raw(stage));
  }

  static LocalisedText reweighted(LocalisedText stage, int occasion) {
    return title("reweighted", raw(stage), occasion);
  }

  static LocalisedText callAdded(LocalisedText call) {
    return title("call-added", raw(call));
  }

  static LocalisedText callChanged(LocalisedText call) {
    return title("call-changed", raw(call));
  }

  static LocalisedText goals(boolean ordered) {
    return title(ordered ? "goals-ordered" : "goals-unordered");
  }

  private static LocalisedText title(String key, Object... about) {
    return Words.RULES.say(key, about).text();
  }

  /** As it was written. */
  private static Term raw(LocalisedText text) {
    return new Term(Language.KO.text(text), Language.EN.text(text));
  }
}
