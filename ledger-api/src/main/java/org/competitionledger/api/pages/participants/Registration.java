package org.competitionledger.api.pages.participants;

import java.util.Comparator;
import java.util.List;
import org.competitionledger.event.ConsortiumMember;
import org.competitionledger.event.Event;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.ParticipantRegistered;

/**
 * What a participant was registered with and what changed since, where the state remembers none of
 * it.
 *
 * @param country empty if none was given
 * @param consortium as last recorded
 */
record Registration(String country, List<ConsortiumMember> consortium) {

  private static final Registration NONE = new Registration("", List.of());

  /** Of the events that concern it, in any order. */
  static Registration of(List<Event> events, String participant) {
    Registration now = NONE;
    for (Event event :
        events.stream().sorted(Comparator.comparingLong(Event::getSequence)).toList()) {
      now = now.after(event.getSaid().getPayload(), participant);
    }
    return now;
  }

  private Registration after(Object payload, String participant) {
    if (payload instanceof ParticipantRegistered registered
        && registered.getParticipant().equals(participant)) {
      String given = registered.getCountry();
      return new Registration(given == null ? "" : given, registered.getConsortium());
    }
    return payload instanceof ParticipantChanged changed
            && changed.getParticipant().equals(participant)
            && changed.getConsortium() != null
        ? new Registration(country, changed.getConsortium())
        : this;
  }
}
