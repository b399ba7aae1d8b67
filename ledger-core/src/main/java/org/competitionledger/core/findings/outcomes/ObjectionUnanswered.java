package org.competitionledger.core.findings.outcomes;

import java.time.Duration;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;

/** Objection unanswered (§10.3): not decided {@link #DAYS} days after it was filed. */
public final class ObjectionUnanswered {

  static final int DAYS = 14;

  private ObjectionUnanswered() {}

  public static void register(Observers observers) {
    observers
        .on(ObjectionFiled.class, ObjectionUnanswered::filed)
        .on(
            ObjectionDecided.class,
            (event, at) -> at.resolve(FindingCode.OBJECTION_UNANSWERED, event.getObjection()));
  }

  private static void filed(ObjectionFiled event, Observed at) {
    at.raiseFrom(
        at.time().plus(Duration.ofDays(DAYS)),
        FindingCode.OBJECTION_UNANSWERED,
        event.getObjection(),
        Words.FINDINGS.say(
            "no-decision-on-the-objection",
            at.nameOfParticipant(event.getParticipant()),
            at.day(at.time()),
            Term.of(DAYS),
            at.day(at.time().plus(Duration.ofDays(DAYS)))),
        at.sequence());
  }
}
