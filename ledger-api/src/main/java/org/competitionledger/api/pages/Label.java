package org.competitionledger.api.pages;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;

/** The words of the pages, {@code words/pages_en.properties} and {@code …_ko.properties}. */
final class Label {

  private static final Words WORDS = Words.of(Label.class, "pages");

  private Label() {}

  static String say(Language language, String key, Object... about) {
    return WORDS.say(key, about).in(language);
  }

  /** All words by key, with underscores, for a template. */
  static Map<String, String> all(Language language) {
    return WORDS.all().entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                word -> word.getKey().replace('-', '_'), word -> word.getValue().in(language)));
  }

  /** The word for a name of the ledger, for example {@code after-first-score}. */
  static String of(String name, Language language) {
    return say(language, name.toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
