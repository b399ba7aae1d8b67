package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Cups.scored;
import static org.competitionledger.core.decide.Says.benefit;
import static org.competitionledger.core.decide.Says.causedBy;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.promise;
import static org.competitionledger.core.decide.Says.upheld;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;

import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.RefusalCode;
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
