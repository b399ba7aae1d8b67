package org.competitionledger.api.pages.standings;

import org.competitionledger.api.pages.Label;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;

/** The words of the room, {@code words/page-standings_en.properties} and {@code …_ko}. */
final class RoomWords {

  static final Words WORDS = Words.of(RoomWords.class, "page-standings");

  private RoomWords() {}

  /** A text of the room, or one that all pages share. */
  static String say(Language language, String key, Object... about) {
    return WORDS.find(key).isPresent()
        ? WORDS.say(key, about).in(language)
        : Label.say(language, key, about);
  }
}
