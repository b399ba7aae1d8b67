package org.competitionledger.core.competition;

import static org.competitionledger.core.competition.Cups.scored;
import static org.competitionledger.core.competition.Says.benefit;
import static org.competitionledger.core.competition.Says.causedBy;
import static org.competitionledger.core.competition.Says.corrected;
import static org.competitionledger.core.competition.Says.notice;
import static org.competitionledger.core.competition.Says.objection;
import static org.competitionledger.core.competition.Says.promise;
import static org.competitionledger.core.competition.Says.upheld;
import static org.competitionledger.core.competition.Specification.applicant;
import static org.competitionledger.core.competition.Specification.given;
import static org.competitionledger.core.competition.Specification.organizer;

import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.SigningKeyAdded;
import org.junit.jupiter.api.Test;

class ConclusionPolicyTest {

  @Test
  void stillTakesWhatBelongsToTheAftermath() {
    concluded()
        .and(
            notice("n-1"),
            new PromiseKept("p-1", null),
            benefit("gpu"),
            new SigningKeyAdded(OutcomeRefusals.VKEY));
  }

  @Test
  void stillTakesWhatAnUpheldObjectionCauses() {
    Specification cup =
        concluded()
            .by(applicant("ants"))
            .and(objection("o-1", "ants"))
            .by(organizer())
            .and(upheld("o-1"));

    cup.when(causedBy(cup.lastSequence(), corrected("heat", "ants", "speed", null, "95")))
        .thenRecorded();
  }

  @Test
  void takesNothingThatSomethingElseCauses() {
    Specification cup = concluded();

    cup.when(causedBy(cup.lastSequence(), corrected("heat", "ants", "speed", null, "95")))
        .thenRefused(RefusalCode.COMPETITION_CONCLUDED);
  }

  private static Specification concluded() {
    return given(scored(), promise("p-1"), new CompetitionConcluded());
  }
}
