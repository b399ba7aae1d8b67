package org.competitionledger.cli.audit;

import org.competitionledger.core.findings.Severity;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.words.WordLists;
import org.competitionledger.view.Direction;
import org.competitionledger.view.Phase;
import org.junit.jupiter.api.Test;

class ReportWordsTest {

  @Test
  void bothLanguagesSayTheSameAndNothingIsUnsaid() {
    WordLists.check(ReportWords.class, Direction.class, Phase.class, Severity.class, Section.class);
  }
}
