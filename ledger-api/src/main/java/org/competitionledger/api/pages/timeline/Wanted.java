package org.competitionledger.api.pages.timeline;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.timeline.Concerning;
import org.competitionledger.api.timeline.EventKind;
import org.competitionledger.event.Event;

/**
 * What is asked for.
 *
 * @param who whom it concerns, by id
 * @param before events before this sequence
 */
record Wanted(Optional<EventKind> kind, Optional<String> who, long before) {

  /** The question of a request, each part of which may be null or empty; or a 400. */
  static Wanted of(String kind, String who, String before, Reading reading) {
    long end = reading.lastSequence() + 1;
    return new Wanted(
        Optional.ofNullable(kind).filter(given -> !given.isEmpty()).map(Wanted::kind),
        Optional.ofNullable(who).filter(given -> !given.isEmpty()),
        Math.min(end, Parameters.wholeNumber("before", before, end, 0, Long.MAX_VALUE)));
  }

  private static EventKind kind(String given) {
    return EventKind.named(given)
        .orElseThrow(
            () ->
                ProblemCode.PARAMETER_INVALID.exception(
                    "kind-must-be-one",
                    Stream.of(EventKind.values())
                        .map(EventKind::text)
                        .collect(Collectors.joining(", "))));
  }

  Predicate<Event> in(Reading reading) {
    Predicate<Event> ofKind = event -> kind.isEmpty() || EventKind.of(event) == kind.get();
    return who.map(id -> ofKind.and(new Concerning(reading.state(), id))).orElse(ofKind);
  }
}
