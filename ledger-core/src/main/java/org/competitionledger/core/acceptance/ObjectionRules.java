package org.competitionledger.core.acceptance;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.Optional;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.form.CriteriaForm;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionPeriodAnnounced;
import org.competitionledger.event.ObjectionWaived;
import org.competitionledger.state.ObjectionState;

/** What refuses objections and the decisions on them. */
final class ObjectionRules {

  private static final String OBJECTION = "/data/objection";

  private ObjectionRules() {}

  static void register(Rules rules) {
    rules
        .on(ObjectionPeriodAnnounced.class, ObjectionRules::announced)
        .on(ObjectionWaived.class, ObjectionRules::waived)
        .on(ObjectionFiled.class, ObjectionRules::filed)
        .on(ObjectionDecided.class, ObjectionRules::decided);
  }

  /** A period has an end or a length. */
  private static Optional<Refusal> announced(ObjectionPeriodAnnounced announced, Facts facts) {
    return facts.inStage(
        announced.getStage(),
        stage ->
            announced.getDays() == null
                ? CriteriaForm.needed(announced.getUntil(), "/data", "until")
                : none());
  }

  /** Who accepts an outcome took part in the stage. */
  private static Optional<Refusal> waived(ObjectionWaived waived, Facts facts) {
    return facts.ofEntry(waived.getStage(), waived.getParticipant(), entry -> none());
  }

  /** An objection is a known participant's, against what is recorded, under a new identifier. */
  private static Optional<Refusal> filed(ObjectionFiled filed, Facts facts) {
    return when(
            find(filed.getObjection(), facts).isPresent(),
            OBJECTION,
            RefusalCode.OBJECTION_EXISTS,
            filed.getObjection())
        .or(() -> facts.participantKnown(filed.getParticipant()))
        .or(() -> facts.recordedBefore(filed.getAgainst(), "/data/against"));
  }

  /** An objection is decided once. */
  private static Optional<Refusal> decided(ObjectionDecided decided, Facts facts) {
    String id = decided.getObjection();
    Optional<ObjectionState> objection = find(id, facts);
    return objection.isEmpty()
        ? refuse(OBJECTION, RefusalCode.UNKNOWN_OBJECTION, id)
        : when(
            objection.get().getDecided() != NOT_YET, OBJECTION, RefusalCode.OBJECTION_DECIDED, id);
  }

  private static Optional<ObjectionState> find(String objection, Facts facts) {
    return facts.state().find(StateKind.OBJECTION.key(objection));
  }
}
