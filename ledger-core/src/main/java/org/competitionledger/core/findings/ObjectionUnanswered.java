package org.competitionledger.core.findings;

import java.time.Duration;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;

/** "Objection unanswered": not decided {@link #DAYS} days after it was filed. */
final class ObjectionUnanswered {

  static final int DAYS = 14;

  private ObjectionUnanswered() {}

  static void register(Watch watch) {
    watch
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
        Template.fill(
            "{0:이} {1} 낸 이의에 {2}일이 지나도록 결정이 없다.",
            "An objection that {0} filed on {1} was not decided within {2} days.",
            at.nameOfParticipant(event.getParticipant()),
            at.day(at.time()),
            Term.of(DAYS)),
        at.sequence());
  }
}
