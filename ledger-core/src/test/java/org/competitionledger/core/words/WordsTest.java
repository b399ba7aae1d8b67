package org.competitionledger.core.words;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void bothLanguagesSayTheSameAndNothingIsUnsaid() {
    WordLists.check(Words.class);
  }
}
