package org.competitionledger.api.pages.participants;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.SourceNote;
import org.competitionledger.api.timeline.EventKind;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;

/** The events behind what is shown of participants, as steps. */
final class Steps {

  private final TreeMap<Long, Event> events;
  private final Dates dates;
  private final Language language;

  /** Of events that were found; those that are missing are shown without what only they tell. */
  Steps(List<Event> found, Dates dates, Language language) {
    this.events =
        found.stream()
            .collect(
                Collectors.toMap(
                    Event::getSequence, Function.identity(), (one, same) -> one, TreeMap::new));
    this.dates = dates;
    this.language = language;
  }

  /** Whether participants came in, went on or fell out by it. */
  static boolean wanted(Event event) {
    return switch (EventKind.of(event)) {
      case CALLS, APPLICATIONS, ENTRIES, OUTCOMES -> true;
      default -> false;
    };
  }

  Optional<ParticipantsModel.Step> at(Optional<Long> sequence) {
    return sequence.map(this::at);
  }

  /** Without a date and a source where the event lies further back than was looked. */
  ParticipantsModel.Step at(long sequence) {
    Event event = events.get(sequence);
    return event == null
        ? new ParticipantsModel.Step(sequence, new Dates.When("", ""), Optional.empty(), "")
        : step(event);
  }

  private ParticipantsModel.Step step(Event event) {
    SpecificRecord payload = (SpecificRecord) event.getSaid().getPayload();
    return new ParticipantsModel.Step(
        event.getSequence(),
        dates.of(event.getSaid().getOccurredAt(), event.getRecordedAt()),
        SourceNote.of(event.getSaid().getSource(), language),
        Stream.of("reason", "text")
            .map(field -> words(payload, field))
            .collect(Collectors.joining()));
  }

  private String words(SpecificRecord payload, String name) {
    Schema.Field field = payload.getSchema().getField(name);
    return field != null && payload.get(field.pos()) instanceof LocalisedText text
        ? language.text(text)
        : "";
  }

  /** With what an application came to where it stands, other than by being submitted. */
  Optional<ParticipantsModel.Step> decided(String call, String participant) {
    return events.descendingMap().values().stream()
        .filter(event -> decides(event.getSaid().getPayload(), call, participant))
        .findFirst()
        .map(this::step);
  }

  private static boolean decides(Object payload, String call, String participant) {
    if (payload instanceof ApplicationAccepted it) {
      return it.getCall().equals(call) && it.getParticipant().equals(participant);
    }
    if (payload instanceof ApplicationRejected it) {
      return it.getCall().equals(call) && it.getParticipant().equals(participant);
    }
    return payload instanceof ApplicationWithdrawn it
        && it.getCall().equals(call)
        && it.getParticipant().equals(participant);
  }
}
