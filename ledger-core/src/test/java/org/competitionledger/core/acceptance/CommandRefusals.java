package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.causedBy;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.of;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.promise;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.sourced;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.clerk;
import static org.competitionledger.core.decide.Specification.command;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;
import static org.competitionledger.core.decide.Specification.proposals;
import static org.competitionledger.core.refusal.RefusalCode.BATCH_TOO_LARGE;
import static org.competitionledger.core.refusal.RefusalCode.CAUSE_UNKNOWN;
import static org.competitionledger.core.refusal.RefusalCode.COMMAND_EMPTY;
import static org.competitionledger.core.refusal.RefusalCode.COMPETITION_CONCLUDED;
import static org.competitionledger.core.refusal.RefusalCode.COMPETITION_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.COMPETITION_NOT_GRANTED;
import static org.competitionledger.core.refusal.RefusalCode.EVALUATOR_NOT_ITSELF;
import static org.competitionledger.core.refusal.RefusalCode.EVENT_TOO_LARGE;
import static org.competitionledger.core.refusal.RefusalCode.KEY_REUSED;
import static org.competitionledger.core.refusal.RefusalCode.NAME_NOT_REGISTERED;
import static org.competitionledger.core.refusal.RefusalCode.NOTICE_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.PANEL_SCORE_NOT_OWN;
import static org.competitionledger.core.refusal.RefusalCode.PARTICIPANT_NOT_GRANTED;
import static org.competitionledger.core.refusal.RefusalCode.PARTY_MISSING;
import static org.competitionledger.core.refusal.RefusalCode.PARTY_NOT_OWN;
import static org.competitionledger.core.refusal.RefusalCode.PROMISE_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.PROMISE_KEPT;
import static org.competitionledger.core.refusal.RefusalCode.ROLE_GRANTED;
import static org.competitionledger.core.refusal.RefusalCode.ROLE_NOT_ALLOWED;
import static org.competitionledger.core.refusal.RefusalCode.ROLE_NOT_GRANTED;
import static org.competitionledger.core.refusal.RefusalCode.SEQUENCE_MISMATCH;
import static org.competitionledger.core.refusal.RefusalCode.SEQUENCE_UNKNOWN;
import static org.competitionledger.core.refusal.RefusalCode.SOURCE_MISSING;
import static org.competitionledger.core.refusal.RefusalCode.SOURCE_NOT_NAMED;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_COMPETITION;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_PROMISE;

import java.util.Collections;
import java.util.List;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.decide.Specification.Then;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.DisputedField;
import org.competitionledger.event.GrantedRole;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.Party;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.RoleGranted;
import org.competitionledger.event.RoleRevoked;
import org.competitionledger.event.StatementRecorded;

/** Examples of what refuses a command as a whole, its writer, and events of the competition. */
public final class CommandRefusals {

  private static final RoleGranted CLERK = new RoleGranted("lee", GrantedRole.CLERK, null);

  private CommandRefusals() {}

  static void examples(Examples examples) {
    examples
        .on(KEY_REUSED, CommandRefusals::otherBody)
        .on(SEQUENCE_MISMATCH, () -> given(announced()).when(ifMatch(7L)))
        .on(COMMAND_EMPTY, () -> given(announced()).when())
        .on(
            BATCH_TOO_LARGE,
            () -> given(announced()).when(Collections.nCopies(501, notice("again"))))
        .on(EVENT_TOO_LARGE, () -> given(announced()).when(longNotice(66_000)))
        .on(UNKNOWN_COMPETITION, () -> given().when(opened("heat")))
        .on(COMPETITION_EXISTS, () -> given(announced()).when(announced()))
        .on(
            COMPETITION_NOT_GRANTED,
            () -> given(announced()).by(organizerOf("other-cup")).when(notice("n-1")))
        .on(ROLE_NOT_ALLOWED, () -> given(announced()).by(applicant("ants")).when(notice("n-1")))
        .on(
            EVALUATOR_NOT_ITSELF,
            () ->
                given(judgedCup())
                    .by(evaluator("gus"))
                    .when(score("heat", "ants", "style", 1, "eva", "5")))
        .on(
            PANEL_SCORE_NOT_OWN,
            () -> given(judgedCup()).when(score("heat", "ants", "style", 1, "eva", "5")))
        .on(
            PARTICIPANT_NOT_GRANTED,
            () -> given(entered()).by(applicant("ants")).when(of("bees", promise("p-1"))))
        .on(SOURCE_MISSING, () -> given(announced()).by(clerk()).when(notice("n-1")))
        .on(PARTY_MISSING, () -> given(entered()).by(applicant("ants")).when(promise("p-1")))
        .on(
            PARTY_NOT_OWN,
            () -> given(entered()).by(applicant("ants")).when(of("bees", objection("o-1", "ants"))))
        .on(
            SOURCE_NOT_NAMED,
            () -> given(entered()).by(applicant("ants")).when(sourced("ants", promise("p-1"))))
        .on(NAME_NOT_REGISTERED, () -> given(entered()).when(named("ants", "Bees")))
        .on(ROLE_GRANTED, () -> given(announced(), CLERK).when(CLERK))
        .on(
            ROLE_NOT_GRANTED,
            () -> given(announced()).when(new RoleRevoked("lee", GrantedRole.CLERK, null, null)))
        .on(CAUSE_UNKNOWN, () -> given(announced()).when(causedBy(1, notice("n-1"))))
        .on(
            SEQUENCE_UNKNOWN,
            () ->
                given(announced())
                    .when(
                        new StatementRecorded(
                            text("No"), null, new DisputedField(1L, "/data/name", "1"))))
        .on(
            COMPETITION_CONCLUDED,
            () -> given(announced(), new CompetitionConcluded()).when(stage("heat", 1)))
        .on(NOTICE_EXISTS, () -> given(announced(), notice("n-1")).when(notice("n-1")))
        .on(PROMISE_EXISTS, () -> given(announced(), promise("p-1")).when(promise("p-1")))
        .on(UNKNOWN_PROMISE, () -> given(announced()).when(new PromiseKept("p-1", null)))
        .on(
            PROMISE_KEPT,
            () ->
                given(announced(), promise("p-1"), new PromiseKept("p-1", null))
                    .when(new PromiseKept("p-1", null)));
  }

  public static NoticePublished longNotice(int length) {
    return new NoticePublished("long", text("Long"), text("x".repeat(length)), null, null);
  }

  private static Then otherBody() {
    return given(announced())
        .when(command("key", organizer(), proposals(notice("n-1"))))
        .thenRecorded()
        .when(command("key", organizer(), proposals(notice("n-2"))));
  }

  public static Command ifMatch(Long sequence) {
    Command command = command("matched", organizer(), proposals(notice("n-1")));
    return Command.newBuilder(command).setIfMatch(sequence).build();
  }

  public static Authority organizerOf(String competition) {
    return new Authority("organizer-2", List.of(Role.ORGANIZER), List.of(competition), List.of());
  }

  private static Proposal named(String party, String name) {
    return Proposal.newBuilder(of(party, promise("p-1")))
        .setParty(new Party(party, text(name)))
        .build();
  }
}
