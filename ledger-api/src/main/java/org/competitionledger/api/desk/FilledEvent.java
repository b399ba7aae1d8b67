package org.competitionledger.api.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.api.desk.form.Filled;

/**
 * An event as it was filled in.
 *
 * @param type its type
 * @param key the idempotency key under which it will be recorded
 * @param event in the form that commands have
 * @param also further participants of whom the same is to be recorded
 */
record FilledEvent(String type, String key, ObjectNode event, List<String> also) {

  private static final String PARTICIPANT = "participant";

  static FilledEvent of(String type, Filled form) {
    ObjectNode event = form.event(type, Events.schema(type));
    String first = participant(event);
    return new FilledEvent(
        type,
        form.value("key"),
        event,
        Events.schema(type).getField(PARTICIPANT) == null
            ? List.of()
            : form.values().getOrDefault("also", List.of()).stream()
                .distinct()
                .filter(each -> !each.equals(first))
                .toList());
  }

  /** As it was sent: an event, or one for each participant. */
  static FilledEvent of(String key, JsonNode command) {
    ObjectNode event = (ObjectNode) (command.isArray() ? command.get(0) : command);
    List<String> also = new ArrayList<>();
    for (int i = 1; command.isArray() && i < command.size(); i++) {
      also.add(participant(command.get(i)));
    }
    return new FilledEvent(event.path("type").asText(), key, event, also);
  }

  JsonNode command() {
    if (also.isEmpty()) {
      return event;
    }
    ArrayNode events = JsonNodeFactory.instance.arrayNode().add(event);
    for (String participant : also) {
      ObjectNode same = event.deepCopy();
      same.withObject("/data").put(PARTICIPANT, participant);
      events.add(same);
    }
    return events;
  }

  /** Of whom the event at a place of the command is. */
  String participant(int index) {
    return index == 0 ? participant(event) : also.get(index - 1);
  }

  private static String participant(JsonNode event) {
    return event.path("data").path(PARTICIPANT).asText();
  }
}
