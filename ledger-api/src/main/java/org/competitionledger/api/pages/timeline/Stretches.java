package org.competitionledger.api.pages.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.EventLine;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.timeline.EventKind;
import org.competitionledger.api.timeline.EventsBackwards;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.Event;

/** Stretches of the timeline, folded where much of one kind was recorded on one day. */
@ApplicationScoped
class Stretches {

  private static final int EVENTS_MAX = 100;
  private static final int WHO_MAX = 200;

  /** So many of a kind on a day are folded. */
  private static final int FOLDED_FROM = 4;

  private final EventsBackwards events;

  Stretches(EventsBackwards events) {
    this.events = events;
  }

  TimelineModel of(Reading reading, Frame frame, Wanted wanted) {
    EventsBackwards.Found found =
        events.find(reading.competition(), wanted.before(), EVENTS_MAX, wanted.in(reading));
    String room = frame.to(Room.TIMELINE);
    String filter =
        wanted.kind().map(kind -> "&kind=" + kind.text()).orElse("")
            + wanted.who().map(id -> "&who=" + encoded(id)).orElse("");
    return new TimelineModel(
        runs(found.events(), reading, frame),
        kinds(wanted, frame),
        who(reading.state(), wanted, frame),
        wanted.who().orElse(""),
        told(found, wanted, frame),
        found.lookedTo() == 0 ? "" : room + filter + "&before=" + found.lookedTo(),
        wanted.before() > reading.lastSequence() ? "" : room + filter);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8);
  }

  /** What is shown, and how far it was looked for. */
  private static String told(EventsBackwards.Found found, Wanted wanted, Frame frame) {
    if (found.events().isEmpty()) {
      return found.lookedTo() == 0
          ? frame.say("none")
          : frame.say("none-yet-found", found.lookedTo());
    }
    List<Event> shown = found.events();
    return frame.say(
        wanted.kind().isEmpty() && wanted.who().isEmpty() ? "shown" : "shown-of-filter",
        shown.size(),
        shown.get(shown.size() - 1).getSequence(),
        shown.get(0).getSequence());
  }

  private static List<TimelineModel.Run> runs(List<Event> shown, Reading reading, Frame frame) {
    Names names = new StateNames(reading.state());
    Dates dates = new Dates(reading.zone());
    List<TimelineModel.Run> runs = new ArrayList<>();
    for (int from = 0, to; from < shown.size(); from = to) {
      List<EventLine> lines = new ArrayList<>();
      String day = null;
      EventKind kind = EventKind.of(shown.get(from));
      for (to = from; to < shown.size() && EventKind.of(shown.get(to)) == kind; to++) {
        EventLine line = EventLine.of(shown.get(to), names, dates, frame.language());
        if (day != null && !day.equals(day(line))) {
          break;
        }
        day = day(line);
        lines.add(line);
      }
      runs.addAll(run(lines, kind, day, frame));
    }
    return runs;
  }

  private static String day(EventLine line) {
    return line.date().text().split(" ", 2)[0];
  }

  private static List<TimelineModel.Run> run(
      List<EventLine> lines, EventKind kind, String day, Frame frame) {
    if (lines.size() >= FOLDED_FROM) {
      String summary = frame.say("run", day, frame.say("kind-" + kind.text()), lines.size());
      return List.of(new TimelineModel.Run(summary, lines));
    }
    return lines.stream().map(line -> new TimelineModel.Run("", List.of(line))).toList();
  }

  private static List<TimelineModel.Choice> kinds(Wanted wanted, Frame frame) {
    return Stream.of(EventKind.values())
        .map(
            kind ->
                new TimelineModel.Choice(
                    kind.text(),
                    frame.say("kind-" + kind.text()),
                    wanted.kind().equals(Optional.of(kind))))
        .toList();
  }

  /** Participants and other parties with a name; none where they are too many for a list. */
  private static List<TimelineModel.Choice> who(State state, Wanted wanted, Frame frame) {
    List<TimelineModel.Choice> all = new ArrayList<>();
    state.scan(
        StateKind.PARTICIPANT,
        "",
        (key, one) -> all.add(choice(key.id(), frame.language().text(one.getName()), wanted)));
    state.scan(
        StateKind.PARTY,
        "",
        (key, one) -> all.add(choice(key.id(), frame.language().text(one.getName()), wanted)));
    return all.size() > WHO_MAX ? List.of() : all;
  }

  private static TimelineModel.Choice choice(String id, String name, Wanted wanted) {
    return new TimelineModel.Choice(id, name, wanted.who().equals(Optional.of(id)));
  }
}
