package org.competitionledger.api.pages.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.pages.SourceNote;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.Times;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.Actor;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.view.RuleChange;

/** What an event says of itself. */
final class EventInWords {

  private final Reading reading;
  private final Frame frame;
  private final Event event;
  private final StateNames names;

  EventInWords(Reading reading, Frame frame, Event event) {
    this.reading = reading;
    this.frame = frame;
    this.event = event;
    this.names = new StateNames(reading.state());
  }

  String sentence() {
    return text(Headlines.of(event, names));
  }

  EventModel.Circumstances circumstances() {
    Proposal said = event.getSaid();
    return new EventModel.Circumstances(
        time(said.getOccurredAt()),
        time(said.getAnnouncedAt()),
        new Dates(reading.zone()).of(event.getRecordedAt()),
        said.getParty() == null ? "" : text(names.of(said.getParty())),
        recorder(event.getActor()),
        SourceNote.of(said.getSource(), frame.language()));
  }

  private String time(ApproximateTime time) {
    return time == null ? "" : Times.of(time).in(frame.language());
  }

  /** By the registered name, where there is one. */
  private String recorder(Actor actor) {
    LocalisedText name =
        switch (actor.getRole()) {
          case EVALUATOR -> names.evaluator(actor.getSubject());
          case ORGANIZER, APPLICANT, CLERK ->
              names
                  .party(actor.getSubject())
                  .orElseGet(() -> new LocalisedText(actor.getSubject(), actor.getSubject()));
        };
    return frame.say("recorder", text(name), frame.say("role-" + role(actor.getRole())));
  }

  private static String role(Role role) {
    return PublicName.of(role);
  }

  List<RecordInWords.Part> data() {
    return new RecordInWords(names, frame.language())
        .parts((SpecificRecord) event.getSaid().getPayload());
  }

  /** Where to see what it did: the change of the rules, the table after it, the participant. */
  List<EventModel.Link> changed(Optional<RuleChange> change) {
    List<EventModel.Link> links = new ArrayList<>();
    change.ifPresent(
        found ->
            links.add(
                new EventModel.Link(
                    frame.say("to-change", text(found.getTitle())),
                    frame.change(event.getSequence()))));
    JsonNode data = RecordJson.tree((SpecificRecord) event.getSaid().getPayload());
    named(data, "stage")
        .filter(stage -> reading.state().find(StateKind.STAGE.key(stage)).isPresent())
        .ifPresent(
            stage ->
                links.add(
                    new EventModel.Link(
                        frame.say("to-standings", text(names.stage(stage))),
                        frame.to(Room.STANDINGS)
                            + "&stage="
                            + stage
                            + "&asOf="
                            + event.getSequence())));
    named(data, "participant")
        .ifPresent(
            participant ->
                links.add(
                    new EventModel.Link(
                        frame.say("to-participant", text(names.participant(participant))),
                        frame.participant(participant))));
    return links;
  }

  private static Optional<String> named(JsonNode data, String field) {
    return Optional.ofNullable(data.path(field).textValue());
  }

  private String text(LocalisedText text) {
    return frame.language().text(text);
  }
}
