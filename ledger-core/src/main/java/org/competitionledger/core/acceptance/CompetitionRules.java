package org.competitionledger.core.acceptance;

import static org.competitionledger.core.acceptance.Facts.PARTICIPANT;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.Optional;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.form.Lists;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.GrantedRole;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.PolicyGoal;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.Role;
import org.competitionledger.event.RoleGranted;
import org.competitionledger.event.RoleRevoked;
import org.competitionledger.event.StatementRecorded;
import org.competitionledger.state.PromiseState;

/** What refuses the events of the competition as a whole. */
final class CompetitionRules {

  private static final String PROMISE = "/data/promise";
  private static final String ROLE = "/data/role";

  private CompetitionRules() {}

  static void register(Rules rules) {
    rules
        .on(CompetitionAnnounced.class, CompetitionRules::announced)
        .on(PolicyGoalsDeclared.class, CompetitionRules::goalsDeclared)
        .on(NoticePublished.class, CompetitionRules::noticePublished)
        .on(StatementRecorded.class, CompetitionRules::statementRecorded)
        .on(PromiseMade.class, CompetitionRules::promiseMade)
        .on(PromiseKept.class, CompetitionRules::promiseKept)
        .on(RoleGranted.class, CompetitionRules::roleGranted)
        .on(RoleRevoked.class, CompetitionRules::roleRevoked)
        .on(CompetitionConcluded.class, (concluded, facts) -> none());
  }

  /** Always the first event of its log (§4.2), and only that. */
  private static Optional<Refusal> announced(CompetitionAnnounced announced, Facts facts) {
    return facts.competition().isPresent()
        ? Optional.of(Refusal.of(RefusalCode.COMPETITION_EXISTS, facts.id()))
        : none();
  }

  /** Goals are named one by one; that there are none is not declared. */
  private static Optional<Refusal> goalsDeclared(PolicyGoalsDeclared declared, Facts facts) {
    return when(declared.getGoals().isEmpty(), "/data/goals", RefusalCode.LIST_EMPTY)
        .or(() -> Lists.unique(declared.getGoals(), PolicyGoal::getId, "/data/goals", "/id"));
  }

  /** A notice's identifier is used once. */
  private static Optional<Refusal> noticePublished(NoticePublished published, Facts facts) {
    return when(
        facts.state().find(StateKind.NOTICE.key(published.getNotice())).isPresent(),
        "/data/notice",
        RefusalCode.NOTICE_EXISTS,
        published.getNotice());
  }

  /** A statement comments on, and disputes, what is recorded. */
  private static Optional<Refusal> statementRecorded(StatementRecorded statement, Facts facts) {
    return facts
        .recordedBefore(statement.getAbout(), "/data/about")
        .or(
            () ->
                statement.getDisputes() == null
                    ? none()
                    : facts.recordedBefore(
                        statement.getDisputes().getSequence(), "/data/disputes/sequence"));
  }

  /** A promise's identifier is used once. */
  private static Optional<Refusal> promiseMade(PromiseMade made, Facts facts) {
    return when(
        facts.state().find(StateKind.PROMISE.key(made.getPromise())).isPresent(),
        PROMISE,
        RefusalCode.PROMISE_EXISTS,
        made.getPromise());
  }

  /** A promise is kept once, after it was made. */
  private static Optional<Refusal> promiseKept(PromiseKept kept, Facts facts) {
    Optional<PromiseState> promise = facts.state().find(StateKind.PROMISE.key(kept.getPromise()));
    return promise.isEmpty()
        ? refuse(PROMISE, RefusalCode.UNKNOWN_PROMISE, kept.getPromise())
        : when(
            promise.get().getKept() != NOT_YET,
            PROMISE,
            RefusalCode.PROMISE_KEPT,
            kept.getPromise());
  }

  /** A role is granted once; an applicant's for its participant, the others for none (§3.7). */
  private static Optional<Refusal> roleGranted(RoleGranted granted, Facts facts) {
    String participant = granted.getParticipant();
    return ofParticipant(granted.getRole(), participant)
        .or(() -> participant == null ? none() : facts.participantKnown(participant))
        .or(
            () ->
                when(
                    isGranted(granted.getPerson(), granted.getRole(), participant, facts),
                    ROLE,
                    RefusalCode.ROLE_GRANTED,
                    granted.getPerson()));
  }

  /** Revoked is what was granted on record. */
  private static Optional<Refusal> roleRevoked(RoleRevoked revoked, Facts facts) {
    return ofParticipant(revoked.getRole(), revoked.getParticipant())
        .or(
            () ->
                when(
                    !isGranted(
                        revoked.getPerson(), revoked.getRole(), revoked.getParticipant(), facts),
                    ROLE,
                    RefusalCode.ROLE_NOT_GRANTED,
                    revoked.getPerson()));
  }

  private static Optional<Refusal> ofParticipant(GrantedRole role, String participant) {
    boolean needed = role == GrantedRole.APPLICANT;
    return when(
        needed == (participant == null),
        PARTICIPANT,
        needed ? RefusalCode.FIELD_MISSING : RefusalCode.FIELD_UNEXPECTED,
        "participant");
  }

  private static boolean isGranted(
      String person, GrantedRole role, String participant, Facts facts) {
    return facts
        .state()
        .find(Keys.roles(person))
        .filter(
            held ->
                participant == null
                    ? held.getRoles().contains(Role.valueOf(role.name()))
                    : held.getParticipants().contains(participant))
        .isPresent();
  }
}
