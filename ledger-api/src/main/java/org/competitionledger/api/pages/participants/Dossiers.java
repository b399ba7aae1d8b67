package org.competitionledger.api.pages.participants;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.competitions.ParticipantView;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.api.timeline.Concerning;
import org.competitionledger.api.timeline.EventsBackwards;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.Event;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.state.ParticipantState;

/** Gathers all that is on record of one participant. */
@ApplicationScoped
class Dossiers {

  private static final int EVENTS_MAX = 2_000;

  private final LedgerNode node;
  private final EventsBackwards events;
  private final Tables tables;

  Dossiers(LedgerNode node, EventsBackwards events, Tables tables) {
    this.node = node;
    this.events = events;
    this.tables = tables;
  }

  /** Of a participant, or a 404. */
  DossierModel of(Reading reading, Frame frame, String id) {
    ParticipantView view =
        ParticipantView.all(reading).stream()
            .filter(each -> each.participant().equals(id))
            .findFirst()
            .orElseThrow(ProblemCode.PARTICIPANT_NOT_FOUND::exception);
    EventsBackwards.Found found =
        events.find(
            reading.competition(),
            reading.lastSequence() + 1,
            EVENTS_MAX,
            new Concerning(reading.state(), id));
    List<Event> concerning = withRegistration(found.events(), reading, view.registered());
    Dates dates = new Dates(reading.zone());
    Steps steps = new Steps(concerning, dates, frame.language());
    TakingPart taking = new TakingPart(reading.state(), List.of(view), steps, frame);
    String all = frame.to(Room.TIMELINE) + "&who=" + id;
    Groups groups = new Groups(new StateNames(reading.state()), dates, frame, all);
    return new DossierModel(
        new ParticipantsModel.Who(id, frame.language().text(view.name())),
        facts(reading, frame, concerning, steps, view),
        taking.calls().stream().filter(call -> !call.rows().isEmpty()).toList(),
        results(reading, frame, taking, id),
        groups.of(concerning),
        findings(reading, frame, id),
        found.lookedTo() == 0 ? "" : frame.say("looked-to", found.lookedTo()),
        all);
  }

  /** The registration is shown however far back it lies. */
  private List<Event> withRegistration(List<Event> found, Reading reading, long registered) {
    if (found.stream().anyMatch(event -> event.getSequence() == registered)) {
      return found;
    }
    return Stream.concat(
            found.stream(),
            node.events().read(reading.competition(), registered - 1, 1).stream()
                .map(StoredEvent::event))
        .toList();
  }

  private static DossierModel.Facts facts(
      Reading reading, Frame frame, List<Event> concerning, Steps steps, ParticipantView view) {
    Registration registration = Registration.of(concerning, view.participant());
    Optional<ParticipantState> state =
        reading.state().find(StateKind.PARTICIPANT.key(view.participant()));
    List<ParticipantsModel.Who> members = new ArrayList<>();
    reading
        .state()
        .scan(
            StateKind.PARTICIPANT,
            "",
            (key, other) -> {
              if (view.participant().equals(other.getMemberOf())) {
                members.add(who(other, frame));
              }
            });
    return new DossierModel.Facts(
        steps.at(view.registered()),
        registration.country(),
        state
            .map(ParticipantState::getMemberOf)
            .flatMap(team -> reading.state().find(StateKind.PARTICIPANT.key(team)))
            .map(team -> who(team, frame)),
        members,
        registration.consortium().stream()
            .map(
                member ->
                    new DossierModel.Member(
                        frame.language().text(member.getName()),
                        member.getPart() == null ? "" : frame.language().text(member.getPart())))
            .toList());
  }

  private static ParticipantsModel.Who who(ParticipantState participant, Frame frame) {
    return new ParticipantsModel.Who(
        participant.getParticipant(), frame.language().text(participant.getName()));
  }

  private List<DossierModel.Result> results(
      Reading reading, Frame frame, TakingPart taking, String id) {
    ResultFacts facts = new ResultFacts(new StateNames(reading.state()), frame);
    return taking.stages().stream()
        .flatMap(
            stage ->
                stage.rows().stream()
                    .map(
                        entrant -> {
                          List<String> told =
                              tables
                                  .find(reading, stage.id())
                                  .flatMap(table -> table.rows().row(id))
                                  .map(facts::of)
                                  .orElse(List.of());
                          String href = frame.of("/standings/" + id) + "&stage=" + stage.id();
                          return new DossierModel.Result(
                              stage.name(), entrant, told, told.isEmpty() ? "" : href);
                        }))
        .toList();
  }

  /** Those whose subject it is; not those that merely rest on an event which names it. */
  private List<DossierModel.Finding> findings(Reading reading, Frame frame, String id) {
    return FindingsView.all(node, reading, Optional.empty()).stream()
        .map(FindingsView.Item::found)
        .filter(found -> Arrays.asList(found.finding().getSubject().split("\\|")).contains(id))
        .map(found -> finding(found, frame))
        .toList();
  }

  private static DossierModel.Finding finding(FindingAt found, Frame frame) {
    String severity = found.resolved() ? "resolved" : found.code().severity().text();
    return new DossierModel.Finding(
        found.code().code(),
        frame.language().text(found.code().title()),
        frame.language().text(found.finding().getDetail()),
        frame.say(severity),
        severity,
        found.finding().getSequences());
  }
}
