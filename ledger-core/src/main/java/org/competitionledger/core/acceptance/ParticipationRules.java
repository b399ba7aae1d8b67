package org.competitionledger.core.acceptance;

import static org.competitionledger.core.acceptance.Facts.CALL;
import static org.competitionledger.core.acceptance.Facts.PARTICIPANT;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.Optional;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.ApplicationSubmitted;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.IntentDeclared;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.ParticipationDeclined;
import org.competitionledger.event.Route;
import org.competitionledger.event.SnapshotDisclosed;
import org.competitionledger.event.SubmissionRegistered;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.state.ApplicationPhase;
import org.competitionledger.state.ApplicationState;
import org.competitionledger.state.CallState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;

/** What refuses the events of taking part and of evidence. */
final class ParticipationRules {

  private ParticipationRules() {}

  static void register(Rules rules) {
    rules
        .on(ParticipantRegistered.class, ParticipationRules::registered)
        .on(ParticipantChanged.class, ParticipationRules::changed)
        .on(IntentDeclared.class, (of, facts) -> toCall(of.getCall(), of.getParticipant(), facts))
        .on(
            ParticipationDeclined.class,
            (of, facts) -> toCall(of.getCall(), of.getParticipant(), facts))
        .on(ApplicationSubmitted.class, ParticipationRules::applied)
        .on(ApplicationWithdrawn.class, ParticipationRules::withdrawn)
        .on(ApplicationAccepted.class, ParticipationRules::accepted)
        .on(ApplicationRejected.class, ParticipationRules::rejected)
        .on(EntryAdmitted.class, ParticipationRules::admitted)
        .on(AccommodationDecided.class, ParticipationRules::accommodated)
        .on(SubmissionRegistered.class, ParticipationRules::submitted)
        .on(SnapshotDisclosed.class, (of, facts) -> facts.participantKnown(of.getParticipant()));
  }

  /** A participant's identifier is used once. */
  private static Optional<Refusal> registered(ParticipantRegistered registered, Facts facts) {
    return when(
            facts.participantKnown(registered.getParticipant()).isEmpty(),
            PARTICIPANT,
            RefusalCode.PARTICIPANT_EXISTS,
            registered.getParticipant())
        .or(
            () ->
                TeamRules.membership(
                    registered.getParticipant(),
                    registered.getMemberOf(),
                    "/data/memberOf",
                    facts));
  }

  private static Optional<Refusal> changed(ParticipantChanged changed, Facts facts) {
    return facts
        .participantKnown(changed.getParticipant())
        .or(
            () ->
                when(
                    changed.getName() == null
                        && changed.getConsortium() == null
                        && changed.getMemberOf() == null,
                    "/data",
                    RefusalCode.CHANGE_EMPTY))
        .or(
            () ->
                TeamRules.membership(
                    changed.getParticipant(), changed.getMemberOf(), "/data/memberOf", facts));
  }

  /** An intent or a decline is a known participant's, to a known call. */
  private static Optional<Refusal> toCall(String call, String participant, Facts facts) {
    return facts.inCall(call, known -> facts.participantKnown(participant));
  }

  /** An application outside the window (§5.5) is refused; each participant has one at a time. */
  private static Optional<Refusal> applied(ApplicationSubmitted submitted, Facts facts) {
    String participant = submitted.getParticipant();
    return facts.inCall(
        submitted.getCall(),
        call ->
            facts
                .participantKnown(participant)
                .or(() -> CallRules.open(call))
                .or(() -> awardPossible(call))
                .or(() -> insideWindow(call, facts))
                .or(() -> mayApply(call, participant, facts)));
  }

  private static Optional<Refusal> insideWindow(CallState call, Facts facts) {
    TimeWindow window = call.getWindow();
    boolean early =
        window.getStart() != null && facts.ledgerTime().isBefore(window.getStart().getEarliest());
    boolean late =
        window.getEnd() != null && facts.ledgerTime().isAfter(window.getEnd().getLatest());
    return when(
        early || late,
        CALL,
        RefusalCode.OUTSIDE_WINDOW,
        facts.ledgerTime().toString(),
        call.getCall());
  }

  private static Optional<Refusal> mayApply(CallState call, String participant, Facts facts) {
    return switch (phase(call.getCall(), participant, facts)) {
      case NONE, WITHDRAWN -> none();
      case SUBMITTED, ACCEPTED ->
          refuse(PARTICIPANT, RefusalCode.APPLICATION_EXISTS, participant, call.getCall());
      case REJECTED ->
          refuse(PARTICIPANT, RefusalCode.APPLICATION_DECIDED, participant, call.getCall());
    };
  }

  /** Once no award was declared for a call, nobody is taken by it. */
  private static Optional<Refusal> awardPossible(CallState call) {
    return when(call.getNoAward() != NOT_YET, CALL, RefusalCode.NO_AWARD_DECLARED, call.getCall());
  }

  /** Withdrawn is what was submitted and not rejected. */
  private static Optional<Refusal> withdrawn(ApplicationWithdrawn withdrawn, Facts facts) {
    return facts.inCall(
        withdrawn.getCall(),
        call ->
            switch (phase(withdrawn.getCall(), withdrawn.getParticipant(), facts)) {
              case SUBMITTED, ACCEPTED -> none();
              case REJECTED -> decided(withdrawn.getCall(), withdrawn.getParticipant());
              case NONE, WITHDRAWN -> unknown(withdrawn.getCall(), withdrawn.getParticipant());
            });
  }

  private static Optional<Refusal> accepted(ApplicationAccepted accepted, Facts facts) {
    return facts.inCall(
        accepted.getCall(),
        call ->
            awardPossible(call)
                .or(
                    () ->
                        decides(
                            accepted.getCall(),
                            accepted.getParticipant(),
                            ApplicationPhase.ACCEPTED,
                            facts)));
  }

  private static Optional<Refusal> rejected(ApplicationRejected rejected, Facts facts) {
    return facts.inCall(
        rejected.getCall(),
        call ->
            decides(
                rejected.getCall(), rejected.getParticipant(), ApplicationPhase.REJECTED, facts));
  }

  /** A decision may be turned round, say after an objection, but not be taken twice. */
  private static Optional<Refusal> decides(
      String call, String participant, ApplicationPhase decision, Facts facts) {
    ApplicationPhase phase = phase(call, participant, facts);
    if (phase == decision) {
      return decided(call, participant);
    }
    return phase == ApplicationPhase.NONE || phase == ApplicationPhase.WITHDRAWN
        ? unknown(call, participant)
        : none();
  }

  private static Optional<Refusal> decided(String call, String participant) {
    return refuse(PARTICIPANT, RefusalCode.APPLICATION_DECIDED, participant, call);
  }

  private static Optional<Refusal> unknown(String call, String participant) {
    return refuse(PARTICIPANT, RefusalCode.UNKNOWN_APPLICATION, participant, call);
  }

  private static ApplicationPhase phase(String call, String participant, Facts facts) {
    return facts
        .state()
        .find(Keys.application(call, participant))
        .map(ApplicationState::getPhase)
        .orElse(ApplicationPhase.NONE);
  }

  /** A participant enters a stage once, before it closes. */
  private static Optional<Refusal> admitted(EntryAdmitted admitted, Facts facts) {
    return facts
        .inStage(admitted.getStage(), StageRules::notClosed)
        .or(() -> facts.participantKnown(admitted.getParticipant()))
        .or(() -> noEntryYet(admitted.getStage(), admitted.getParticipant(), facts))
        .or(() -> byCall(admitted, facts));
  }

  static Optional<Refusal> noEntryYet(String stage, String participant, Facts facts) {
    return when(
        facts.entry(stage, participant).isPresent(),
        PARTICIPANT,
        RefusalCode.ENTRY_EXISTS,
        participant,
        stage);
  }

  /** An entry by a call enters the stage that the call fills, with no application turned down. */
  private static Optional<Refusal> byCall(EntryAdmitted admitted, Facts facts) {
    if (admitted.getCall() == null) {
      return when(
          admitted.getRoute() == Route.ADDITIONAL_CALL, CALL, RefusalCode.FIELD_MISSING, "call");
    }
    return facts.inCall(
        admitted.getCall(),
        call ->
            when(
                    !call.getStage().equals(admitted.getStage()),
                    CALL,
                    RefusalCode.CALL_OF_ANOTHER_STAGE,
                    call.getCall(),
                    call.getStage())
                .or(() -> awardPossible(call))
                .or(() -> notTurnedDown(call, admitted.getParticipant(), facts)));
  }

  private static Optional<Refusal> notTurnedDown(CallState call, String participant, Facts facts) {
    ApplicationPhase phase = phase(call.getCall(), participant, facts);
    return when(
        phase == ApplicationPhase.REJECTED || phase == ApplicationPhase.WITHDRAWN,
        PARTICIPANT,
        RefusalCode.APPLICATION_NOT_ACCEPTED,
        participant,
        call.getCall());
  }

  private static Optional<Refusal> accommodated(AccommodationDecided decided, Facts facts) {
    return facts.ofEntry(decided.getStage(), decided.getParticipant(), entry -> none());
  }

  /** Handed in is an entry's own work, for a stage that is not over, under a new identifier. */
  private static Optional<Refusal> submitted(SubmissionRegistered submitted, Facts facts) {
    return facts
        .inStage(submitted.getStage(), StageRules::notClosed)
        .or(
            () ->
                facts.ofEntry(
                    submitted.getStage(), submitted.getParticipant(), ParticipationRules::stillIn))
        .or(
            () ->
                when(
                    facts
                        .state()
                        .find(StateKind.SUBMISSION.key(submitted.getSubmission()))
                        .isPresent(),
                    "/data/submission",
                    RefusalCode.SUBMISSION_EXISTS,
                    submitted.getSubmission()));
  }

  /** An entry that is in, or has advanced. */
  static Optional<Refusal> stillIn(EntryState entry) {
    boolean in = entry.getStatus() == EntryStatus.IN || entry.getStatus() == EntryStatus.ADVANCED;
    return in
        ? none()
        : refuse(PARTICIPANT, RefusalCode.ENTRY_OUT, entry.getParticipant(), entry.getStage());
  }
}
