package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.evolve.FoldContext.Folds;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.RegisteredNames;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.GrantedRole;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.Party;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.Role;
import org.competitionledger.event.RoleGranted;
import org.competitionledger.event.RoleRevoked;
import org.competitionledger.event.StatementRecorded;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.GoalsState;
import org.competitionledger.state.MarkState;
import org.competitionledger.state.PromiseState;
import org.competitionledger.state.RolesState;

/** What the events of the competition as a whole do to the state. */
final class CompetitionFolds {

  private CompetitionFolds() {}

  static void register(Folds folds) {
    folds
        .on(CompetitionAnnounced.class, CompetitionFolds::announced)
        .on(PolicyGoalsDeclared.class, CompetitionFolds::goalsDeclared)
        .on(NoticePublished.class, CompetitionFolds::noticePublished)
        .on(StatementRecorded.class, (statement, context) -> {})
        .on(PromiseMade.class, CompetitionFolds::promiseMade)
        .on(PromiseKept.class, CompetitionFolds::promiseKept)
        .on(RoleGranted.class, CompetitionFolds::roleGranted)
        .on(RoleRevoked.class, CompetitionFolds::roleRevoked)
        .on(CompetitionConcluded.class, CompetitionFolds::concluded);
  }

  private static void announced(CompetitionAnnounced announced, FoldContext context) {
    context
        .state()
        .put(
            Keys.COMPETITION,
            new CompetitionState(
                announced.getRecord(),
                announced.getZone(),
                announced.getName(),
                0,
                null,
                NOT_YET,
                null,
                false));
    organiser(announced, context);
  }

  /** The party that announces is the organiser; both may be named, and its own name comes first. */
  private static void organiser(CompetitionAnnounced announced, FoldContext context) {
    Party party = context.event().getSaid().getParty();
    if (party != null) {
      RegisteredNames.register(
          party.getId(),
          party.getName() == null ? announced.getOrganizer() : party.getName(),
          context.state());
    }
  }

  private static void goalsDeclared(PolicyGoalsDeclared declared, FoldContext context) {
    context
        .state()
        .put(
            StateKind.GOALS.key(""),
            new GoalsState(context.sequence(), declared.getGoals(), declared.getOrdered()));
  }

  private static void noticePublished(NoticePublished published, FoldContext context) {
    context
        .state()
        .put(StateKind.NOTICE.key(published.getNotice()), new MarkState(context.sequence()));
  }

  private static void promiseMade(PromiseMade made, FoldContext context) {
    Party party = context.event().getSaid().getParty();
    context
        .state()
        .put(
            StateKind.PROMISE.key(made.getPromise()),
            new PromiseState(
                made.getKind(),
                made.getSubject(),
                made.getDue(),
                context.sequence(),
                NOT_YET,
                party == null ? null : party.getId()));
  }

  private static void promiseKept(PromiseKept kept, FoldContext context) {
    context.change(
        StateKind.PROMISE.key(kept.getPromise()),
        promise -> PromiseState.newBuilder(promise).setKept(context.sequence()).build());
  }

  private static void roleGranted(RoleGranted granted, FoldContext context) {
    context.grants(
        granted.getPerson(), Role.valueOf(granted.getRole().name()), granted.getParticipant());
  }

  /** Who represents nobody any more is no applicant. */
  private static void roleRevoked(RoleRevoked revoked, FoldContext context) {
    context.change(
        Keys.roles(revoked.getPerson()),
        held -> {
          List<String> participants = new ArrayList<>(held.getParticipants());
          participants.remove(revoked.getParticipant());
          List<Role> roles = new ArrayList<>(held.getRoles());
          if (participants.isEmpty() || revoked.getRole() != GrantedRole.APPLICANT) {
            roles.remove(Role.valueOf(revoked.getRole().name()));
          }
          return new RolesState(roles, participants);
        });
  }

  private static void concluded(CompetitionConcluded concluded, FoldContext context) {
    context.closes();
    context.change(
        Keys.COMPETITION,
        competition ->
            CompetitionState.newBuilder(competition).setConcluded(context.sequence()).build());
  }
}
