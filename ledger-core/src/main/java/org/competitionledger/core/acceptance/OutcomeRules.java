package org.competitionledger.core.acceptance;

import static org.competitionledger.core.acceptance.Facts.CALL;
import static org.competitionledger.core.acceptance.Facts.PARTICIPANT;
import static org.competitionledger.core.acceptance.Facts.STAGE;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.Optional;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.form.CriteriaForm;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.standings.Cut;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.event.VoteCast;
import org.competitionledger.state.CallState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.EvaluatorState;
import org.competitionledger.state.StageState;

/** What refuses votes and outcomes. */
final class OutcomeRules {

  private static final String EVALUATOR = "/data/evaluator";

  private OutcomeRules() {}

  static void register(Rules rules) {
    rules
        .on(VoteCast.class, OutcomeRules::voteCast)
        .on(NoAwardDeclared.class, OutcomeRules::noAward)
        .on(StandingsCertified.class, Certification::check)
        .on(EntryAdvanced.class, OutcomeRules::advanced)
        .on(EntryEliminated.class, OutcomeRules::eliminated)
        .on(EntryWithdrawn.class, OutcomeRules::withdrawn)
        .on(EntryDisqualified.class, OutcomeRules::disqualified)
        .on(EntryReinstated.class, OutcomeRules::reinstated);
  }

  /**
   * An evaluator of the stage votes once on a motion; a vote after NoAwardDeclared (§5.8) is
   * refused.
   */
  private static Optional<Refusal> voteCast(VoteCast cast, Facts facts) {
    if (cast.getCall() == null) {
      return oneSubject(cast.getCall(), cast.getStage())
          .or(
              () ->
                  facts.inStage(
                      cast.getStage(),
                      stage ->
                          noAwardYet(stage.getNoAward(), STAGE, cast.getStage())
                              .or(() -> vote(cast, cast.getStage(), facts))));
    }
    return oneSubject(cast.getCall(), cast.getStage())
        .or(
            () ->
                facts.inCall(
                    cast.getCall(),
                    call ->
                        noAwardYet(call.getNoAward(), CALL, cast.getCall())
                            .or(() -> vote(cast, call.getStage(), facts))));
  }

  private static Optional<Refusal> oneSubject(String call, String stage) {
    return when((call == null) == (stage == null), "/data", RefusalCode.SUBJECT_AMBIGUOUS);
  }

  private static Optional<Refusal> noAwardYet(long declared, String pointer, String subject) {
    return when(declared != NOT_YET, pointer, RefusalCode.NO_AWARD_DECLARED, subject);
  }

  private static Optional<Refusal> vote(VoteCast cast, String stage, Facts facts) {
    String id = cast.getEvaluator();
    Optional<EvaluatorState> evaluator = facts.state().find(Keys.evaluator(stage, id));
    if (evaluator.isEmpty()) {
      return refuse(EVALUATOR, RefusalCode.UNKNOWN_EVALUATOR, id, stage);
    }
    return when(
            evaluator.get().getRecused() != NOT_YET, EVALUATOR, RefusalCode.EVALUATOR_RECUSED, id)
        .or(
            () ->
                when(
                    facts.state().find(Keys.vote(cast)).isPresent(),
                    EVALUATOR,
                    RefusalCode.VOTE_EXISTS,
                    id,
                    cast.getMotion()));
  }

  /** Nobody is selected once; the clause it rests on is one of the call's. */
  private static Optional<Refusal> noAward(NoAwardDeclared declared, Facts facts) {
    Optional<Refusal> ambiguous = oneSubject(declared.getCall(), declared.getStage());
    if (ambiguous.isPresent()) {
      return ambiguous;
    }
    return declared.getCall() == null
        ? CriteriaForm.unexpected(declared.getClause(), "/data", "clause")
            .or(
                () ->
                    facts.inStage(
                        declared.getStage(),
                        stage -> noAwardYet(stage.getNoAward(), STAGE, declared.getStage())))
        : facts.inCall(
            declared.getCall(),
            call ->
                noAwardYet(call.getNoAward(), CALL, declared.getCall())
                    .or(() -> clauseKnown(declared.getClause(), call)));
  }

  private static Optional<Refusal> clauseKnown(String clause, CallState call) {
    boolean known =
        clause == null || call.getClauses().stream().anyMatch(one -> one.getId().equals(clause));
    return known
        ? none()
        : refuse("/data/clause", RefusalCode.UNKNOWN_CLAUSE, clause, call.getCall());
  }

  /** An entry that is in goes to a later stage that is not over, and is not there yet. */
  private static Optional<Refusal> advanced(EntryAdvanced advanced, Facts facts) {
    String participant = advanced.getParticipant();
    return facts
        .ofEntry(advanced.getStage(), participant, OutcomeRules::notAdvanced)
        .or(() -> later(advanced, facts))
        .or(() -> ParticipationRules.noEntryYet(advanced.getNextStage(), participant, facts))
        .or(
            () ->
                followsCut(advanced.getStage(), participant, advanced.getReason(), Cut.OUT, facts));
  }

  private static Optional<Refusal> notAdvanced(EntryState entry) {
    return ParticipationRules.stillIn(entry)
        .or(
            () ->
                when(
                    entry.getStatus() == EntryStatus.ADVANCED,
                    PARTICIPANT,
                    RefusalCode.ENTRY_ADVANCED,
                    entry.getParticipant(),
                    entry.getStage()));
  }

  private static Optional<Refusal> later(EntryAdvanced advanced, Facts facts) {
    String pointer = "/data/nextStage";
    Optional<StageState> next = facts.stage(advanced.getNextStage());
    if (next.isEmpty()) {
      return refuse(pointer, RefusalCode.UNKNOWN_STAGE, advanced.getNextStage());
    }
    return facts.inStage(
        advanced.getStage(),
        stage ->
            when(
                    next.get().getOrder() <= stage.getOrder(),
                    pointer,
                    RefusalCode.STAGE_NOT_LATER,
                    advanced.getNextStage(),
                    advanced.getStage())
                .or(
                    () ->
                        when(
                            next.get().getClosed() != NOT_YET,
                            pointer,
                            RefusalCode.STAGE_CLOSED,
                            advanced.getNextStage())));
  }

  /** An entry that is in, or has advanced by mistake, goes out; what decided it is known. */
  private static Optional<Refusal> eliminated(EntryEliminated eliminated, Facts facts) {
    return facts
        .ofEntry(eliminated.getStage(), eliminated.getParticipant(), ParticipationRules::stillIn)
        .or(() -> decisive(eliminated, facts))
        .or(
            () ->
                followsCut(
                    eliminated.getStage(),
                    eliminated.getParticipant(),
                    eliminated.getReason(),
                    Cut.IN,
                    facts));
  }

  private static Optional<Refusal> decisive(EntryEliminated eliminated, Facts facts) {
    String pointer = "/data/decisiveCriterion";
    String criterion = eliminated.getDecisiveCriterion();
    if (criterion == null) {
      return CriteriaForm.unexpected(eliminated.getVersion(), "/data", "version");
    }
    return eliminated.getVersion() == null
        ? facts.governedCriterion(eliminated.getStage(), criterion, found -> none())
        : CriteriaRules.criterionOf(
            eliminated.getVersion(), criterion, pointer, facts, found -> none());
  }

  /**
   * An elimination that contradicts the cut rule without a stated reason (§5.8) is refused, and so
   * is an advance. A tie across the line contradicts neither; without a cut rule nothing does.
   */
  private static Optional<Refusal> followsCut(
      String stage, String participant, LocalisedText reason, Cut contradicting, Facts facts) {
    if (reason != null) {
      return none();
    }
    return facts
        .governing(stage)
        .filter(set -> CriteriaSets.cutRule(set.getCriteria(), stage).isPresent())
        .flatMap(
            set ->
                facts
                    .tables()
                    .cut(facts.id(), facts.state(), stage, set.getCriteria(), participant))
        .filter(cut -> cut == contradicting)
        .map(cut -> Refusal.at("/data/reason", RefusalCode.CUT_CONTRADICTED, participant));
  }

  private static Optional<Refusal> withdrawn(EntryWithdrawn withdrawn, Facts facts) {
    return facts.ofEntry(
        withdrawn.getStage(), withdrawn.getParticipant(), ParticipationRules::stillIn);
  }

  /** Whoever is in the stage, in whatever state, can be disqualified once. */
  private static Optional<Refusal> disqualified(EntryDisqualified disqualified, Facts facts) {
    return facts.ofEntry(
        disqualified.getStage(),
        disqualified.getParticipant(),
        entry ->
            when(
                entry.getStatus() == EntryStatus.DISQUALIFIED,
                PARTICIPANT,
                RefusalCode.ENTRY_OUT,
                entry.getParticipant(),
                entry.getStage()));
  }

  /** An entry that was out is in again (§5.8). */
  private static Optional<Refusal> reinstated(EntryReinstated reinstated, Facts facts) {
    return facts.ofEntry(
        reinstated.getStage(),
        reinstated.getParticipant(),
        entry ->
            when(
                ParticipationRules.stillIn(entry).isEmpty(),
                PARTICIPANT,
                RefusalCode.ENTRY_NOT_OUT,
                entry.getParticipant(),
                entry.getStage()));
  }
}
