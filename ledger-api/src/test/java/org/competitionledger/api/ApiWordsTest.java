package org.competitionledger.api;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.standings.Outcome;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.tables.TableStatus;
import org.competitionledger.core.words.WordLists;
import org.competitionledger.event.SourceKind;
import org.competitionledger.view.Direction;
import org.competitionledger.view.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiWordsTest {

  @Test
  void bothLanguagesSayTheSameAndNothingIsUnsaid() {
    WordLists.check(
        ProblemCode.class,
        Direction.class,
        Phase.class,
        Severity.class,
        Outcome.class,
        PointState.class,
        Section.class,
        TableStatus.class,
        SourceKind.class);
  }

  @ParameterizedTest
  @EnumSource
  void everyProblemHasItsWords(ProblemCode code) {
    assertThatCode(code::problem).doesNotThrowAnyException();
  }
}
