package org.competitionledger.api.pages.participants;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.EventLine;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.timeline.EventKind;
import org.competitionledger.core.wording.Names;
import org.competitionledger.event.Component;
import org.competitionledger.event.Event;
import org.competitionledger.event.SubmissionRegistered;

/**
 * Events that concern a participant, by kind. Of the kinds that a reader would look for it is said
 * too that there are none.
 *
 * @param allHref all events that concern it
 */
record Groups(Names names, Dates dates, Frame frame, String allHref) {

  private static final int LINES_MAX = 50;

  private static final List<EventKind> ALWAYS =
      List.of(
          EventKind.SUBMISSIONS,
          EventKind.GATES,
          EventKind.OUTCOMES,
          EventKind.OBJECTIONS,
          EventKind.STATEMENTS,
          EventKind.PROMISES);

  private static final List<EventKind> WHERE_ANY =
      List.of(EventKind.SCORES, EventKind.BENEFITS, EventKind.ENTRIES, EventKind.REGISTRATIONS);

  List<DossierModel.Group> of(List<Event> concerning) {
    Map<EventKind, List<Event>> byKind = new EnumMap<>(EventKind.class);
    concerning.forEach(
        event -> byKind.computeIfAbsent(EventKind.of(event), k -> new ArrayList<>()).add(event));
    List<DossierModel.Group> groups = new ArrayList<>();
    ALWAYS.forEach(kind -> groups.add(group(kind, byKind.getOrDefault(kind, List.of()))));
    WHERE_ANY.stream()
        .filter(byKind::containsKey)
        .forEach(kind -> groups.add(group(kind, byKind.get(kind))));
    return groups;
  }

  private DossierModel.Group group(EventKind kind, List<Event> events) {
    return new DossierModel.Group(
        kind.text(),
        frame.say("group-" + kind.text()),
        events.isEmpty() ? frame.say("none-of-" + kind.text()) : "",
        events.stream().limit(LINES_MAX).map(this::item).toList(),
        events.size() > LINES_MAX ? allHref + "&kind=" + kind.text() : "");
  }

  private DossierModel.Item item(Event event) {
    return new DossierModel.Item(
        EventLine.of(event, names, dates, frame.language()),
        event.getSaid().getPayload() instanceof SubmissionRegistered submission
            ? submission.getComponents().stream().map(this::component).toList()
            : List.of());
  }

  /** As it was recorded: its name, where it comes from, from which model, under which licence. */
  private String component(Component component) {
    List<String> parts = new ArrayList<>();
    parts.add(frame.language().text(component.getName()));
    parts.add(frame.say("origin-" + component.getOrigin().name().toLowerCase(Locale.ROOT)));
    if (component.getBaseModel() != null) {
      parts.add(frame.say("base-model", component.getBaseModel()));
    }
    if (component.getLicence() != null) {
      parts.add(frame.say("licence-is", component.getLicence()));
    }
    return String.join(" · ", parts);
  }
}
