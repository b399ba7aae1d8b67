package org.competitionledger.api.pages;

import java.util.Locale;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;

/**
 * The words that all pages share, {@code words/pages_en.properties} and {@code …_ko.properties}.
 */
public final class Label {

  /** For the frame, and for pages without words of their own. */
  public static final Words WORDS = Words.of(Label.class, "pages");

  private Label() {}

  public static String say(Language language, String key, Object... about) {
    return WORDS.say(key, about).in(language);
  }

  /** The word for a name of the ledger, for example {@code after-first-score}. */
  public static String of(String name, Language language) {
    return say(language, name.toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
